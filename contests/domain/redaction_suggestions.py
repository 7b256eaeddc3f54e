"""Words of an entry that may give its author away: names in whatever case, and numbers of schools."""

import re
from collections.abc import Iterable

from contests.models import EntryVersion

_WORD = re.compile(r"[^\W\d_]+(?:[-ʼ'’][^\W\d_]+)*")
_KIND = r"(?:школ|ліце[йїюя]|гімназі|садо?чк?|садо?к|колегіум|здо|зш|зош|нвк)[^\W\d_]*"
_NUMBERED = re.compile(
    rf"(?:{_KIND}\s+)?(?:№|номер)\s*\d{{1,3}}|{_KIND}\s+\d{{1,3}}|\d{{1,3}}-?[^\W\d_]{{0,3}}\s+{_KIND}",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\b(?:1[0-2]|[1-9])\s?-\s?[А-ЯҐЄІЇ]\b", re.IGNORECASE)

# Words in institutions' names that tell nothing by themselves.
_COMMON = frozenset(
    {
        "школа", "ліцей", "гімназія", "імені", "дитячий", "садок", "ясла", "заклад", "дошкільної", "освіти",
        "початкова", "музична", "спеціальна", "науковий", "центр", "творчості", "дітей", "юнацтва",
        "позашкільної", "міський", "міської", "ради", "франківськ", "івано-франківський",
        "івано-франківська", "івано-франківської",
    }
)  # fmt: skip


def stem(word: str) -> str:
    """What stays of a Ukrainian name through its cases, roughly: «маріч» of «Марічка», «Марічці»."""
    word = word.casefold()
    return word if len(word) < 4 else word[: max(3, len(word) - 2)]


def suggestions(version: EntryVersion) -> list[str]:
    """Words and numbers of the title, technique and text to look at, as they are written there."""
    text = "\n".join([version.title, version.technique, version.text])
    names = list(_names(version))
    found = [word for word in _WORD.findall(text) if any(_is_form_of(word, name) for name in names)]
    numbers = [match[0] for pattern in (_NUMBERED, _CLASS) for match in pattern.finditer(text)]
    return list(dict.fromkeys([*numbers, *found]))


def _names(version: EntryVersion) -> Iterable[str]:
    institution = version.entry.institution
    whose = [pupil["full_name"] for pupil in version.participants]
    whose += [version.teacher, version.group_name]
    whose += [institution.name, institution.short_name] if institution else []
    for words in whose:
        for word in _WORD.findall(words):
            if len(word) > 2 and word.casefold() not in _COMMON:
                yield word


def _is_form_of(word: str, name: str) -> bool:
    """Whether ``word`` may be ``name`` in another case, or a short form with the same beginning."""
    return word.casefold().startswith(stem(name)) and len(word) <= len(name) + 3

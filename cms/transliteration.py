"""Ukrainian in Latin letters, by the Cabinet of Ministers' resolution No. 55 of 27 January 2010."""

import re

from django.utils.text import slugify

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
_AT_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = re.compile("(?<=\\w)['’ʼ`](?=\\w)")
_LETTER = re.compile("(зг)|[а-щьюяєіїґ]", re.IGNORECASE)


def _latin(match: re.Match) -> str:
    source = match[0]
    if match[1]:
        latin = "zgh"  # so that it is not read as «ж», which is "zh"
    else:
        starts_word = not match.string[match.start() - 1 : match.start()].isalpha()
        latin = (starts_word and _AT_WORD_START.get(source.lower())) or _LETTERS[source.lower()]
    return latin.capitalize() if source[0].isupper() else latin


def transliterate(text: str) -> str:
    """``text`` with its Ukrainian letters in Latin ones; apostrophes inside words are dropped."""
    return _LETTER.sub(_latin, _APOSTROPHES.sub("", text))


def transliterated_slug(text: str, *, max_length: int = 80) -> str:
    """A slug for ``text``: Latin letters, digits and hyphens, cut at a word where it is too long.

    Returns:
        The slug; empty when ``text`` has neither letters nor digits that can be transliterated.
    """
    slug = slugify(transliterate(text))
    if len(slug) <= max_length:
        return slug
    return slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]

"""Finding an institution by whatever people call it: its number, its name, a former one.

The registry has some hundred rows, so they are compared here: SQLite knows no Ukrainian small letters,
and a search engine knows neither that a number must fit whole nor that a «школа» is a «ліцей» now.
"""

import re
from dataclasses import dataclass, field

from institutions.models import FormerName, Institution

MOST_FOUND = 20
TOKEN = re.compile(r"\d+|[^\W\d_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`\u0301")

Kind = Institution.Kind
GENERIC_WORDS = {
    Kind.SCHOOL: "школа ліцей гімназія зош зосш сш ззсо нвк навчально виховний комплекс",
    Kind.KINDERGARTEN: "садок садочок дитсадок дитячий ясла здо днз центр розвитку",
    Kind.MUSIC: "школа музична дмш",
    Kind.VOCATIONAL: "училище коледж впу птнз",
    Kind.OUT_OF_SCHOOL: "гурток центр клуб студія позашкілля",
}
"""What people call institutions of a kind, whatever stands in the name today."""


@dataclass
class _Words:
    name: set[str]
    all: set[str] = field(default_factory=set)


def tokens(text: str) -> list[str]:
    """The words and numbers of ``text`` in small letters: «Ліцей №25» gives «ліцей», «25»."""
    return TOKEN.findall(text.translate(APOSTROPHES).lower())


def find_institutions(query: str, *, limit: int = MOST_FOUND) -> list[Institution]:
    """The active institutions in which every word of ``query`` is found, best first.

    Args:
        query: as typed: «ліцей 25», «Пасічнянська», a former name.
        limit: how many at most.
    """
    wanted = tokens(query)
    if not wanted:
        return []
    former: dict[int, list[str]] = {}
    for pk, name in FormerName.objects.values_list("institution_id", "name"):
        former.setdefault(pk, []).append(name)
    found = []
    for institution in Institution.objects.filter(active=True).order_by("number", "name"):
        words = _words_of(institution, former.get(institution.pk, []))
        score = sum(_score(token, words) for token in wanted) if _fits(wanted, words) else 0
        if score:
            found.append((-score, institution.number or 0, institution.name, institution))
    return [institution for *_rank, institution in sorted(found, key=lambda row: row[:3])[:limit]]


def _words_of(institution: Institution, former_names: list[str]) -> _Words:
    name = {*tokens(institution.name), *tokens(institution.short_name)}
    if institution.number is not None:
        name.add(str(institution.number))
    others = [*former_names, institution.settlement, institution.address]
    others.append(GENERIC_WORDS.get(institution.kind, ""))
    return _Words(name, name.union(*map(tokens, others)))


def _fits(wanted: list[str], words: _Words) -> bool:
    return all(_in(token, words.all) for token in wanted)


def _in(token: str, words: set[str]) -> bool:
    """A number must be there whole; of a word, its beginning."""
    return token in words or (not token.isdigit() and any(word.startswith(token) for word in words))


def _score(token: str, words: _Words) -> int:
    return 1 + 2 * (token in words.name) + _in(token, words.name)

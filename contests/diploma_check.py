"""What the code of a diploma confirms: the paper, and of the child no more than its guardian agreed to."""

from dataclasses import dataclass
from datetime import datetime

from cms.codes import read, written
from contests.domain import consents
from contests.domain.consents import Child, Publicity
from contests.models import Contest, Diploma, Entry


@dataclass(frozen=True)
class Confirmed:
    """What is said of a paper; of a revoked one only when it was revoked, its kind and its contest.

    Nor is more said before the results are published, or without the consent to take part.
    """

    code: str
    kind: str
    contest: Contest
    issued_at: datetime
    revoked_at: datetime | None
    name: str = ""
    honours: tuple[str, ...] = ()
    nomination: str = ""
    institution: str = ""


def confirm(code: str, *, now: datetime) -> Confirmed | None:
    """What ``code``, as somebody typed it, stands for at ``now``; ``None`` for no paper."""
    code = read(code)
    if not code:
        return None
    rows = Diploma.objects.select_related("entry__contest__site", "entry__institution")
    paper = rows.prefetch_related("entry__versions__nomination", "entry__awards").filter(code=code).first()
    if paper is None:
        return None
    entry = paper.entry
    common = {
        "code": written(code), "kind": paper.get_kind_display(), "contest": entry.contest,
        "issued_at": paper.issued_at, "revoked_at": paper.revoked_at,
    }  # fmt: skip
    publicity = consents.what_may_be_public(entry, now)
    if paper.revoked_at is not None or not publicity.listed:
        return Confirmed(**common)
    return Confirmed(
        **common,
        name=_name(paper, entry, publicity, now),
        honours=tuple(words for award in entry.awards.all() for words in award.honours),
        nomination=entry.standing.nomination.name,
        institution=publicity.institution,
    )


def _name(paper: Diploma, entry: Entry, publicity: Publicity, now: datetime) -> str:
    if not publicity.names:
        return ""
    if paper.kind == Diploma.Kind.THANKS:
        return entry.standing.teacher
    child: Child | None = next(
        (one for one in consents.authors_of(entry) if one.key == str(paper.participant_key)), None
    )
    return consents.shown_name(child, consents.allowed([child], now=now)[child]) if child else ""

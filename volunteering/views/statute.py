"""A statute for readers: as a whole, and clause by clause with its versions."""

from datetime import date
from itertools import pairwise

from django.http import Http404, HttpRequest
from django.utils import timezone

from cms.differences import Pieces, word_differences
from volunteering import queries
from volunteering.models import Clause, ClauseVersion, StatutePage


def whole(page: StatutePage, request: HttpRequest) -> dict:
    """All clauses in force, the acts that gave them their words, the consultation that runs."""
    today = timezone.localdate()
    clauses = queries.clauses_of(page.statute_id)
    return {
        "clauses": [(clause, clause.version_on(today)) for clause in clauses],
        "acts": queries.acts_of(page.statute_id),
        "consultation_page": queries.running_page_of(page),
    }


def clause(page: StatutePage, request: HttpRequest, number: str, act: str = ""):
    """A clause: its words now, or as an act adopted them, and what every act changed.

    Raises:
        Http404: no such clause, or that act did not change it.
    """
    clauses = queries.clauses_of(page.statute_id)
    found = next((clause for clause in clauses if clause.number == number), None)
    if found is None:
        raise Http404
    versions = found.in_order()
    shown = _version(found, versions, act)
    consultation_page = queries.running_page_of(page)
    way = f"{page.CLAUSE}{number}/" + (f"{act}/" if act else "")
    context = {
        "clause": found,
        "version": shown,
        "is_current": shown == found.current,
        "steps": steps(versions, on=timezone.localdate()),
        "chapter": _chapter(clauses, found),
        "before": _neighbour(clauses, found, -1),
        "after": _neighbour(clauses, found, +1),
        "consultation_page": consultation_page,
        "proposals": queries.clause_proposals(found, consultation_page) if consultation_page else (),
        "canonical_query": way,
    }
    return page.render(request, template="volunteering/statute/clause.html", context_overrides=context)


def _version(found: Clause, versions: list[ClauseVersion], act: str) -> ClauseVersion | None:
    if not act:
        return found.current
    version = next((version for version in versions if version.act.slug == act), None)
    if version is None:
        raise Http404
    return version


def steps(versions: list[ClauseVersion], *, on: date) -> list[dict]:
    """What each act made of a clause, the latest first.

    Args:
        versions: in the order of their acts.
        on: the day on which one of them is in force.
    """
    in_force = [version for version in versions if version.act.adopted_on <= on]
    return [
        {
            "version": new,
            "pieces": _pieces(old, new),
            "is_first": old is None,
            "in_force": bool(in_force) and new == in_force[-1],
            "to_come": new.act.adopted_on > on,
        }
        for old, new in reversed(list(pairwise([None, *versions])))
    ]


def _pieces(old: ClauseVersion | None, new: ClauseVersion) -> Pieces:
    return word_differences(old.text, new.text) if old else []


def _chapter(clauses: tuple[Clause, ...], found: Clause) -> Clause | None:
    """The heading above a clause."""
    if found.depth == 1:
        return None
    first = found.number.partition(".")[0]
    return next((clause for clause in clauses if clause.number == first), None)


def _neighbour(clauses: tuple[Clause, ...], found: Clause, step: int) -> Clause | None:
    """The clause with words before or after this one."""
    worded = [clause for clause in clauses if clause.current or clause == found]
    place = worded.index(found) + step
    return worded[place] if 0 <= place < len(worded) else None

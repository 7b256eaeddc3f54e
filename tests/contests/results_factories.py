"""Contests whose results are published, for tests."""

from contests.domain import awards, publishing, sign_off
from contests.models import Contest, Entry, Score
from tests.contests.jury_factories import make_assigned, make_juror, make_ready
from tests.factories import kyiv

RESULTS = kyiv(2026, 6, 5, 12)
"""The moment at which the results of the contests made here are published."""
LATER = kyiv(2026, 6, 6, 12)


def make_judged(
    contest: Contest, by, school, *, scores: tuple[int, ...] = (10, 8, 6, 4), **fields
) -> list[Entry]:
    """An entry for each score, all of one pupil's category, and the scores signed off."""
    juror = make_juror(contest)
    entries = []
    for number, value in enumerate(scores, start=1):
        entry = make_ready(contest, by, institution=school, **fields)
        assignment = make_assigned(contest, juror, entry, number)
        for criterion in contest.criteria.all():
            Score.objects.create(assignment=assignment, criterion=criterion, value=value)
        assignment.state = assignment.State.DONE
        assignment.save()
        entries.append(entry)
    sign_off.sign_off(contest=contest, by=None, now=RESULTS)
    return [Entry.objects.get(pk=entry.pk) for entry in entries]


def make_published(contest: Contest, by, school, **fields) -> list[Entry]:
    """The entries of a contest with published results; the first three have a place, the rest none."""
    fields.setdefault("teacher", "Вигадана Учителька")
    entries = make_judged(contest, by, school, **fields)
    places = awards.proposed(contest.sign_offs.last())
    awards.set_places(contest=contest, places=places, by=None, now=RESULTS)
    publishing.publish_results(contest=contest, by=None, now=RESULTS)
    contest.refresh_from_db()
    return [Entry.objects.get(pk=entry.pk) for entry in entries]

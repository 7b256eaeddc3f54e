"""The demonstration contests: loaded by the domain's own steps, and once."""

from collections import Counter

import pytest
from django.utils import timezone

from cms.mail.models import Letter
from contests import blind
from contests.domain import phases
from contests.domain.entries import delete_draft
from contests.domain.phases import Phase
from contests.domain.redaction import MARK
from contests.models import Assignment, Contest, Entry, EntryFile, Juror
from contests.queries import entries_before_jury
from demo.content import contests as content
from demo.content import schema
from demo.loader import contests, entries, people


@pytest.fixture
def loaded(education):
    """The rows of the demo's contests, people and entries."""
    site = schema.SiteContent(
        key="education", name=schema.Label("", ""), tagline=schema.Label("", ""),
        home=schema.Home(key="home", uk=schema.Words("", "")), pages=content.CONTESTS,
    )  # fmt: skip

    def load():
        contests.load_contests(site, education)
        people.load_people()
        entries.load_entries()

    load()
    return load


def test_one_demonstration_takes_entries_another_is_judged_and_the_others_are_long_over(loaded):
    now = timezone.now()
    assert {contest.code: phases.phase(contest, now=now) for contest in Contest.objects.all()} == {
        "ДЕМО": Phase.OPEN, "ЖУРІ": Phase.JUDGING, "КУП": Phase.OVER, "ММ": Phase.OVER, "ТЛ": Phase.OVER,
    }  # fmt: skip


def test_its_entries_stand_in_every_state_that_can_be_reached_now(loaded):
    entries = Entry.objects.filter(contest__code="ДЕМО")
    assert Counter(entries.values_list("state", flat=True)) == {
        "draft": 2, "submitted": 2, "returned": 1, "admitted": 3, "refused": 1, "withdrawn": 1,
    }  # fmt: skip


def test_every_child_is_plainly_invented(loaded):
    names = [pupil.full_name for entry in Entry.objects.all() for pupil in entry.participants.all()]
    assert len(names) == len(set(names)) == 15
    assert all(name.startswith("Вигадан") for name in names)


def test_the_drawings_are_ready_to_be_seen(loaded):
    files = EntryFile.objects.filter(entry__nomination__kind="drawing")
    assert [file.status for file in files] == ["ready"] * 4


def test_the_juror_has_works_to_score_without_names_and_one_waits_for_a_look(loaded):
    now, user = timezone.now(), people.account("zhuri")
    [open_jury] = [jury for jury in blind.juries(user, now=now) if jury.is_open]
    works = [own.entry for own in blind.entries(user, open_jury)]
    assert sorted(work.title for work in works) == [
        "Дві ріки", "Моя вулиця", "Під скляним дахом", "Ранок на площі",
    ]  # fmt: skip
    assert [work.text.count(MARK) for work in works if work.title == "Моя вулиця"] == [1]
    contest = Contest.objects.get(code="ЖУРІ")
    assert [entry.title for entry in entries_before_jury(contest)] == ["Лист до міста"]


def test_what_is_missing_is_loaded_and_nothing_else(loaded):
    entry = Entry.objects.get(participants__full_name="Вигадана Зоряна")
    delete_draft(entry=entry, by=entry.owner)
    loaded()
    assert Entry.objects.count() == 15


def test_loading_again_changes_nothing(loaded):
    def count():
        return [model.objects.count() for model in (Contest, Entry, Juror, Assignment, Letter)]

    before = count()
    loaded()
    assert count() == before


def test_of_2023_nothing_is_invented():
    for contest in content.CONTESTS[2:]:
        assert contest.year == 2023
        assert (contest.stages, contest.nominations, contest.criteria, contest.prizes.uk) == ((), (), (), "")

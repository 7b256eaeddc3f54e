"""Which juror gets which work."""

from collections import Counter

import pytest
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from contests.domain import assignment as giving
from contests.domain import judging, redaction
from contests.domain.jury import let_go
from contests.domain.transitions import Refused
from contests.models import Assignment, Contest, Entry, Juror, Score
from contests.queries import assignments_for, entries_before_jury
from institutions.models import Representative
from tests.contests.factories import make_representative, make_user
from tests.contests.jury_factories import (
    JUDGING,
    make_admitted,
    make_assigned,
    make_juror,
    make_ready,
)
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db
State = Assignment.State


@pytest.fixture
def works(contest, school, secretary):
    contest.per_pupil = None
    contest.save()
    return [make_ready(contest, secretary, institution=school) for _ in range(6)]


def make_jurors(contest, count: int):
    return [make_juror(contest, f"juror-{number}@example.org") for number in range(count)]


def test_each_work_goes_to_as_many_jurors_as_asked_for_in_even_shares(contest, works):
    jurors = make_jurors(contest, 4)

    given_out = giving.give_entries(contest=contest, by=None, now=JUDGING)

    assert (given_out.made, given_out.short) == (18, ())
    by_entry = Counter(Assignment.objects.values_list("entry", flat=True))
    assert set(by_entry.values()) == {3}
    load = [juror.assignments.count() for juror in jurors]
    assert max(load) - min(load) <= 1


def test_doing_it_again_changes_nothing(contest, works):
    make_jurors(contest, 3)
    giving.give_entries(contest=contest, by=None, now=JUDGING)
    before = set(Assignment.objects.values_list("juror", "entry"))
    numbers = dict(Entry.objects.values_list("pk", "blind_number"))

    assert giving.give_entries(contest=contest, by=None, now=JUDGING).made == 0
    assert set(Assignment.objects.values_list("juror", "entry")) == before
    assert dict(Entry.objects.values_list("pk", "blind_number")) == numbers


def test_numbers_are_given_once_and_not_in_the_order_of_submission(contest, works):
    orders = set()
    for _ in range(8):
        Entry.objects.update(blind_number=None)
        giving.number_entries(contest)
        numbers = list(Entry.objects.order_by("submitted_at", "pk").values_list("blind_number", flat=True))
        assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
        orders.add(tuple(numbers))
    # Eight times the same of 720 orders: one chance in 720 to the seventh.
    assert len(orders) > 1


def test_works_that_are_not_admitted_get_neither_number_nor_juror(contest, works):
    make_jurors(contest, 3)
    Entry.objects.filter(pk=works[0].pk).update(state="refused")
    giving.give_entries(contest=contest, by=None, now=JUDGING)
    refused = Entry.objects.get(pk=works[0].pk)
    assert (refused.blind_number, refused.assignments.count()) == (None, 0)


def test_a_work_waits_until_a_moderator_has_looked_for_what_gives_its_author_away(contest, secretary, school):
    make_jurors(contest, 3)
    unseen = make_admitted(contest, secretary, institution=school)

    assert giving.give_entries(contest=contest, by=None, now=JUDGING).made == 0
    assert list(entries_before_jury(contest)) == [unseen]
    assert Entry.objects.get().blind_number is None

    redaction.redact_words(version=unseen.standing, words=["яблуня"], by=None, now=JUDGING)
    assert giving.give_entries(contest=contest, by=None, now=JUDGING).made == 3
    assert list(entries_before_jury(contest)) == []


@pytest.mark.parametrize(
    "group", [Role.CONTEST_MODERATOR, site_group(SiteName.EDUCATION, SiteRole.PUBLISHER)]
)
def test_who_could_see_the_authors_by_now_gets_nothing_and_what_waited_goes_to_others(contest, works, group):
    jurors = make_jurors(contest, 3)
    giving.give_entries(contest=contest, by=None, now=JUDGING)
    promoted = jurors[0]
    promoted.user.groups.add(Group.objects.get(name=group))
    scored, *waiting = promoted.assignments.all()
    Assignment.objects.filter(pk=scored.pk).update(state=State.DONE)
    late = make_juror(contest, "late@example.org")

    given_out = giving.give_entries(contest=contest, by=None, now=JUDGING)

    assert (given_out.made, given_out.short) == (5, ())
    assert set(late.assignments.values_list("entry", flat=True)) == {one.entry_id for one in waiting}
    assert promoted.assignments.count() == 6
    with translation.override("en"), pytest.raises(Refused, match="can see who the authors are"):
        giving.reassign(
            assignment=late.assignments.first(), to=promoted, by=None, reason="Хвороба", now=JUDGING
        )


def test_a_juror_gets_nothing_of_the_own_institution_however_it_is_known(contest, works, school):
    by_form, acting, free = make_jurors(contest, 3)
    by_form.institution = school
    by_form.save()
    Representative.objects.create(user=acting.user, institution=school, state=Representative.State.CONFIRMED)

    given_out = giving.give_entries(contest=contest, by=None, now=JUDGING)

    assert set(Assignment.objects.values_list("juror", flat=True)) == {free.pk}
    assert given_out.short == (1, 2, 3, 4, 5, 6)


def test_a_guardian_on_the_jury_does_not_get_the_own_childs_work(contest, works):
    own, other = make_jurors(contest, 2)
    Entry.objects.filter(pk=works[0].pk).update(institution=None, owner=own.user)
    giving.give_entries(contest=contest, by=None, now=JUDGING)
    assert list(works[0].assignments.values_list("juror", flat=True)) == [other.pk]


def test_a_tie_found_later_takes_the_work_and_its_scores_back(contest, works, school):
    contest.jurors_per_entry = 1
    contest.save()
    juror = make_juror(contest)
    given_before = make_assigned(contest, juror, works[0], 1)
    Score.objects.create(assignment=given_before, criterion=contest.criteria.first(), value=7)
    juror.institution = school
    juror.save()

    assert giving.give_entries(contest=contest, by=None, now=JUDGING).conflicts == 1
    given_before.refresh_from_db()
    assert (given_before.state, given_before.scores.count()) == (State.CONFLICT, 0)


def test_a_declared_conflict_gives_the_work_to_another_juror_and_is_written_down(contest, works):
    contest.jurors_per_entry = 1
    contest.save()
    first, second = make_jurors(contest, 2)
    given_out = make_assigned(contest, first, works[0], 1)

    giving.declare_conflict(assignment=given_out, by=first.user, reason="Мій учень", now=JUDGING)

    assert set(works[0].assignments.values_list("juror", "state")) == {
        (first.pk, State.CONFLICT), (second.pk, State.OPEN),
    }  # fmt: skip
    record = AuditRecord.objects.for_subject(given_out).get()
    assert (record.action, record.actor, record.reason) == ("assignment.conflict", first.user, "Мій учень")


def test_when_nobody_is_left_the_work_is_among_the_short_ones(contest, works):
    contest.jurors_per_entry = 1
    contest.save()
    only = make_juror(contest)
    given_out = make_assigned(contest, only, works[0], 1)
    result = giving.declare_conflict(assignment=given_out, by=only.user, reason="Мій учень", now=JUDGING)
    assert 1 in result.short


def test_a_conflict_needs_a_reason_and_there_is_no_way_back(contest, works):
    juror = make_juror(contest)
    given_out = make_assigned(contest, juror, works[0], 1)
    with pytest.raises(Refused):
        giving.declare_conflict(assignment=given_out, by=juror.user, reason=" ", now=JUDGING)
    giving.declare_conflict(assignment=given_out, by=juror.user, reason="Мій учень", now=JUDGING)
    with pytest.raises(Refused):
        judging.save_scores(assignment=given_out, by=juror.user, revision=1, values={}, now=JUDGING)


def test_an_editor_gives_a_waiting_work_to_another(contest, works, school):
    first, second, tied = make_jurors(contest, 3)
    tied.institution = school
    tied.save()
    given_out = make_assigned(contest, first, works[0], 1)
    editor = make_user("editor@example.org")

    with pytest.raises(Refused):
        giving.reassign(assignment=given_out, to=tied, by=editor, reason="Хвороба", now=JUDGING)
    with pytest.raises(Refused):
        giving.reassign(assignment=given_out, to=second, by=editor, reason="", now=JUDGING)
    made = giving.reassign(assignment=given_out, to=second, by=editor, reason="Хвороба", now=JUDGING)

    assert list(works[0].assignments.values_list("juror", flat=True)) == [second.pk]
    assert AuditRecord.objects.for_subject(made).get().reason == "Хвороба"


def test_a_scored_work_is_not_given_away(contest, works):
    first, second = make_jurors(contest, 2)
    given_out = make_assigned(contest, first, works[0], 1)
    Assignment.objects.update(state=State.DONE)
    with pytest.raises(Refused):
        giving.reassign(assignment=given_out, to=second, by=first.user, reason="Хвороба", now=JUDGING)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.integers(1, 5), st.integers(1, 4))
def test_no_division_gives_own_works_too_many_jurors_or_any_twice(contest, homes, jurors, wanted):
    """``homes``: of which of four institutions each work is; a juror's own has the juror's number."""
    Assignment.objects.all().delete()
    contest.jurors.all().delete()
    Entry.objects.filter(contest=contest).update(state="withdrawn")
    Contest.objects.filter(pk=contest.pk).update(jurors_per_entry=wanted)
    schools = [make_institution() for _ in range(4)]
    works = [make_work(contest, schools[home]) for home in homes]
    people = make_jurors(contest, jurors)
    for juror, home in zip(people, schools, strict=False):
        juror.institution = home
        juror.save()

    giving.give_entries(contest=contest, by=None, now=JUDGING)

    for work, home in zip(works, homes, strict=True):
        able = [juror.pk for juror in people if juror.institution != schools[home]]
        found = list(work.assignments.values_list("juror", flat=True))
        assert len(found) == len(set(found)) == min(wanted, len(able))
        assert set(found) <= set(able)


def make_work(contest, institution) -> Entry:
    acting = Representative.objects.filter(institution=institution).first()
    by = acting.user if acting else make_representative(institution, f"{institution.slug}@example.org")
    return make_ready(contest, by, institution=institution)


# What a juror does with a work


@pytest.fixture
def given_out(contest, works):
    return make_assigned(contest, make_juror(contest), works[0], 1)


def criteria(contest):
    return [criterion.pk for criterion in contest.criteria.all()]


def test_a_work_is_done_when_every_criterion_has_its_score(contest, given_out):
    theme, original = criteria(contest)
    by = given_out.juror.user
    saved = judging.save_scores(assignment=given_out, by=by, revision=0, values={theme: 8}, now=JUDGING)
    assert (saved.state, saved.revision) == (State.OPEN, 1)
    saved = judging.save_scores(
        assignment=given_out, by=by, revision=1, values={original: 9}, comment=" Сміливо ", now=JUDGING
    )
    assert (saved.state, saved.revision, saved.comment) == (State.DONE, 2, "Сміливо")
    assert dict(saved.scores.values_list("criterion", "value")) == {theme: 8, original: 9}
    saved = judging.save_scores(assignment=given_out, by=by, revision=2, values={theme: None}, now=JUDGING)
    assert (saved.state, dict(saved.scores.values_list("criterion", "value"))) == (State.OPEN, {original: 9})


def test_changing_a_done_work_is_written_down(contest, given_out):
    theme, original = criteria(contest)
    by = given_out.juror.user
    scores = {theme: 8, original: 9}
    judging.save_scores(assignment=given_out, by=by, revision=0, values=scores, now=JUDGING)
    judging.save_scores(assignment=given_out, by=by, revision=1, values={theme: 5}, now=JUDGING)
    record = AuditRecord.objects.for_subject(given_out).get(action="assignment.rescore")
    assert record.data["before"] == {str(theme): 8, str(original): 9}
    assert record.data["after"] == {str(theme): 5, str(original): 9}


def test_two_tabs_cannot_overwrite_each_other(contest, given_out):
    theme, _original = criteria(contest)
    by = given_out.juror.user
    judging.save_scores(assignment=given_out, by=by, revision=0, values={theme: 8}, now=JUDGING)
    with pytest.raises(judging.Stale):
        judging.save_scores(assignment=given_out, by=by, revision=0, values={theme: 2}, now=JUDGING)
    assert given_out.scores.get().value == 8


@pytest.mark.parametrize("value", [0, 11])
def test_a_score_stays_in_its_criterions_range(contest, given_out, value):
    theme, _original = criteria(contest)
    with pytest.raises(judging.ValidationError) as raised:
        judging.save_scores(
            assignment=given_out, by=given_out.juror.user, revision=0, values={theme: value}, now=JUDGING
        )
    assert list(raised.value.message_dict) == [str(theme)]
    assert given_out.scores.count() == 0


@pytest.mark.parametrize("now", [kyiv(2026, 5, 19, 23), kyiv(2026, 6, 2, 0)])
def test_scores_are_given_on_the_days_of_the_jury_only(given_out, now):
    with pytest.raises(Refused):
        judging.save_scores(assignment=given_out, by=given_out.juror.user, revision=0, values={}, now=now)


def test_nobody_else_scores_and_nobody_who_left(contest, given_out):
    other = make_juror(contest, "other@example.org").user
    with pytest.raises(Refused):
        judging.save_scores(assignment=given_out, by=other, revision=0, values={}, now=JUDGING)
    given_out.juror.active = False
    given_out.juror.save()
    with pytest.raises(Refused):
        judging.save_scores(assignment=given_out, by=given_out.juror.user, revision=0, values={}, now=JUDGING)


def test_abstaining_needs_a_reason_takes_the_scores_and_is_taken_back_by_scoring(contest, given_out):
    theme, original = criteria(contest)
    by = given_out.juror.user
    judging.save_scores(assignment=given_out, by=by, revision=0, values={theme: 8}, now=JUDGING)
    with pytest.raises(Refused):
        judging.abstain(assignment=given_out, by=by, reason="", now=JUDGING)
    saved = judging.abstain(assignment=given_out, by=by, reason="Не моя техніка", now=JUDGING)
    assert (saved.state, saved.reason, saved.scores.count()) == (State.ABSTAINED, "Не моя техніка", 0)
    scores = {theme: 8, original: 9}
    saved = judging.save_scores(assignment=given_out, by=by, revision=2, values=scores, now=JUDGING)
    assert (saved.state, saved.reason) == (State.DONE, "")


@pytest.mark.parametrize("tie", ["representative", "owner"])
def test_a_tie_that_came_later_shuts_the_work_at_once(contest, school, secretary, tie):
    juror = make_juror(contest)
    entry = make_ready(contest, secretary, institution=school)
    one = make_assigned(contest, juror, entry, 1)
    assert list(assignments_for(juror.user)) == [one]
    if tie == "representative":
        Representative.objects.create(
            user=juror.user, institution=school, state=Representative.State.CONFIRMED
        )
    else:
        Entry.objects.filter(pk=entry.pk).update(owner=juror.user)
    assert list(assignments_for(juror.user)) == []


@pytest.fixture
def locks(monkeypatch) -> list[type]:
    """The contests' models of which rows are locked from now on, in that order."""
    taken = []
    lock = QuerySet.select_for_update

    def noted(query, *args, **kwargs):
        if query.model._meta.app_label == "contests":
            taken.append(query.model)
        return lock(query, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    return taken


def test_whoever_scores_gives_away_or_leaves_waits_for_the_contest_first(contest, given_out, locks):
    """As those who sign off do: no score comes after the snapshot, and no two wait for each other."""
    first, second = given_out.juror, make_juror(contest, "other@example.org")

    locks.clear()
    judging.save_scores(assignment=given_out, by=first.user, revision=0, values={}, now=JUDGING)
    assert locks == [Contest, Assignment]
    locks.clear()
    judging.abstain(assignment=given_out, by=first.user, reason="Хвороба", now=JUDGING)
    assert locks == [Contest, Assignment]
    locks.clear()
    giving.reassign(assignment=given_out, to=second, by=None, reason="Хвороба", now=JUDGING)
    assert locks == [Contest, Assignment]
    locks.clear()
    made = Assignment.objects.get(juror=second)
    giving.declare_conflict(assignment=made, by=second.user, reason="Мій учень", now=JUDGING)
    assert locks[:2] == [Contest, Assignment]
    locks.clear()
    let_go(juror=second, by=None, now=JUDGING)
    assert locks[:2] == [Contest, Juror]

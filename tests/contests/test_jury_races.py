"""The jury's work while others act: scores, sign-offs, works given to others, prepared files."""

from functools import partial

import pytest

from cms.media.storage import private_storage
from contests.domain import assignment as giving
from contests.domain import entries, judging, moderation, packages, sign_off, sweeping
from contests.domain.transitions import Gone, Refused
from contests.models import Assignment, Contest, Entry, Package, Score, SignOff, State
from contests.queries import versions_for_editor
from tests.contests.editors import add_file, make_moderator
from tests.contests.factories import OPEN
from tests.contests.jury_factories import JUDGING, make_assigned, make_juror, make_ready
from tests.contests.races import at_once, behind, failures, really_commits

pytestmark = really_commits


@pytest.fixture
def jurors(contest):
    return [make_juror(contest, f"juror-{name}@example.org") for name in "ab"]


@pytest.fixture
def works(contest, school, secretary, jurors) -> list[Entry]:
    """Three admitted works, all scored by the first juror: 5 by each criterion."""
    works = []
    for number in (1, 2, 3):
        work = make_ready(contest, secretary, institution=school)
        scored = make_assigned(contest, jurors[0], work, number)
        judging.save_scores(
            assignment=scored, by=jurors[0].user, revision=0, values=all_of(contest, 5), now=JUDGING
        )
        works.append(Entry.objects.get(pk=work.pk))
    return works


def all_of(contest: Contest, value: int) -> dict[int, int]:
    return {criterion.pk: value for criterion in contest.criteria.all()}


def row(thing):
    return type(thing).objects.filter(pk=thing.pk)


def fresh(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def signing(contest: Contest):
    return partial(sign_off.sign_off, contest=contest, by=None, now=JUDGING)


def rescoring(work: Entry, value: int):
    one = work.assignments.select_related("juror__user").get()
    return partial(
        judging.save_scores, assignment=one, by=one.juror.user, revision=one.revision,
        values=all_of(work.contest, value), now=JUDGING,
    )  # fmt: skip


def deciding(work: Entry, decision: str):
    return partial(
        moderation.decide, version=work.standing, decision=decision, by=None, words="Розмите.", now=OPEN
    )


def signed_numbers() -> set[int]:
    return {one["number"] for one in SignOff.objects.get().payload["entries"]}


class TestSignOff:
    @pytest.mark.parametrize("attempt", range(3))
    def test_a_score_saved_meanwhile_is_under_the_hash_or_refused(self, contest, works, attempt):
        signed, *saved = at_once(signing(contest), *[rescoring(work, 9) for work in works])

        failures([signed, *saved], Refused)
        payload = {one["id"]: one["scores"][0]["values"] for one in SignOff.objects.get().payload["entries"]}
        for work, result in zip(works, saved, strict=True):
            value = 5 if isinstance(result, Refused) else 9
            assert set(payload[work.pk].values()) == {value}
            assert set(Score.objects.filter(assignment__entry=work).values_list("value", flat=True)) == {
                value
            }
        assert sign_off.digest_of(sign_off.snapshot(contest)) == signed.digest

    @pytest.mark.parametrize("is_first", [True, False])
    def test_a_work_refused_meanwhile_is_signed_and_judged_or_neither(self, contest, works, is_first):
        work = works[1]
        acts = [deciding(work, "refuse"), signing(contest)]

        failures(behind(row(work), *(acts if is_first else acts[::-1])), Refused)

        judged = Entry.objects.filter(state=State.JUDGED).values_list("blind_number", flat=True)
        assert signed_numbers() == set(judged)
        assert fresh(work).state == (State.REFUSED if is_first else State.JUDGED)

    def test_a_work_taken_back_meanwhile_is_not_signed(self, contest, works, secretary):
        withdrawing = partial(entries.withdraw_entry, entry=works[1], by=secretary, now=JUDGING)

        assert failures(behind(row(works[1]), withdrawing, signing(contest))) == []

        assert signed_numbers() == {1, 3}
        assert fresh(works[1]).state == State.WITHDRAWN

    def test_a_work_is_returned_and_submitted_anew_meanwhile(self, contest, works, secretary):
        first, second, _third = works

        def return_and_submit():
            deciding(second, "return")()
            return entries.submit_entry(entry=second, by=secretary, now=OPEN)

        results = behind(row(first), signing(contest), return_and_submit)

        failures(results, Refused)
        assert signed_numbers() == {1, 2, 3}
        assert fresh(second).state == State.JUDGED

    def test_two_sign_at_once_and_one_sign_off_stands(self, contest, works):
        assert len(failures(at_once(signing(contest), signing(contest)), Refused)) == 1
        assert SignOff.objects.count() == 1


class TestGivingToAnother:
    @pytest.fixture
    def waiting(self, contest, school, secretary, jurors) -> Assignment:
        work = make_ready(contest, secretary, institution=school)
        return make_assigned(contest, jurors[0], work, 9)

    def reassigning(self, waiting, to):
        return partial(giving.reassign, assignment=waiting, to=to, by=None, reason="Хворіє.", now=JUDGING)

    @pytest.mark.parametrize("is_first", [True, False])
    def test_a_juror_scores_what_is_being_given_to_another(self, contest, waiting, jurors, is_first):
        scoring = partial(
            judging.save_scores, assignment=waiting, by=jurors[0].user, revision=0,
            values=all_of(contest, 7), now=JUDGING,
        )  # fmt: skip
        acts = [scoring, self.reassigning(waiting, jurors[1])]

        results = behind(row(contest), *(acts if is_first else acts[::-1]))

        assert failures(results, Refused) == [results[1]]
        [kept] = Assignment.objects.all()
        if is_first:
            assert (kept.juror, kept.state) == (jurors[0], Assignment.State.DONE)
        else:
            assert (kept.juror, kept.scores.count()) == (jurors[1], 0)

    def test_two_editors_give_it_to_two_others_at_once(self, contest, waiting, jurors):
        third = make_juror(contest, "juror-c@example.org")

        results = behind(row(contest), *[self.reassigning(waiting, to) for to in (jurors[1], third)])

        assert failures(results, Gone) == [results[1]]
        assert [one.juror for one in Assignment.objects.all()] == [jurors[1]]

    def test_works_given_out_twice_at_once_are_given_once(self, contest, school, secretary, jurors):
        for _number in range(4):
            make_ready(contest, secretary, institution=school)
        give = partial(giving.give_entries, contest=contest, by=None, now=JUDGING)

        assert failures(at_once(give, give)) == []

        assert sorted(Entry.objects.values_list("blind_number", flat=True)) == [1, 2, 3, 4]
        assert Assignment.objects.count() == 4 * min(contest.jurors_per_entry, len(jurors))


class TestPackages:
    @pytest.fixture
    def order(self, works):
        moderator = make_moderator()
        add_file(works[0])
        versions = list(versions_for_editor(moderator).filter(entry=works[0]).for_table())
        return partial(
            packages.order_works, versions=versions, names=["reference"], reason="Виставка",
            by=moderator, now=JUDGING,
        )  # fmt: skip

    def files(self) -> list[str]:
        return sweeping.names_below(private_storage(), "contests/packages")

    def test_two_clicks_at_once_order_one(self, order):
        before = len(self.files())
        one, other = at_once(order, order)

        assert failures([one, other]) == []
        assert one == other
        assert len(self.files()) == before + 1

    def test_two_workers_that_make_the_same_leave_one_file(self, order):
        package = order()
        before = len(self.files())
        Package.objects.filter(pk=package.pk).update(state=Package.State.WAITING)
        waiting = [Package.objects.get(pk=package.pk) for _worker in range(2)]

        results = at_once(*[partial(packages.make, package=one, now=JUDGING) for one in waiting])

        failures(results, packages.Discarded)
        made = Package.objects.get()
        assert made.state == Package.State.READY
        assert made.file.storage.exists(made.file.name)
        assert len(self.files()) == before + 1

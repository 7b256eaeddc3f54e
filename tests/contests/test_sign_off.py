"""What was signed stays; what changes it later says why; places follow from it."""

import hashlib
import json

import pytest

from cms.audit import AppendOnly, AuditRecord
from contests.domain import awards, judging, sign_off
from contests.domain.entries import withdraw_entry
from contests.domain.transitions import Refused
from contests.models import Assignment, Award, Entry, Score, SignOff
from contests.protocol import protocol_of
from institutions.models import Representative
from tests.contests.factories import make_user
from tests.contests.jury_factories import JUDGING, make_assigned, make_juror, make_ready
from tests.factories import kyiv

pytestmark = pytest.mark.django_db
AFTER = kyiv(2026, 6, 3)


@pytest.fixture
def editor(db):
    return make_user("editor@example.org", first_name="Оксана", last_name="Редактор")


@pytest.fixture
def judged(contest, school, secretary):
    """Four works and two jurors: 1 is best, 2 and 3 are equal, 4 is last. Theme and originality."""
    contest.per_pupil = None
    contest.save()
    jurors = [make_juror(contest, f"juror-{name}@example.org") for name in "ab"]
    for number, scores in {1: (10, 9), 2: (7, 7), 3: (7, 7), 4: (3, 2)}.items():
        entry = make_ready(contest, secretary, institution=school)
        for juror in jurors:
            score(make_assigned(contest, juror, entry, number), *scores)
    return contest


def score(assignment, *values):
    for criterion, value in zip(assignment.juror.contest.criteria.all(), values, strict=True):
        Score.objects.create(assignment=assignment, criterion=criterion, value=value)
    Assignment.objects.filter(pk=assignment.pk).update(state=Assignment.State.DONE)


def places(payload):
    return {row["number"]: row["place"] for row in payload["entries"]}


def test_signing_off_freezes_numbers_and_scores_under_a_hash_that_anybody_can_compute(judged, editor):
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)

    assert (signed.number, signed.signed_by, signed.signed_at, signed.reason) == (1, editor, AFTER, "")
    assert places(signed.payload) == {1: 1, 2: 2, 3: 2, 4: 4}
    assert [row["mean"] for row in signed.payload["entries"]] == ["290/3", "70", "70", "80/3"]
    stored = SignOff.objects.get().payload
    text = json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == signed.digest
    assert set(Entry.objects.values_list("state", flat=True)) == {"judged"}
    record = AuditRecord.objects.get(action="contest.signed_off")
    assert (record.actor, record.after) == (editor, signed.digest)


def test_what_is_frozen_names_no_child(judged, editor):
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    text = sign_off.canonical(signed.payload).decode()
    assert "Вигадана" not in text
    assert "яблуня" not in text


def test_the_hash_is_the_same_in_every_language(judged):
    from django.utils import translation

    judged.nominations.update(name_en="Drawing")
    digests = set()
    for language in ("uk", "en"):
        with translation.override(language):
            digests.add(sign_off.digest_of(sign_off.snapshot(judged)))
    assert len(digests) == 1


def test_after_it_no_score_changes(judged, editor):
    sign_off.sign_off(contest=judged, by=editor, now=JUDGING)
    one = Assignment.objects.first()
    with pytest.raises(Refused):
        judging.save_scores(assignment=one, by=one.juror.user, revision=0, values={}, now=JUDGING)


def test_a_sign_off_is_never_changed_or_deleted(judged, editor):
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    for forbidden in (signed.save, signed.delete, SignOff.objects.all().delete):
        with pytest.raises(AppendOnly):
            forbidden()
    with pytest.raises(AppendOnly):
        SignOff.objects.update(reason="x")


def test_a_change_past_this_system_shows(judged, editor):
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    assert sign_off.is_intact(signed)
    signed.payload["entries"][0]["scores"][0]["values"] = {}
    assert not sign_off.is_intact(signed)


def test_a_later_change_needs_a_reason_and_keeps_both(judged, editor):
    first = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    one = Assignment.objects.get(entry__blind_number=3, juror__user__email="juror-a@example.org")
    theme = judged.criteria.first().pk

    with pytest.raises(Refused):
        sign_off.correct(assignment=one, values={theme: 9}, by=editor, reason=" ", now=AFTER)
    assert one.scores.get(criterion=theme).value == 7
    second = sign_off.correct(assignment=one, values={theme: 9}, by=editor, reason="Описка", now=AFTER)

    assert [signed.number for signed in judged.sign_offs.all()] == [1, 2]
    assert (second.reason, places(second.payload)) == ("Описка", {1: 1, 2: 3, 3: 2, 4: 4})
    assert SignOff.objects.get(number=1).payload == first.payload
    record = AuditRecord.objects.get(action="assignment.corrected")
    assert (record.reason, record.data["before"][str(theme)], record.data["after"][str(theme)]) == (
        "Описка", 7, 9,
    )  # fmt: skip


def test_signing_anew_without_any_change_is_refused(judged, editor):
    sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    with pytest.raises(Refused):
        sign_off.sign_off(contest=judged, by=editor, reason="Про всяк випадок", now=AFTER)
    assert judged.sign_offs.count() == 1


def test_a_withdrawn_work_leaves_the_next_sign_off_and_stays_in_the_first(judged, editor, secretary):
    sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    withdraw_entry(entry=Entry.objects.get(blind_number=1), by=secretary, now=AFTER)
    second = sign_off.sign_off(contest=judged, by=editor, reason="Роботу відкликано", now=AFTER)
    assert places(second.payload) == {2: 1, 3: 1, 4: 3}
    assert 1 in places(SignOff.objects.get(number=1).payload)


def test_an_abstention_and_a_conflict_change_no_result(judged):
    before = sign_off.snapshot(judged)
    entry = Entry.objects.get(blind_number=4)
    for name, state in [("c", "abstained"), ("d", "conflict")]:
        juror = make_juror(judged, f"juror-{name}@example.org")
        Assignment.objects.create(juror=juror, entry=entry, state=state, reason="Так склалося")
    after = sign_off.snapshot(judged)
    assert [(row["mean"], row["place"]) for row in after["entries"]] == [
        (row["mean"], row["place"]) for row in before["entries"]
    ]


@pytest.mark.parametrize("tie", ["institution", "representative", "owner"])
def test_scores_of_a_juror_who_turns_out_to_be_tied_are_left_out_as_a_conflict(judged, school, tie):
    juror = make_juror(judged, "juror-c@example.org")
    entry = Entry.objects.get(blind_number=4)
    before = sign_off.snapshot(judged)["entries"][3]
    score(make_assigned(judged, juror, entry, 4), 10, 10)
    counted = sign_off.snapshot(judged)["entries"][3]
    assert counted["mean"] != before["mean"]
    if tie == "institution":
        juror.institution = school
        juror.save()
    elif tie == "representative":
        confirmed = Representative.State.CONFIRMED
        Representative.objects.create(user=juror.user, institution=school, state=confirmed)
    else:
        Entry.objects.filter(pk=entry.pk).update(owner=juror.user)

    after = sign_off.snapshot(judged)["entries"][3]

    assert (after["mean"], after["place"]) == (before["mean"], before["place"])
    assert after["scores"] == [*before["scores"], {"juror": juror.pk, "state": "conflict", "values": {}}]


def test_categories_are_ranked_apart(judged, secretary, school):
    entry = make_ready(judged, secretary, institution=school, school_class="9-А")
    score(make_assigned(judged, judged.jurors.first(), entry, 5), 1, 1)
    assert places(sign_off.snapshot(judged))[5] == 1


def test_works_without_any_score_hold_the_sign_off_up(judged, editor, secretary, school):
    make_assigned(judged, judged.jurors.first(), make_ready(judged, secretary, institution=school), 5)
    with pytest.raises(Refused):
        sign_off.sign_off(contest=judged, by=editor, now=AFTER)


def test_while_the_jury_scores_what_waits_holds_it_up_afterwards_it_does_not(judged, editor):
    waiting = Assignment.objects.filter(entry__blind_number=4).first()
    waiting.scores.all().delete()
    Assignment.objects.filter(pk=waiting.pk).update(state=Assignment.State.OPEN)
    with pytest.raises(Refused):
        sign_off.sign_off(contest=judged, by=editor, now=JUDGING)
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    assert signed.payload["entries"][3]["mean"] == "80/3"


def test_the_protocol_shows_every_number(judged, editor):
    signed = sign_off.sign_off(contest=judged, by=editor, now=AFTER)
    table = protocol_of(signed.payload)
    first = table.groups[0].lines[0]
    assert [cell.words for cell in first.cells] == ["10 · 9", "10 · 9"]
    assert [str(points) for points in first.points] == ["100.00", "90.00"]
    assert (str(first.mean), first.exact, first.place) == ("96.67", "290/3", 1)
    assert [(line.number, line.place) for line in table.groups[0].lines] == [(1, 1), (2, 2), (3, 2), (4, 4)]


# Awards


@pytest.fixture
def signed(judged, editor):
    return sign_off.sign_off(contest=judged, by=editor, now=AFTER)


def entry(number: int) -> Entry:
    return Entry.objects.get(blind_number=number)


def test_places_follow_from_what_was_signed_and_may_be_shared(judged, signed, editor):
    awards.set_places(contest=judged, places=awards.proposed(signed), by=editor, now=AFTER)
    assert dict(Award.objects.values_list("entry__blind_number", "place")) == {1: 1, 2: 2, 3: 2}
    assert {number: entry(number).state for number in (1, 2, 3, 4)} == {
        1: "placed", 2: "placed", 3: "placed", 4: "judged",
    }  # fmt: skip


def test_a_first_place_may_be_given_to_nobody(judged, signed, editor):
    places = {entry(1).pk: 2, entry(2).pk: 3, entry(3).pk: 3}
    assert awards.set_places(contest=judged, places=places, by=editor, now=AFTER) == 3


def test_no_place_goes_against_the_jury(judged, signed, editor):
    with pytest.raises(Refused):
        awards.set_places(contest=judged, places={entry(1).pk: 2, entry(4).pk: 1}, by=editor, now=AFTER)
    assert not Award.objects.exists()


def test_a_place_is_taken_back(judged, signed, editor):
    awards.set_places(contest=judged, places={entry(1).pk: 1}, by=editor, now=AFTER)
    awards.set_places(contest=judged, places={entry(1).pk: None}, by=editor, now=AFTER)
    assert (Award.objects.count(), entry(1).state) == (0, "judged")


def test_nothing_is_placed_before_the_sign_off(judged, editor):
    with pytest.raises(Refused):
        awards.set_places(contest=judged, places={entry(1).pk: 1}, by=editor, now=AFTER)


def test_a_special_prize_stands_beside_a_place_or_alone(judged, signed, editor):
    prize = awards.give_special(entry=entry(4), special_uk="Приз журі", by=editor, now=AFTER)
    assert entry(4).state == "placed"
    awards.take_special(award=prize, by=editor, now=AFTER)
    assert entry(4).state == "judged"


def test_a_withdrawn_work_gets_no_place(judged, signed, editor):
    withdraw_entry(entry=entry(1), by=editor, now=AFTER)
    with pytest.raises(Refused):
        awards.set_places(contest=judged, places={entry(1).pk: 1}, by=editor, now=AFTER)

"""A consent is withdrawn: what rested on it leaves every place at once."""

import pytest

from cms.audit import AuditRecord
from cms.cache import tags
from cms.consent import Consent, Scope, withdraw
from contests.domain import consents, entries, withdrawal
from contests.domain.consents import Child
from contests.domain.transitions import Refused
from contests.models import Contest, Entry, State
from tests.contests.factories import OPEN, give_consent, make_draft, make_group_draft, make_submitted
from tests.factories import kyiv
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db

RESULTS = kyiv(2026, 6, 5)
AFTER = kyiv(2026, 6, 6)


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


def place(entry: Entry) -> None:
    Contest.objects.update(results_published_at=RESULTS)
    Entry.objects.filter(pk=entry.pk).update(state=State.PLACED)


def take_back(entry: Entry, **options) -> list[Consent]:
    child = Child.of(entry.participants.get())
    return withdrawal.withdraw_consents(child=child, by=None, reason="Прохання", **{"now": AFTER, **options})


@pytest.mark.parametrize(
    "state", [State.SUBMITTED, State.RETURNED, State.ADMITTED, State.REFUSED, State.JUDGED, State.PLACED]
)
def test_before_the_results_the_entry_is_withdrawn(entry, state):
    Entry.objects.filter(pk=entry.pk).update(state=state)
    take_back(entry)
    assert Entry.objects.get().state == State.WITHDRAWN
    record = AuditRecord.objects.for_subject(entry).get(action="entry.withdraw")
    assert (record.before, record.after, record.at) == (state, State.WITHDRAWN, AFTER)


def test_a_draft_stays_a_draft_and_cannot_be_submitted(contest, secretary, school):
    draft = make_draft(contest, secretary, institution=school)
    give_consent(draft, secretary)
    take_back(draft)
    assert Entry.objects.get().state == State.DRAFT


def test_after_the_results_the_place_stays_and_nothing_is_shown(entry):
    place(entry)
    take_back(entry)
    assert Entry.objects.get().state == State.PLACED
    assert consents.what_may_be_public(Entry.objects.get(), AFTER) == consents.Publicity()


def test_whatever_door_the_withdrawal_comes_by(entry, secretary):
    """The editor's list of consents knows nothing of contests."""
    withdraw(consent=Consent.objects.get(), by=secretary, reason="Лист")
    assert Entry.objects.get().state == State.WITHDRAWN


def test_a_deleted_consent_holds_nothing_up_either(entry):
    Consent.objects.get().delete()
    assert Entry.objects.get().state == State.WITHDRAWN


def test_the_publication_alone_may_be_taken_back(entry):
    place(entry)
    take_back(entry, keep=[Scope.TAKE_PART])
    shown = consents.what_may_be_public(Entry.objects.get(), AFTER)
    assert (shown.listed, shown.work, shown.names) == (True, False, ())


def test_nothing_more_can_be_kept_than_was_given(entry):
    with pytest.raises(Refused):
        take_back(entry, keep=[Scope.TAKE_PART, Scope.SHOW_PHOTO])
    assert Consent.objects.valid(on=OPEN.date()).count() == 1


def test_what_is_withdrawn_is_not_withdrawn_again(entry):
    take_back(entry)
    with pytest.raises(Refused):
        take_back(entry)


def test_files_made_for_readers_are_deleted_by_those_who_made_them(entry, monkeypatch):
    deleted = []
    monkeypatch.setattr(
        withdrawal.derivatives, "providers", {"test": (1, lambda entry: deleted.append(entry.pk))}
    )
    take_back(entry)
    assert deleted == [entry.pk]


def test_every_cached_page_of_the_contest_is_made_anew(entry, contest):
    names = [tags.CONTENT, f"contest:{contest.pk}", f"entry:{entry.pk}"]
    before = tags.versions(names)
    take_back(entry)
    after = tags.versions(names)
    assert all(after[name] > before[name] for name in names)


def test_one_guardian_of_a_group_withdraws_and_the_work_leaves(contest, secretary, school):
    entry = make_group_draft(contest, secretary, school, "Вигадана Марічка", "Придуманий Андрійко")
    give_consent(entry, secretary)
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    child = Child.of(entry.participants.get(full_name="Придуманий Андрійко"))
    withdrawal.withdraw_consents(child=child, by=None, reason="Прохання", now=AFTER)
    assert Entry.objects.get().state == State.WITHDRAWN
    assert Consent.objects.filter(withdrawn_at=None).get().subject_name == "Вигадана Марічка"

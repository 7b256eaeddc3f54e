"""A guardian answers by a link, and takes it back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from cms.audit import AuditRecord
from cms.consent import Consent, Scope
from cms.mail.models import Letter
from contests.domain import consents, entries, guardians
from contests.domain.transitions import Refused
from contests.domain.withdrawal import withdraw_consents
from contests.models import Contest, Entry, GuardianRequest, State
from tests.contests.factories import OPEN, give_consent, make_draft, make_representative
from tests.factories import make_institution

pytestmark = pytest.mark.django_db

ANSWER = {"take_part": "on", "work": "on", "name": "first", "giver_name": "Вигадана Ганна", "confirmed": "on"}


@pytest.fixture(autouse=True)
def _in_spring(time_machine):
    return time_machine.move_to(OPEN, tick=False)


@pytest.fixture
def entry(contest, secretary, school):
    return make_draft(contest, secretary, institution=school)


@pytest.fixture
def pupil(entry):
    return entry.participants.get()


def link_in(letter: Letter) -> str:
    """The path of the guardian's link in a letter that has not been sent yet."""
    return re.search(r"https?://[^/\s]+(/c/\S+/)\s", letter.text)[1]


@pytest.fixture
def held(monkeypatch):
    """Letters wait in the outbox, so that their words can be read."""
    monkeypatch.setattr("cms.mail.outbox.wake", lambda: None)


@pytest.fixture
def link(held, pupil, secretary):
    guardians.ask(participant=pupil, email="mother@example.org", by=secretary, now=OPEN)
    return link_in(Letter.objects.get())


def copy() -> Letter:
    return Letter.objects.get(key__startswith="contest.guardian_copy")


def test_the_letter_names_the_first_name_alone_and_is_a_secret(link):
    letter = Letter.objects.get()
    assert letter.to == ["mother@example.org"]
    assert "Марічка" in letter.text
    assert "Вигадана" not in letter.text + letter.subject
    assert letter.is_secret


def test_only_the_hash_of_the_link_is_kept(link):
    request = GuardianRequest.objects.get()
    token = link.split("/")[2]
    assert request.token_hash == guardians.hash_of(token)
    assert token not in str(GuardianRequest.objects.values())


def test_the_page_shows_the_first_name_the_contest_and_the_title_and_nothing_else(client, link):
    page = client.get(link).content.decode()
    assert all(word in page for word in ["Марічка", "Моя мама…", "Мама і яблуня"])
    assert not any(word in page for word in ["Вигадана", "3-А", "Ліцей № 25", "mother@", "secretary@"])


def test_nothing_is_ticked_beforehand(client, link):
    page = client.get(link).content.decode()
    assert "checked" not in page.partition("<main")[2].partition("</main")[0]


def test_the_page_is_kept_by_nobody_and_its_address_told_to_nobody(client, link):
    response = client.get(link)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex"


def test_the_page_speaks_english_when_asked(client, link):
    assert "Your decision, point by point" in client.get(f"{link}?lang=en").content.decode()


def test_an_answer_records_exactly_what_was_ticked(client, link, pupil):
    response = client.post(link, ANSWER)
    assert response.status_code == 200
    consent = Consent.objects.get()
    assert (consent.giver, consent.giver_name) == (Consent.Giver.GUARDIAN, "Вигадана Ганна")
    assert set(consent.scopes) == {Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME}
    assert consents.allows(pupil, Scope.TAKE_PART, now=OPEN)
    assert copy().to == ["mother@example.org"]
    assert "Я, один із батьків, погоджуюся…" in copy().text


@pytest.mark.parametrize("missing", ["take_part", "name", "giver_name", "confirmed"])
def test_an_answer_that_lacks_something_records_nothing(client, link, missing):
    client.post(link, {**ANSWER, missing: ""})
    assert not Consent.objects.exists()


def test_the_link_works_once(client, link):
    client.post(link, ANSWER)
    assert client.get(link).status_code == 404
    assert client.post(link, ANSWER).status_code == 404
    assert Consent.objects.count() == 1


def test_opening_the_link_uses_nothing_up(client, link):
    for _time in range(3):
        assert client.get(link).status_code == 200


def test_links_that_do_not_work_all_get_the_same_answer(
    client, contest, secretary, school, held, time_machine
):
    def gone(path):
        response = client.get(path)
        return response.status_code, re.sub(r"/c/[^/]+/", "", response.content.decode())

    def fresh():
        pupil = make_draft(contest, secretary, institution=school).participants.get()
        guardians.ask(participant=pupil, email="m@example.org", by=secretary, now=OPEN)
        return pupil, link_in(Letter.objects.latest("pk"))

    unknown = gone(reverse("guardian_answer", args=["never-made"]))
    assert unknown[0] == 404
    _pupil, answered = fresh()
    client.post(answered, ANSWER)
    renamed_pupil, renamed = fresh()
    type(renamed_pupil).objects.filter(pk=renamed_pupil.pk).update(full_name="Придуманий Андрійко")
    removed_pupil, removed = fresh()
    removed_pupil.delete()
    replaced_pupil, replaced = fresh()
    guardians.ask(participant=replaced_pupil, email="other@example.org", by=secretary, now=OPEN)
    assert [gone(path) for path in (answered, renamed, removed, replaced)] == [unknown] * 4
    _pupil, late = fresh()
    time_machine.move_to(OPEN + timedelta(days=14))
    assert gone(late)[0] == 404


def test_a_link_for_one_child_consents_to_no_other(link, pupil):
    type(pupil).objects.filter(pk=pupil.pk).update(full_name="Придуманий Андрійко")
    with pytest.raises(Refused):
        guardians.answer(token=link.split("/")[2], scopes=[Scope.TAKE_PART], giver_name="Х", now=OPEN)
    assert not Consent.objects.exists()


def test_one_address_gets_no_flood_of_letters(pupil, secretary):
    for _time in range(guardians.MOST_TO_ONE_ADDRESS):
        guardians.ask(participant=pupil, email="mother@example.org", by=secretary, now=OPEN)
    with pytest.raises(Refused):
        guardians.ask(participant=pupil, email="Mother@example.org", by=secretary, now=OPEN)
    guardians.ask(
        participant=pupil, email="mother@example.org", by=secretary, now=OPEN + timedelta(days=1, minutes=1)
    )


def test_an_institution_does_not_attest_over_a_guardians_own_answer(client, link, entry, secretary):
    client.post(link, {**ANSWER, "name": "none", "work": ""})
    with pytest.raises(Refused):
        give_consent(entry, secretary)
    assert Consent.objects.get().scopes == [Scope.TAKE_PART]


@pytest.fixture
def way_back(client, link, entry, secretary):
    """The link of withdrawal of a guardian whose child's work has been submitted."""
    client.post(link, ANSWER)
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    return link_in(copy())


def test_the_way_back_asks_once_and_takes_effect_at_once(client, way_back, entry, pupil):
    assert client.get(way_back).status_code == 200
    assert Consent.objects.valid(on=OPEN.date()).count() == 1
    assert client.post(way_back, {"what": "all"}).status_code == 200
    assert not consents.allows(pupil, Scope.TAKE_PART, now=OPEN)
    assert Entry.objects.get(pk=entry.pk).state == State.WITHDRAWN
    record = AuditRecord.objects.get(action="consent.withdrawn")
    assert (record.actor, record.at) == (None, OPEN)
    page = client.get(way_back)
    assert page.status_code == 200
    assert "<form" not in page.content.decode().partition("<main")[2].partition("</main")[0]


def test_a_guardian_may_take_back_the_publication_alone(client, way_back, entry, pupil):
    client.post(way_back, {"what": "publication"})
    assert consents.scopes_of([pupil], now=OPEN)[pupil.pk] == {Scope.TAKE_PART}
    assert Entry.objects.get(pk=entry.pk).state == State.SUBMITTED
    client.post(way_back, {"what": "all"})
    assert Entry.objects.get(pk=entry.pk).state == State.WITHDRAWN


def test_the_way_back_works_years_later(client, way_back, pupil, time_machine):
    time_machine.move_to(OPEN + timedelta(days=700))
    assert client.post(way_back, {"what": "all"}).status_code == 200
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_a_strange_way_back_leads_nowhere(client, way_back):
    assert client.post(reverse("guardian_withdraw", args=["never-made"])).status_code == 404
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_after_the_data_is_removed_no_link_is_made(pupil, secretary):
    Contest.objects.update(cleaned_at=OPEN)
    pupil.refresh_from_db()
    with pytest.raises(Refused):
        guardians.ask(participant=pupil, email="m@example.org", by=secretary, now=OPEN)


@pytest.mark.parametrize("by_school", [False, True])
def test_no_paper_of_the_institution_undoes_a_guardians_withdrawal(
    client, way_back, entry, pupil, secretary, by_school
):
    if by_school:
        withdraw_consents(child=consents.Child.of(pupil), by=secretary, reason="Є інший папір", now=OPEN)
    else:
        client.post(way_back, {"what": "all"})
    with pytest.raises(Refused):
        give_consent(entry, secretary)
    assert consents.scopes_of([pupil], now=OPEN)[pupil.pk] == frozenset()


@pytest.mark.parametrize("submitted", [False, True], ids=["deleted from the draft", "entered anew"])
def test_a_pupil_typed_again_is_no_way_round_a_guardians_withdrawal(
    client, link, contest, entry, pupil, secretary, school, submitted
):
    client.post(link, ANSWER)
    again = f"  {pupil.full_name.upper()}"
    if submitted:
        entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    client.post(link_in(copy()), {"what": "all"})
    entry = Entry.objects.get(pk=entry.pk)
    if submitted:
        assert entry.state == State.WITHDRAWN
        entry = make_draft(contest, secretary, institution=school, pupil=again)
    else:
        for typed in ([], [{"full_name": again, "school_class": "3-А"}]):
            entry = entries.save_draft(
                entry=entry, by=secretary, revision=entry.revision, values={}, participants=typed, now=OPEN
            )
    assert entry.participants.get().key != pupil.key
    with pytest.raises(Refused):
        give_consent(entry, secretary)

    other = make_institution()
    stranger = make_representative(other, "other@example.org")
    namesake = make_draft(contest, stranger, institution=other, pupil=pupil.full_name)
    give_consent(namesake, stranger)
    assert consents.allows(namesake.participants.get(), Scope.TAKE_PART, now=OPEN)

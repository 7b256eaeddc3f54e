"""Letters to those who submitted chosen entries."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import correspondence
from contests.domain.correspondence import KIND, drafts_of
from contests.domain.transitions import Refused
from contests.models import Contest, Entry, LetterTemplate
from contests.queries import versions_for_editor
from institutions.models import Representative
from tests.contests.editors import make_moderator, signed_in
from tests.contests.factories import OPEN, make_contest, make_representative, make_submitted, make_user
from tests.factories import make_institution

pytestmark = pytest.mark.django_db

LETTER = reverse("contest_admin_letter")


@pytest.fixture
def two(contest, secretary, school):
    """Two entries of one secretary."""
    return [
        make_submitted(contest, secretary, institution=school, pupil=pupil)
        for pupil in ("Вигадана Марічка", "Вигаданий Петрик")
    ]


@pytest.fixture
def versions(two):
    return [entry.standing for entry in two]


@pytest.fixture
def moderator(db):
    return make_moderator()


def make_parents(entry, email: str):
    """Whose entry it is from now on: no institution's."""
    parent = make_user(email)
    Entry.objects.filter(pk=entry.pk).update(institution=None, owner=parent)
    return parent


def write(versions, contest, by, *, subject="{шифр}", text="Доброго дня!", batch=None, held=False):
    return correspondence.send(
        drafts=drafts_of(versions=versions, subject=subject, text=text),
        batch=batch or uuid.uuid4(), contest=contest, by=by, held=held, now=OPEN,
    )  # fmt: skip


def test_a_letter_about_an_entry_is_filled_in_from_what_was_submitted(versions):
    text = "{конкурс}|{шифр}|{назва}|{учні}|{номінація}|{заклад}|{останній день}|{стан}"
    [draft, _other] = drafts_of(versions=versions, subject="{шифр}", text=text)
    assert draft.subject == "ММ-2026-0001"
    with translation.override("uk"):
        state = versions[0].entry.get_state_display()
    assert draft.text.split("|") == [
        "Моя мама…", "ММ-2026-0001", "Мама і яблуня", "Вигадана Марічка", "Малюнок", "Ліцей № 25",
        "15 травня 2026", state,
    ]  # fmt: skip


def test_a_name_with_quotation_marks_of_its_own_gets_inner_ones(contest, versions):
    Contest.objects.filter(pk=contest.pk).update(name_uk="Показовий конкурс «Моє місто»")
    [entry, _other] = Entry.objects.filter(contest=contest)
    text = "Доброго дня!\nЗапрошуємо переможців конкурсу «{конкурс}»"
    [draft] = drafts_of(versions=[entry.standing], subject="Конкурс «{конкурс}»", text=text)
    assert draft.subject == "Конкурс «Показовий конкурс „Моє місто“»"
    assert draft.text.endswith("переможців конкурсу «Показовий конкурс „Моє місто“»")


def test_a_letter_that_speaks_of_no_entry_is_written_once_to_a_person(versions):
    [draft] = drafts_of(versions=versions, subject="{конкурс}", text="Чекаємо {заклад}")
    assert (draft.to, draft.text) == ("secretary@example.org", "Чекаємо Ліцей № 25")
    assert draft.versions == tuple(versions)


def test_what_is_not_known_in_braces_is_refused(versions):
    with translation.override("en"), pytest.raises(Refused, match=r"Not known: \{прізвище\}\."):
        drafts_of(versions=versions, subject="Лист", text="Шановні {прізвище}")


def test_nobody_is_written_to_who_has_no_account_any_more(versions, secretary):
    secretary.is_active = False
    secretary.save()
    for version in versions:
        version.submitted_by.refresh_from_db()
    assert drafts_of(versions=versions, subject="{шифр}", text="Лист") == []


def test_letters_are_written_once_and_into_the_history_of_each_entry(contest, versions, moderator):
    batch = uuid.uuid4()
    for _click in range(2):
        write(versions, contest, moderator, batch=batch)
    assert Letter.objects.filter(kind=KIND).count() == 2
    for version in versions:
        record = AuditRecord.objects.for_subject(version.entry).get(action="entry.letter")
        assert Letter.objects.get(pk=record.data["letter"]).subject == version.entry.reference
    assert AuditRecord.objects.for_subject(contest).get(action="contest.letters").data["letters"] == 2


def test_held_letters_wait_until_they_are_released_or_cancelled(contest, versions, moderator):
    first, second = uuid.uuid4(), uuid.uuid4()
    write(versions, contest, moderator, batch=first, held=True)
    write(versions, contest, moderator, batch=second, held=True)
    assert {letter.state for letter in Letter.objects.filter(kind=KIND)} == {Letter.State.HELD}
    assert correspondence.release(batch=first, by=moderator, now=OPEN) == 2
    assert correspondence.cancel(batch=second, by=moderator, now=OPEN) == 2
    assert correspondence.release(batch=second, by=moderator, now=OPEN) == 0
    assert {letter.state for letter in correspondence.outbox_of(first)} == {Letter.State.QUEUED}
    assert {letter.state for letter in correspondence.outbox_of(second)} == {Letter.State.CANCELLED}


def test_the_page_shows_the_letters_counts_them_and_sends_only_then(contest, two, moderator):
    browser = signed_in(moderator)
    ticked = {"entry": [entry.pk for entry in two]}
    batch = browser.post(LETTER, ticked).context["form"].initial["batch"]
    words = {**ticked, "subject": "{шифр}", "text": "Робота «{назва}»", "batch": batch, "name": "Нагадування"}
    look = browser.post(LETTER, {**words, "step": "look"})
    assert (len(look.context["drafts"]), look.context["addressees"]) == (2, 1)
    assert "Робота «Мама і яблуня»" in look.content.decode()
    assert not Letter.objects.filter(kind=KIND).exists()
    sent = browser.post(LETTER, {**words, "step": "send"})
    assert sent.url == reverse("contest_admin_letters", args=[contest.pk])
    assert Letter.objects.filter(kind=KIND, state=Letter.State.QUEUED).count() == 2
    assert LetterTemplate.objects.get(contest=contest).text == "Робота «{назва}»"
    assert (
        browser.post(LETTER, {**ticked, "template": "Нагадування"}).context["form"].initial["subject"]
        == "{шифр}"
    )


def test_a_letter_is_about_one_contest(education, two, secretary, school, moderator):
    other = make_submitted(make_contest(education, code="ТЛ"), secretary, institution=school)
    answer = signed_in(moderator).post(LETTER, {"entry": [two[0].pk, other.pk]})
    assert answer.url == reverse("contest_admin_entries")


def test_held_letters_are_released_from_the_page_of_their_own_contest_only(
    education, contest, versions, moderator
):
    batch = uuid.uuid4()
    write(versions, contest, moderator, batch=batch, held=True)
    browser = signed_in(moderator)
    release = {"act": "release", "batch": str(batch)}
    other = make_contest(education, code="ТЛ")
    assert browser.post(reverse("contest_admin_letters", args=[other.pk]), release).status_code == 404
    browser.post(reverse("contest_admin_letters", args=[contest.pk]), release)
    assert {letter.state for letter in correspondence.outbox_of(batch)} == {Letter.State.QUEUED}


def test_letters_of_different_people_are_counted(contest, two, moderator):
    school = make_institution("Ліцей № 7")
    their = make_submitted(contest, make_representative(school, "s7@example.org"), institution=school)
    fields = {"subject": "Лист", "text": "Доброго дня!", "batch": uuid.uuid4(), "step": "look"}
    look = signed_in(moderator).post(LETTER, {"entry": [two[0].pk, two[1].pk, their.pk], **fields})
    assert (len(look.context["drafts"]), look.context["addressees"]) == (2, 2)


def test_no_letter_goes_to_somebody_who_has_left_the_institution(versions, contest, moderator, school):
    representations = Representative.objects.filter(institution=school)
    representations.update(state=Representative.State.ENDED)
    assert drafts_of(versions=versions, subject="{шифр}", text="{учні}") == []
    colleague = make_representative(school, "colleague@example.org")
    drafts = drafts_of(versions=versions, subject="{шифр}", text="{учні}")
    assert [draft.to for draft in drafts] == [colleague.email] * 2


def test_the_audit_does_not_keep_the_names_that_a_subject_holds(versions, contest, moderator):
    write(versions, contest, moderator, subject="{учні}: запрошуємо")
    for record in AuditRecord.objects.filter(action__in=["entry.letter", "contest.letters"]):
        assert "Марічка" not in json.dumps([record.after, record.data], ensure_ascii=False)
    html = signed_in(moderator).get(reverse("contest_admin_letters", args=[contest.pk])).content.decode()
    assert "Вигадана Марічка: запрошуємо" in html


def test_however_many_entries_their_people_are_asked_for_together(contest, moderator):
    def queries_for(versions) -> int:
        with CaptureQueriesContext(connection) as captured:
            drafts = drafts_of(versions=versions, subject="{шифр}", text="До {останній день}")
        assert len(drafts) == len(versions)
        return len(captured)

    for number in range(3):
        school = make_institution(f"Ліцей № {number}")
        secretary = make_representative(school, f"s{number}@example.org")
        make_submitted(contest, secretary, institution=school)
        make_parents(
            make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик"),
            f"mother{number}@example.org",
        )
    versions = list(versions_for_editor(moderator).for_table().order_by("pk"))
    assert len(versions) == 6
    assert queries_for(versions[:2]) == queries_for(versions)


def test_a_parents_entry_reaches_the_parent_and_no_one_without_an_account(two, moderator):
    mother = make_parents(two[0], "mother@example.org")
    versions = list(versions_for_editor(moderator).filter(entry=two[0]).for_table())
    assert correspondence.address_of(versions[0]) == "mother@example.org"
    mother.is_active = False
    mother.save()
    assert correspondence.address_of(versions[0]) == ""


def test_who_submitted_it_comes_before_who_began_it_and_a_colleague_last(contest, school, secretary):
    colleague = make_representative(school, "colleague@example.org")
    version = make_submitted(contest, secretary, institution=school).standing
    version.submitted_by = colleague
    assert correspondence.address_of(version) == colleague.email
    version.submitted_by = None
    assert correspondence.address_of(version) == secretary.email
    version.entry.owner = None
    assert correspondence.address_of(version) == secretary.email  # confirmed first


def test_nobody_is_written_to_for_an_institution_that_is_no_more(versions, school):
    school.active = False
    school.save()
    assert correspondence.address_of(versions[0]) == ""

"""Writing, submitting and withdrawing an entry through its pages."""

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from cms.mail.models import Letter
from contests.domain import consents, entries
from contests.domain.receipts import receipt_of
from contests.forms import EntryForm, PupilForm
from contests.models import Entry, EntryFile, EntryVersion, Extension, Nomination, State
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
    make_nomination,
    make_representative,
    make_submitted,
)
from tests.factories import kyiv, make_institution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("while_open")]


@pytest.fixture
def signed_in(client, secretary):
    client.force_login(secretary)
    return client


def typed(entry: Entry, **changes) -> dict:
    """What the form of the entry sends, with changes."""
    sent = {"revision": entry.revision, "title": entry.title, "technique": entry.technique}
    for number, pupil in enumerate(entry.participants.all()):
        sent |= {
            f"pupil-{number}-key": str(pupil.key),
            f"pupil-{number}-full_name": pupil.full_name,
            f"pupil-{number}-school_class": pupil.school_class,
        }
    return {**sent, **changes}


def edit_url(entry: Entry) -> str:
    return reverse("contest_entry_edit", args=[entry.key])


def save_url(entry: Entry) -> str:
    return reverse("contest_entry_save", args=[entry.key])


def fresh(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def test_beginning_takes_the_nomination_alone(signed_in, contest, school):
    page = signed_in.get(reverse("contest_start", args=[contest.pk])).context["form"]
    sent = {
        "nomination": contest.nominations.get().pk, "whose": school.pk, "key": page["key"].value(),
    }  # fmt: skip

    response = signed_in.post(reverse("contest_start", args=[contest.pk]), sent)
    again = signed_in.post(reverse("contest_start", args=[contest.pk]), sent)

    entry = Entry.objects.get()
    assert (entry.state, entry.institution, entry.title) == (State.DRAFT, school, "")
    assert response.url == again.url == edit_url(entry)


def test_what_is_typed_is_saved_and_the_answer_says_when(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)

    response = signed_in.post(save_url(entry), typed(entry, title="Мама сміється"))

    assert (response.json()["revision"], response.json()["errors"]) == (entry.revision + 1, {})
    assert "12:00" in response.json()["said"]
    assert fresh(entry).title == "Мама сміється"


def test_an_error_in_one_field_keeps_back_that_field_alone(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)

    response = signed_in.post(save_url(entry), typed(entry, title="н" * 201, technique="акварель"))

    assert list(response.json()["errors"]) == ["title"]
    saved = fresh(entry)
    assert (saved.title, saved.technique) == ("Мама і яблуня", "акварель")


def test_the_same_sent_again_after_a_lost_answer_is_no_conflict(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    sent = typed(entry, title="Мама сміється")

    first = signed_in.post(save_url(entry), sent)
    second = signed_in.post(save_url(entry), sent)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["revision"] == second.json()["revision"]


def test_a_second_tab_is_shown_both_versions_and_overwrites_nothing(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    signed_in.post(save_url(entry), typed(entry, title="З першої вкладки"))

    by_script = signed_in.post(save_url(entry), typed(entry, title="З другої вкладки"))
    by_form = signed_in.post(edit_url(entry), typed(entry, title="З другої вкладки"))

    assert (by_script.status_code, by_form.status_code) == (409, 409)
    for shown in (by_script.json()["html"], by_form.content.decode()):
        assert "З першої вкладки" in shown
        assert "З другої вкладки" in shown
    assert fresh(entry).title == "З першої вкладки"


def test_what_was_chosen_after_a_conflict_is_saved(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    signed_in.post(save_url(entry), typed(entry, title="З першої вкладки"))
    page = signed_in.post(edit_url(entry), typed(entry, title="З другої вкладки"))

    signed_in.post(edit_url(entry), typed(entry, title="З другої вкладки", revision=page.context["revision"]))

    assert fresh(entry).title == "З другої вкладки"


def test_a_name_being_typed_anew_takes_no_consent_away(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary)
    response = signed_in.post(save_url(entry), typed(entry, **{"pupil-0-full_name": ""}))
    entry = fresh(entry)

    signed_in.post(save_url(entry), typed(entry, **{"pupil-0-full_name": "Вигадана Марічка"}))

    assert response.json()["revision"] == entry.revision
    assert consents.allows(fresh(entry).participants.get(), "take_part", now=timezone.now())


def test_an_incomplete_draft_is_not_submitted_and_says_where(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)

    response = signed_in.post(edit_url(entry), typed(entry, title="", action="submit"))

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_title"' in page
    assert 'href="#consents"' in page
    assert fresh(entry).state == State.DRAFT


def test_a_double_click_submits_once(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary)
    sent = typed(entry, title="Нова назва", action="submit")

    first = signed_in.post(edit_url(entry), sent)
    second = signed_in.post(edit_url(entry), sent)

    assert first.url == second.url == reverse("contest_entry", args=[entry.key])
    assert EntryVersion.objects.count() == 1
    assert Letter.objects.filter(kind="contest.received").count() == 1


def test_a_changed_entry_waits_until_it_is_submitted_again(signed_in, contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    signed_in.post(save_url(entry), typed(entry, title="Виправлена назва"))

    page = signed_in.get(reverse("contest_entry", args=[entry.key]))
    assert page.context["has_unsubmitted_changes"]
    assert page.context["version"].title == "Мама і яблуня"

    signed_in.post(edit_url(entry), typed(fresh(entry), action="submit"))
    page = signed_in.get(reverse("contest_entry", args=[entry.key]))
    assert not page.context["has_unsubmitted_changes"]
    assert (page.context["version"].number, page.context["version"].title) == (2, "Виправлена назва")


def test_a_file_added_after_submission_is_a_change(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    assert not entries.is_changed(fresh(entry))
    EntryFile.objects.create(entry=entry, original_name="мама.jpg", status=EntryFile.Status.READY)
    assert entries.is_changed(fresh(entry))


def test_what_was_returned_may_be_submitted_unchanged(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    Entry.objects.filter(pk=entry.pk).update(state=State.RETURNED, remark="Додайте згоду")
    version = entries.submit_entry(entry=fresh(entry), by=secretary, now=OPEN)
    assert version.number == 2


def test_the_remark_is_prominent(signed_in, contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    Entry.objects.filter(pk=entry.pk).update(state=State.RETURNED, remark="Перефотографуйте")

    for url in (reverse("contest_entry", args=[entry.key]), edit_url(entry), reverse("contest_entries")):
        assert "Перефотографуйте" in signed_in.get(url).content.decode()


def test_after_the_close_nothing_is_saved_and_what_was_typed_stays(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    sent = typed(entry, title="Запізно")
    with time_machine.travel(kyiv(2026, 5, 16, 0), tick=False):
        signed_in.force_login(secretary)
        by_script = signed_in.post(save_url(entry), sent)
        by_form = signed_in.post(edit_url(entry), {**sent, "action": "submit"})
        start = signed_in.get(reverse("contest_start", args=[contest.pk]))

    assert (by_script.status_code, by_form.status_code) == (403, 409)
    assert "Запізно" in by_form.content.decode()
    assert "form" not in start.context
    assert (fresh(entry).title, fresh(entry).state) == ("Мама і яблуня", State.DRAFT)


def test_more_time_for_one_school_is_for_that_school(client, contest, secretary, school):
    other = make_institution("Ліцей № 7")
    late = kyiv(2026, 5, 17, 23)
    Extension.objects.create(contest=contest, institution=school, until=date(2026, 5, 17), reason="Світло")
    with time_machine.travel(late, tick=False):
        client.force_login(secretary)
        mine = client.get(reverse("contest_start", args=[contest.pk]))
        client.force_login(make_representative(other, email="other@example.org"))
        theirs = client.get(reverse("contest_start", args=[contest.pk]))
        listed = client.get(reverse("contest_entries")).context["openings"]

    assert mine.context["opening"].last_day == date(2026, 5, 17)
    assert "opening" not in theirs.context
    assert listed == []


def test_the_letter_is_a_full_copy(contest, secretary, school):
    make_nomination(contest, Nomination.Kind.TEXT, name_uk="Есе", most_files=2)
    entry = make_draft(contest, secretary, institution=school, technique="гуаш", teacher="Іваненко Ольга")
    EntryFile.objects.create(
        entry=entry, original_name="мама.jpg", size=2_000_000, status=EntryFile.Status.READY
    )
    give_consent(entry, secretary)
    with translation.override("en"):
        entries.submit_entry(entry=entry, by=secretary, now=OPEN)

    text = Letter.objects.get(kind="contest.received").text
    for words in (
        "ММ-2026-0001", "Drawing", "Мама і яблуня", "гуаш", "Вигадана Марічка, class 3-А", "Іваненко Ольга",
        "мама.jpg (1.9\xa0MB)", "to take part", reverse("contest_entry", args=[entry.key]),
    ):  # fmt: skip
        assert words in text


def test_the_receipt_holds_the_same_in_a_pdf(contest, secretary, school):
    import pypdfium2

    entry = make_submitted(contest, secretary, institution=school, text="Її усмішка. " * 400)
    with translation.override("uk"):
        pdf = receipt_of(entry.standing, now=OPEN)

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert "ММ-2026-0001" in pages[0]
    assert "Вигадана Марічка" in pages[0]
    assert len(pages) > 1


def test_the_receipt_is_for_the_signed_in_alone(signed_in, contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    response = signed_in.get(reverse("contest_entry_receipt", args=[entry.key]))
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "private, no-store")


def test_withdrawing_asks_for_a_reason(signed_in, contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    url = reverse("contest_entry_withdraw", args=[entry.key])

    assert signed_in.post(url, {"reason": " "}).status_code == 200
    assert fresh(entry).state == State.SUBMITTED
    signed_in.post(url, {"reason": "Помилилися"})
    assert fresh(entry).state == State.WITHDRAWN
    assert "Помилилися" in signed_in.get(reverse("contest_entry", args=[entry.key])).content.decode()


def test_a_change_of_language_loses_nothing(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    signed_in.post(save_url(entry), typed(entry, title="Мама сміється"))
    signed_in.cookies["django_language"] = "en"

    page = signed_in.get(edit_url(entry)).content.decode()

    assert "Мама сміється" in page
    assert 'lang="en"' in page


def make_everything(contest, secretary, school, number: int) -> Entry:
    """``number`` drafts and as many submitted, each with ``number`` pupils, files and versions."""
    for each in range(number):
        for state in ("draft", "submitted"):
            entry = make_draft(contest, secretary, institution=school)
            names = [f"Вигадана {state}{number}-{each}-{n}" for n in range(number)]
            pupils = [{"full_name": name, "school_class": "3"} for name in names]
            entry = entries.save_draft(
                entry=entry, by=secretary, revision=entry.revision, participants=pupils, now=OPEN
            )
            for n in range(number):
                EntryFile.objects.create(entry=entry, original_name=f"{n}.jpg", status="ready")
            give_consent(entry, secretary)
            for n in range(number if state == "submitted" else 0):
                entry = entries.save_draft(
                    entry=entry, by=secretary, revision=entry.revision, values={"title": f"Т{n}"}, now=OPEN
                )
                entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    return entry


@pytest.mark.parametrize(
    ("page", "most"), [("contest_entries", 26), ("contest_entry", 24), ("contest_entry_edit", 26)]
)
def test_pages_cost_the_same_however_much_is_on_them(
    signed_in, contest, secretary, school, django_assert_max_num_queries, page, most
):
    nomination = contest.nominations.get()
    nomination.group_work, nomination.most_files = True, 9
    nomination.save()
    counts = []
    for number in (1, 3):
        entry = make_everything(contest, secretary, school, number)
        url = reverse(page, args=[] if page == "contest_entries" else [entry.key])
        signed_in.get(url)
        with django_assert_max_num_queries(most) as captured:
            assert signed_in.get(url).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


JUNK = st.text(alphabet=st.characters(exclude_categories=[]), max_size=300)


@given(title=JUNK, link=JUNK, text=JUNK)
def test_no_junk_breaks_the_form(title, link, text):
    nomination = Nomination(kind=Nomination.Kind.TEXT, group_work=True)
    form = EntryForm({"title": title, "link": link, "text": text}, instance=Entry(), nomination=nomination)

    form.is_valid()

    values = form.valid_values()
    assert "\r" not in values.get("text", "")
    assert json.dumps(values)


@given(JUNK, JUNK, JUNK)
def test_no_junk_breaks_the_pupils(name, school_class, age):
    from contests.models import Contest

    form = PupilForm(
        {"p-full_name": name, "p-school_class": school_class, "p-age": age, "p-key": age},
        prefix="p", contest=Contest(),
    )  # fmt: skip
    form.is_valid()
    assert isinstance(form.is_blank, bool)


@given(revision=JUNK, title=st.text(max_size=40))
def test_no_junk_breaks_the_saving(revision, title):
    from django.test import RequestFactory

    from contests.views.writing import revision_of

    request = RequestFactory().post("/", {"revision": revision, "title": title})
    assert isinstance(revision_of(request), int)

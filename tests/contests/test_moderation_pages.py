"""The table of entries and the page of one, as a moderator uses them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.consent import Consent
from cms.consent import withdraw as withdraw_consent
from contests.domain import entries
from contests.models import Entry, EntryNote, State
from tests.contests.editors import add_file, make_moderator, resubmit, signed_in
from tests.contests.factories import OPEN, make_contest, make_nomination, make_representative, make_submitted
from tests.factories import make_institution

pytestmark = pytest.mark.django_db

TABLE = reverse("contest_admin_entries")


@pytest.fixture
def browser(db):
    return signed_in(make_moderator())


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


def references(response) -> list[str]:
    return [version.entry.reference for version in response.context["page"]]


def versions_on(response) -> str:
    """The versions that a page sends along with a bulk action."""
    return re.search(r'name="versions" value="([^"]*)"', response.content.decode()).group(1)


def page_of(entry: Entry) -> str:
    return reverse("contest_admin_entry", args=[entry.pk])


def decision(entry: Entry, name: str, **fields) -> dict:
    return {"decision": name, "version": entry.standing.pk, "seen": entry.state, **fields}


def test_the_table_shows_what_was_submitted_and_never_the_draft(browser, entry, secretary):
    entries.save_draft(
        entry=entry, by=secretary, revision=entry.revision, values={"title": "Ще не подано"}, now=OPEN
    )
    for address in (TABLE, page_of(entry)):
        page = browser.get(address).content.decode()
        assert "Мама і яблуня" in page
        assert "Ще не подано" not in page


@pytest.mark.parametrize("words", ["мама ЯБЛУНЯ", "вигадана", "мм-2026-0001", "ліцей № 25", "0001 марічка"])
def test_an_entry_is_found_by_reference_title_pupil_and_institution(browser, entry, words):
    assert references(browser.get(TABLE, {"q": words})) == [entry.reference]


@pytest.mark.parametrize("words", ["тато", "мама тато", '"', "%", "ММ-2026-0002"])
def test_what_does_not_fit_is_not_found(browser, entry, words):
    assert references(browser.get(TABLE, {"q": words})) == []


def test_filters_narrow_the_table_and_states_are_counted_beside(
    browser, education, contest, entry, secretary, school
):
    other_school = make_institution("Ліцей № 7")
    photo = make_nomination(contest, kind="photo", name_uk="Світлина")
    other = make_submitted(
        contest,
        make_representative(other_school, "s7@example.org"),
        institution=other_school,
        school_class="9-Б",
    )
    entries.withdraw_entry(entry=other, by=secretary, now=OPEN)
    another_contest = make_contest(education, code="ТЛ", name_uk="Теплі листівки")
    third = make_submitted(another_contest, secretary, institution=school)

    def found(**filters):
        return references(browser.get(TABLE, filters))

    assert found() == ["ММ-2026-0001", "ММ-2026-0002", third.reference]
    assert found(contest=contest.pk) == ["ММ-2026-0001", "ММ-2026-0002"]
    assert found(institution=other_school.pk) == ["ММ-2026-0002"]
    assert found(state=State.WITHDRAWN) == ["ММ-2026-0002"]
    assert found(contest=contest.pk, category=entry.category_id) == ["ММ-2026-0001"]
    assert found(contest=contest.pk, nomination=photo.pk) == []
    assert found(order="-reference", contest=contest.pk) == ["ММ-2026-0002", "ММ-2026-0001"]
    counts = {
        value: count for value, _label, count in browser.get(TABLE, {"state": "withdrawn"}).context["counts"]
    }
    assert (counts[State.SUBMITTED], counts[State.WITHDRAWN]) == (2, 1)


def test_entries_are_filtered_by_what_guardians_allow(browser, contest, secretary, school):
    first = make_submitted(contest, secretary, institution=school)
    second = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    withdraw_consent(
        consent=Consent.objects.get(subject_name="Вигадана Марічка"), by=secretary, reason="Передумали"
    )
    assert references(browser.get(TABLE, {"consent": "missing"})) == [first.reference]
    assert references(browser.get(TABLE, {"consent": "publish_work"})) == [second.reference]
    assert references(browser.get(TABLE, {"consent": "no_publish_work"})) == [first.reference]


def test_the_wall_shows_works_side_by_side(browser, entry):
    file = add_file(entry)
    page = browser.get(TABLE, {"look": "wall"}).content.decode()
    assert reverse("contest_file", args=[file.key, "thumbnail"]) in page


def test_a_file_comes_clean_to_a_moderator_and_its_original_does_not(browser, entry):
    file = add_file(entry)
    response = browser.get(reverse("contest_file", args=[file.key, "clean"]))
    assert b"".join(response.streaming_content) == file.clean.open().read()
    assert browser.get(reverse("contest_file", args=[file.key, "original"])).status_code == 404


def test_a_decision_leads_on_to_the_next_entry_of_the_filtered_table(
    browser, contest, entry, secretary, school
):
    second = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    page = browser.get(page_of(entry) + "?state=submitted")
    assert (page.context["place"], page.context["in_all"], page.context["after"]) == (1, 2, second.pk)
    answer = browser.post(
        reverse("contest_admin_decide", args=[entry.pk]),
        decision(entry, "admit", after=second.pk, query="state=submitted"),
    )
    assert answer.url == page_of(second) + "?state=submitted"
    assert Entry.objects.get(pk=entry.pk).state == State.ADMITTED


def test_a_remark_chosen_from_the_list_is_enough_and_own_words_come_first(browser, entry):
    decide = reverse("contest_admin_decide", args=[entry.pk])
    browser.post(decide, decision(entry, "return", remark="Зі списку", words=""))
    assert Entry.objects.get(pk=entry.pk).remark == "Зі списку"
    entry.refresh_from_db()
    browser.post(decide, decision(entry, "refuse", remark="Зі списку", words="Своїми словами"))
    assert Entry.objects.get(pk=entry.pk).remark == "Своїми словами"


def test_the_page_tells_the_versions_apart(browser, entry, secretary):
    resubmit(entry, secretary, title="Мама і вишня")
    page = browser.get(page_of(entry)).content.decode()
    assert "<del>яблуня</del><ins>вишня</ins>" in page


def test_notes_and_tags_are_written_from_the_page(browser, entry):
    browser.post(reverse("contest_admin_note", args=[entry.pk]), {"text": "Перепитати школу"})
    browser.post(reverse("contest_admin_tag", args=[entry.pk]), {"name": "виставка"})
    page = browser.get(page_of(entry)).content.decode()
    assert "Перепитати школу" in page
    assert EntryNote.objects.get().written_by.email == "moderator@example.org"
    assert entry.tags.get().name == "виставка"
    browser.post(reverse("contest_admin_tag", args=[entry.pk]), {"remove": entry.tags.get().pk})
    assert not entry.tags.exists()


def queries_of(browser, address: str) -> list[str]:
    """What the page asks, but for what Wagtail asks for the frame around it."""
    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return [query["sql"] for query in caught if "contests_" in query["sql"] or "cms_consent" in query["sql"]]


@pytest.mark.parametrize("look", ["table", "wall"])
def test_the_table_asks_as_often_for_three_of_everything_as_for_one(browser, contest, secretary, look):
    def grow(number: int) -> None:
        school = make_institution(f"Ліцей № {number}")
        entry = make_submitted(contest, secretary, institution=school, pupil=f"Вигадана Марічка {number}")
        for _each in range(number):
            add_file(entry)
            browser.post(reverse("contest_admin_tag", args=[entry.pk]), {"name": f"тег {_each}"})

    grow(1)
    address = f"{TABLE}?contest={contest.pk}&look={look}"
    once = len(queries_of(browser, address))
    for number in (2, 3):
        make_nomination(contest, name_uk=f"Номінація {number}")
        grow(number)
    assert len(queries_of(browser, address)) == once
    assert once <= 14


def test_a_bulk_action_asks_once_more_and_then_tells_what_became_of_each_row(
    browser, contest, entry, secretary, school
):
    second = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    entries.withdraw_entry(entry=entry, by=secretary, now=OPEN)
    bulk = reverse("contest_admin_bulk")
    fields = {"act": "admit", "entry": [entry.pk, second.pk], "versions": versions_on(browser.get(TABLE))}
    asked = browser.post(bulk, fields)
    assert asked.context["outcomes"] is None
    assert Entry.objects.get(pk=second.pk).state == State.SUBMITTED
    done = browser.post(bulk, {**fields, "confirmed": "1"})
    assert (done.context["done"], done.context["failed"]) == (1, 1)
    assert Entry.objects.get(pk=second.pk).state == State.ADMITTED


@pytest.mark.parametrize("act", ["admit", "return", "refuse", "look"])
@pytest.mark.parametrize("every", [False, True], ids=["ticked", "all"])
def test_a_version_that_came_after_the_page_is_not_decided_on_unseen(
    browser, contest, entry, secretary, school, act, every
):
    second = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    bulk = reverse("contest_admin_bulk")
    chosen = {"all": "1", "query": f"contest={contest.pk}"} if every else {"entry": [entry.pk, second.pk]}
    fields = {"act": act, "words": "Розмито", **chosen}
    if every:
        fields["versions"] = versions_on(browser.post(bulk, fields))
        resubmit(entry, secretary)
    else:
        table = versions_on(browser.get(TABLE))
        resubmit(entry, secretary)
        fields["versions"] = versions_on(browser.post(bulk, {**fields, "versions": table}))
        assert fields["versions"] == table
    third = make_submitted(contest, secretary, institution=school, pupil="Вигадана Дарина")

    UserProfile.objects.create(user_id=browser.session["_auth_user_id"], preferred_language="en")
    done = browser.post(bulk, {**fields, "confirmed": "1"})

    said = {outcome.version.entry_id: outcome.error for outcome in done.context["outcomes"]}
    assert said == {
        entry.pk: "A newer version has been submitted meanwhile: look at it first.",
        second.pk: "",
    }
    for unseen in (entry, third):
        unseen = Entry.objects.get(pk=unseen.pk)
        assert (unseen.state, unseen.standing.redacted_at) == (State.SUBMITTED, None)


def test_a_bulk_decision_that_names_no_version_decides_nothing(browser, entry):
    fields = {"act": "admit", "entry": entry.pk, "confirmed": "1"}
    assert browser.post(reverse("contest_admin_bulk"), fields).context["outcomes"] == []
    assert browser.post(reverse("contest_admin_bulk"), {**fields, "versions": "x"}).status_code == 404
    assert Entry.objects.get(pk=entry.pk).state == State.SUBMITTED


def test_many_entries_are_tagged_at_once(browser, contest, entry, secretary, school):
    second = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    fields = {"act": "tag", "all": "1", "query": f"contest={contest.pk}", "name": "виставка"}
    browser.post(reverse("contest_admin_bulk"), {**fields, "confirmed": "1"})
    for one in (entry, second):
        assert [tag.name for tag in one.tags.all()] == ["виставка"]


@pytest.mark.parametrize(
    ("address", "fields"), [("contest_admin_bulk", {"act": "delete"}), ("contest_admin_bulk", {"entry": "x"})]
)
def test_what_no_form_of_ours_sends_is_not_found(browser, entry, address, fields):
    fields = {"act": "admit", "entry": entry.pk, **fields}
    assert browser.post(reverse(address), fields).status_code == 404

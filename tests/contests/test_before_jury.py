"""The jury gets a work when a moderator has looked for what gives its author away, and not before."""

from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from contests import blind
from contests.domain import redaction, sign_off
from contests.domain.assignment import give_entries
from contests.domain.cleaning import make_clean
from contests.domain.entries import submit_entry
from contests.domain.redaction import look_at_many, redact_picture, redact_words
from contests.domain.transitions import Refused, Why, locked, move
from contests.models import Assignment, Entry, EntryFile, State
from contests.permissions import scores
from contests.queries import entries_before_jury
from tests.contests.editors import add_file, make_moderator, resubmit, signed_in
from tests.contests.factories import OPEN, give_consent, make_contest, make_draft, make_submitted
from tests.contests.jury_factories import (
    JUDGING,
    make_admitted,
    make_assigned,
    make_juror,
    make_ready,
)
from tests.contests.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def moderator(db):
    return make_moderator()


@pytest.fixture
def browser(moderator):
    return signed_in(moderator)


@pytest.fixture
def juror(contest):
    return make_juror(contest)


def admit(entry: Entry) -> Entry:
    return move(locked(entry), "admit", Why(by=None, now=OPEN))


def work_of(juror, number: int = 1) -> blind.Own | None:
    """What the juror sees as work no. ``number``."""
    return blind.entry(juror.user, blind.jury(juror.user, juror.contest_id, now=JUDGING), number)


def test_a_version_made_after_the_work_was_given_waits_for_a_look_of_its_own(
    contest, school, secretary, juror
):
    entry = make_ready(contest, secretary, institution=school)
    given = make_assigned(contest, juror, entry, 1)
    assert work_of(juror).entry.title == "Мама і яблуня"

    move(locked(entry), "return", Why(by=None, now=OPEN))
    entry = admit(resubmit(entry, secretary, title="Мама Вигаданої Марічки"))
    assert (entry.state, work_of(juror), scores(juror.user, given)) == (State.ADMITTED, None, False)

    redact_words(version=entry.standing, words=["Вигаданої", "Марічки"], by=None, now=JUDGING)
    assert work_of(juror).entry.title == f"Мама {redaction.MARK} {redaction.MARK}"


def test_a_look_that_was_undone_takes_the_work_from_the_jury(contest, school, secretary, juror):
    entry = make_ready(contest, secretary, institution=school)
    make_assigned(contest, juror, entry, 1)
    redaction.undo_words(version=entry.standing, by=None, now=JUDGING)
    assert work_of(juror) is None


def test_nobody_has_looked_at_a_work_while_a_file_of_it_is_being_checked(
    contest, school, secretary, moderator
):
    entry = make_admitted(contest, secretary, institution=school)
    add_file(entry, status=EntryFile.Status.WAITING)
    with pytest.raises(Refused, match="A file is still being checked"):
        redact_words(version=entry.standing, words=[], by=moderator, now=OPEN)
    assert list(entries_before_jury(contest)) == [entry]


def test_a_pdf_reaches_the_jury_as_a_picture_with_the_names_painted_over(
    contest, school, secretary, juror, moderator, client
):
    entry = make_draft(contest, secretary, institution=school)
    file = EntryFile.objects.create(
        entry=entry, original_name="Марічка, 3-А.pdf", kind=EntryFile.Kind.PDF, uploaded_by=secretary,
        original=ContentFile(pdf(pages=1), name="original.bin"),
    )  # fmt: skip
    file = make_clean(file=file)
    give_consent(entry, secretary)
    submit_entry(entry=entry, by=secretary, now=OPEN)
    entry = admit(entry)

    page = signed_in(moderator).get(reverse("contest_admin_redact", args=[entry.pk]))
    assert [picture["file"] for picture in page.context["pictures"]] == [file]
    redact_picture(file=file, boxes=[(0, 0, 1, 0.2)], by=moderator, now=OPEN)
    redact_words(version=entry.standing, words=[], by=moderator, now=OPEN)
    give_entries(contest=contest, by=moderator, now=JUDGING)

    client.force_login(juror.user)
    with time_machine.travel(JUDGING, tick=False):
        answer = client.get(work_of(juror).entry.files[0].url)
    assert answer["Content-Disposition"] == 'inline; filename="entry-001.webp"'
    seen = Image.open(BytesIO(answer.getvalue())).convert("L")
    clean = Image.open(file.clean.open()).convert("L")
    assert seen.size == clean.size == (file.width, file.height)
    top = (0, 0, seen.width, seen.height // 5 - 8)
    # The words stand at the top of the page; what is painted over has one colour.
    assert len(clean.crop(top).getcolors(256)) > 2
    darkest, lightest = seen.crop(top).getextrema()
    assert lightest - darkest < 16


def test_many_works_are_looked_at_side_by_side_and_what_needs_a_look_of_its_own_is_left(
    contest, school, secretary, moderator
):
    plain = make_admitted(contest, secretary, institution=school)
    telling = make_admitted(contest, secretary, institution=school, text="Мене звати Марічка, я з 3-А.")
    film = make_admitted(contest, secretary, institution=school, link="https://film.example.org/1")
    hidden = make_admitted(contest, secretary, institution=school, title="Яблуня Петра")
    redact_words(version=hidden.standing, words=["Петра"], by=moderator, now=OPEN)
    versions = [Entry.objects.get(pk=one.pk).standing for one in (plain, telling, film, hidden)]

    outcomes = look_at_many(versions=versions, by=moderator, now=OPEN)

    assert [outcome.error for outcome in outcomes] == [
        "",
        "This may give the author away: 3-А, Марічка. Open the work and hide it, or leave it.",
        "Open the work and say whether the jury may follow the film’s address.",
        "",
    ]
    looked = {one.pk: Entry.objects.get(pk=one.pk).standing for one in (plain, telling, film, hidden)}
    assert [version.redacted_at for version in looked.values()] == [OPEN, None, None, OPEN]
    assert looked[hidden.pk].blind_title == f"Яблуня {redaction.MARK}"


def test_works_chosen_in_the_table_go_to_the_jury_and_each_row_says_what_became_of_it(
    education, contest, school, secretary, browser
):
    contest.per_pupil, contest.jurors_per_entry = None, 1
    contest.save()
    other_contest = make_contest(education, code="ТЛ")
    make_juror(contest, "free@example.org")
    make_juror(other_contest, "own@example.org", institution=school)
    fine = make_ready(contest, secretary, institution=school)
    unseen = make_admitted(contest, secretary, institution=school)
    submitted = make_submitted(contest, secretary, institution=school, pupil="Вигадана Дарина")
    conflicted = make_ready(other_contest, secretary, institution=school)
    not_chosen = make_ready(contest, secretary, institution=school)

    chosen = [str(entry.pk) for entry in (fine, unseen, submitted, conflicted)]
    posted = {"act": "jury", "entry": chosen, "confirmed": "1"}
    page = browser.post(reverse("contest_admin_bulk"), posted)

    said = {outcome.version.entry_id: outcome.error for outcome in page.context["outcomes"]}
    assert said == {
        fine.pk: "",
        unseen.pk: "It waits for redaction.",
        submitted.pk: "It is not admitted.",
        conflicted.pk: "Too few jurors: 3 are needed who have nothing to do with it.",
    }
    assert list(Assignment.objects.values_list("entry", flat=True)) == [fine.pk]
    assert not_chosen.assignments.count() == 0


def test_the_table_finds_what_waits_and_the_jurys_page_counts_it(contest, school, secretary, browser):
    make_ready(contest, secretary, institution=school)
    waits = make_admitted(contest, secretary, institution=school)

    table = browser.get(reverse("contest_admin_entries"), {"state": "admitted", "redaction": "todo"})
    assert [version.entry for version in table.context["page"]] == [waits]
    assert "waits for redaction" in table.content.decode()
    page = browser.get(reverse("contest_admin_jury", args=[contest.pk]))
    assert page.context["waiting"] == 1

    looked = {"act": "look", "entry": waits.pk, "versions": waits.standing.pk, "confirmed": "1"}
    browser.post(reverse("contest_admin_bulk"), looked)
    assert browser.get(reverse("contest_admin_jury", args=[contest.pk])).context["waiting"] == 0


def test_what_waits_holds_the_first_sign_off_up(contest, school, secretary, moderator):
    make_assigned(contest, make_juror(contest), make_ready(contest, secretary, institution=school), 1)
    make_admitted(contest, secretary, institution=school)
    with pytest.raises(Refused, match="that wait for redaction before the jury: 1"):
        sign_off.sign_off(contest=contest, by=moderator, now=JUDGING)

"""Tables, archives and lists that leave the site."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cms.audit import AuditRecord
from contests.models import Contest, Package
from tests.contests.editors import add_file, make_moderator, signed_in
from tests.contests.factories import make_submitted

pytestmark = pytest.mark.django_db

EXPORT = reverse("contest_admin_export")


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(
        contest, secretary, institution=school, title="=HYPERLINK(1)", teacher="Вигадана Ганна Петрівна"
    )


@pytest.fixture
def take(db):
    """Asks for an export: ``take(entry, kind="csv", columns=[…])``."""
    browser = signed_in(make_moderator())

    def ask(*entries, kind: str, columns: list[str], reason: str = ""):
        fields = {"entry": [entry.pk for entry in entries], "kind": kind, "columns": columns}
        return browser.post(EXPORT, {**fields, "reason": reason, "confirmed": "1"})

    return ask


def exports(contest: Contest) -> list[AuditRecord]:
    return list(AuditRecord.objects.for_subject(contest).filter(action="contest.exported"))


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def packed(response) -> bytes:
    """The archive that was made after somebody asked for it."""
    assert response.url == reverse("contest_admin_packages")
    return Package.objects.get().file.open().read()


def test_a_table_has_the_chosen_columns_and_no_formula_of_anybodys(entry, take):
    response = take(entry, kind="csv", columns=["title", "reference"])
    rows = list(csv.reader(io.StringIO(body(response).decode("utf-8-sig")), delimiter=";"))
    assert rows[1:] == [["ММ-2026-0001", "'=HYPERLINK(1)"]]
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment;")


def test_a_workbook_holds_the_same_and_its_formulas_are_words(entry, take):
    response = take(entry, kind="xlsx", columns=["title", "files"])
    sheet = load_workbook(io.BytesIO(body(response))).active
    cell = sheet.cell(2, 1)
    assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("csv", ["pupils"]),
        ("xlsx", ["reference", "email"]),
        ("zip", ["reference"]),
        ("protocol", ["reference"]),
    ],
)
def test_personal_data_leaves_only_for_a_reason_which_is_written_down(contest, entry, take, kind, columns):
    asked = take(entry, kind=kind, columns=columns)
    assert "reason" in asked.context["form"].errors
    assert exports(contest) == []
    given = take(entry, kind=kind, columns=columns, reason=" Засідання журі 20 травня ")
    assert given.status_code == (302 if kind == "zip" else 200)
    [record] = exports(contest)
    assert (record.reason, record.actor_label) == ("Засідання журі 20 травня", str(record.actor))
    assert (record.data["kind"], record.data["columns"], record.data["entries"]) == (kind, columns, 1)


def test_what_tells_of_nobody_needs_no_reason_but_is_written_down_too(contest, entry, take):
    assert take(entry, kind="csv", columns=["reference"]).status_code == 200
    assert len(exports(contest)) == 1


def test_an_archive_has_clean_files_under_names_that_tell_nothing_and_a_contents_sheet(entry, take):
    add_file(entry, "Марічка, 3-А, Ліцей 25.jpg")
    file = add_file(entry)
    response = take(entry, kind="zip", columns=["reference", "title"], reason="Виставка")
    with zipfile.ZipFile(io.BytesIO(packed(response))) as pack:
        assert pack.namelist() == ["entry-001-1.webp", "entry-001-2.webp", "contents.xlsx"]
        assert pack.read("entry-001-2.webp") == file.clean.open().read()
        sheet = load_workbook(io.BytesIO(pack.read("contents.xlsx"))).active
    assert sheet.cell(2, 3).value == "entry-001-1.webp, entry-001-2.webp"


def test_a_file_that_is_not_ready_is_in_no_archive(entry, take):
    add_file(entry, status="waiting")
    response = take(entry, kind="zip", columns=["reference"], reason="Виставка")
    with zipfile.ZipFile(io.BytesIO(packed(response))) as pack:
        assert pack.namelist() == ["contents.xlsx"]


def test_the_list_for_the_protocol_names_works_pupils_and_teachers(entry, take):
    page = body(take(entry, kind="protocol", columns=["reference"], reason="Протокол")).decode()
    for words in ("ММ-2026-0001", "Вигадана Марічка", "Вигадана Ганна Петрівна", "Ліцей № 25"):
        assert words in page


def test_all_that_fits_the_filter_can_be_taken_at_once(contest, entry, secretary, school):
    make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик", title="Друга")
    browser = signed_in(make_moderator())
    fields = {"all": "1", "query": "q=друга", "kind": "csv", "columns": ["reference"], "confirmed": "1"}
    assert b"0002" in browser.post(EXPORT, fields).content
    assert b"0001" not in browser.post(EXPORT, fields).content


def test_without_a_choice_there_is_nothing_to_take(db):
    assert signed_in(make_moderator()).post(EXPORT).url == reverse("contest_admin_entries")

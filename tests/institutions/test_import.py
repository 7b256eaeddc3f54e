"""A table of institutions: what it would do is shown first, and only what was shown is done."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cms.audit import AuditRecord
from cms.spreadsheets import Unreadable, read_table, to_csv, to_xlsx
from institutions.domain.importing import (
    ChangedMeanwhile,
    Fate,
    carry_out,
    digest,
    exported_rows,
    plan,
    rows_of,
)
from institutions.models import FormerName, Institution
from tests.factories import make_institution
from tests.institutions.conftest import PEOPLE

IMPORT = reverse("institutions_import")
KEEPING = {"education editor", "education publisher", "administrator", "superuser"}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def registry(db):
    lyceum = make_institution("Ліцей № 25", kind="school", number=25, address="вул. Галицька, 2")
    FormerName.objects.create(institution=lyceum, name="ЗОШ № 25")
    make_institution("ЗДО № 5 «Ялинка»", number=5, settlement="", latitude="48.9", active=False)
    return lyceum


def fates(*rows: list[str], headings=("name", "kind", "number")) -> list[tuple]:
    planned = plan(rows_of([list(headings), *rows]))
    return [(row.fate, row.changes or row.reason) for row in planned]


def test_the_exported_table_changes_nothing(registry):
    for write, name in [(to_csv, "a.csv"), (to_xlsx, "a.xlsx")]:
        rows = rows_of(read_table(io.BytesIO(write(exported_rows())), name=name))
        assert [(row.fate, row.changes) for row in plan(rows)] == [(Fate.UNCHANGED, [])] * 2


def test_a_table_exported_in_ukrainian_is_read_in_english_too(registry):
    with translation.override("uk"):
        rows = exported_rows()

    assert [row.fate for row in plan(rows_of(rows))] == [Fate.UNCHANGED] * 2


def test_each_row_tells_its_fate(registry):
    told = fates(
        ["Ліцей № 30", "school", "30"],
        ["Ліцей №25", "school", "25"],
        ["ЗДО № 5 «Ялинка»", "kindergarten", "6"],
        ["ЗДО № 5 «Ялинка»", "kindergarten", "6"],
        ["", "school", "1"],
    )

    assert [fate for fate, _why in told] == ["new", "changed", "changed", "refused", "refused"]
    assert told[1][1] == [("official name", "Ліцей № 25", "Ліцей №25")]
    assert told[2][1] == [("number", "5", "6")]
    assert told[3][1] == "This institution stands in the file twice."
    assert told[4][1] == "It has no name."


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            ["ЗОШ №25", "school", ""],
            "“Ліцей № 25” had this name. Give its address on the site if you mean it.",
        ),
        (["Ліцей імені Вигаданого", "school", "25"], "There is “Ліцей № 25” of the same kind and number."),
        (["Ліцей № 31", "Хогвартс", "31"], "There is no kind “Хогвартс”"),
        (["Ліцей № 31", "", "31"], "There is no kind “”"),
        (["Ліцей № 31", "school", "тридцять"], "number: a number is needed."),
        (["Ліцей № 31", "school", "-3"], "number: a number is needed."),
        (["Ліцей № 31", "school", "99999999"], "number: "),
        (["Л" * 256, "school", "31"], "official name: "),
    ],
)
def test_why_a_row_is_refused(registry, row, reason):
    [(fate, told)] = fates(row)

    assert fate == Fate.REFUSED
    assert told.startswith(reason)


@pytest.mark.parametrize("value", ["десь", "1e400", "NaN", "sNaN", "Infinity", "1234567"])
def test_a_place_must_be_a_number(registry, value):
    [(fate, told)] = fates(["Ліцей № 25", value], headings=["name", "latitude"])

    assert fate == Fate.REFUSED
    assert told.startswith("latitude: ")


def test_a_place_may_have_a_comma(registry):
    told = fates(["Ліцей № 25", "48,93555"], headings=["name", "latitude"])

    assert told == [("changed", [("latitude", "", "48.93555")])]


def test_without_a_settlement_a_new_one_is_in_the_city(registry, person):
    rows = rows_of([["name", "kind", "settlement"], ["Ліцей № 30", "school", ""]])
    carry_out(rows=rows, shown=digest(plan(rows)), by=person())

    assert Institution.objects.get(name="Ліцей № 30").settlement == "Івано-Франківськ"


def test_a_settlement_is_not_emptied(registry):
    [(fate, _why)] = fates(["Ліцей № 25", ""], headings=["name", "settlement"])

    assert fate == Fate.REFUSED


def test_columns_that_are_not_there_leave_things_as_they_are(registry):
    assert fates(["Ліцей № 25"], headings=["name"]) == [("unchanged", "")]


def test_by_its_address_an_institution_is_renamed(registry, person):
    rows = rows_of([["slug", "name"], [registry.slug, "Академічний ліцей «Надія»"]])
    carry_out(rows=rows, shown=digest(plan(rows)), by=person())

    renamed = Institution.objects.get(pk=registry.pk)
    assert renamed.name == "Академічний ліцей «Надія»"
    assert {former.name for former in renamed.former_names.all()} == {"ЗОШ № 25", "Ліцей № 25"}


def test_former_names_are_as_the_table_says(registry, person):
    rows = rows_of([["name", "former names"], ["Ліцей № 25", "Гімназія № 25; СШ № 25"]])
    carry_out(rows=rows, shown=digest(plan(rows)), by=person())

    assert set(FormerName.objects.values_list("name", flat=True)) == {"Гімназія № 25", "СШ № 25"}


def test_two_new_ones_with_like_names_get_addresses_of_their_own(registry, person):
    rows = rows_of([["name", "kind"], ["Студія «Мрія»", "other"], ["Студія Мрія плюс", "other"]])
    carry_out(rows=rows, shown=digest(plan(rows)), by=person())

    assert {"studiia-mriia", "studiia-mriia-plius"} <= set(Institution.objects.values_list("slug", flat=True))


def test_the_confirmed_import_is_written_down_with_its_file(registry, person):
    editor = person()
    rows = rows_of([["name", "kind", "number"], ["Ліцей № 30", "school", "30"], ["", "school", "1"]])
    carry_out(rows=rows, shown=digest(plan(rows)), by=editor, source="заклади.xlsx")

    record = AuditRecord.objects.get()
    assert (record.action, record.actor, record.reason) == ("institution.add", editor, "заклади.xlsx")
    assert record.data["name"] == ["", "Ліцей № 30"]


def test_what_would_now_do_something_else_is_not_done(registry, person):
    rows = rows_of(
        [["name", "kind", "number"], ["Ліцей № 30", "school", "30"], ["Ліцей № 25", "school", "27"]]
    )
    shown = digest(plan(rows))
    Institution.objects.filter(pk=registry.pk).update(number=26)

    with pytest.raises(ChangedMeanwhile):
        carry_out(rows=rows, shown=shown, by=person())

    assert not Institution.objects.filter(name="Ліцей № 30").exists()


def test_it_is_done_whole_or_not_at_all(registry, person, monkeypatch):
    rows = rows_of([["name", "kind"], ["Ліцей № 30", "school"], ["Ліцей № 31", "school"]])
    shown = digest(plan(rows))
    save = Institution.save

    def break_at_the_second(self, *args, **kwargs):
        if self.name == "Ліцей № 31":
            raise OSError
        save(self, *args, **kwargs)

    monkeypatch.setattr(Institution, "save", break_at_the_second)
    with pytest.raises(OSError):  # noqa: PT011 - ours, from above
        carry_out(rows=rows, shown=shown, by=person())

    assert Institution.objects.count() == 2
    assert not AuditRecord.objects.exists()


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (["name", "Директор"], "There is no column “Директор”"),
        (["name", "Name"], "stands twice"),
        (["number", "kind"], "A column with names"),
        ([""], "There is no column “”"),
    ],
)
def test_headings_that_cannot_be_used(headings, sentence):
    with pytest.raises(Unreadable, match=sentence):
        rows_of([headings, ["a", "b"]])


cells = st.text(max_size=12) | st.sampled_from(
    ["Ліцей № 25", "ЗОШ 25", "school", "25", "48,9", "так", "zaklad-1"]
)
columns = st.lists(
    st.sampled_from(["slug", "name", "number", "kind", "latitude", "former_names", "active", "settlement"]),
    min_size=1, max_size=8, unique=True,
)  # fmt: skip


@given(columns, st.lists(st.lists(cells, max_size=8), max_size=4))
@pytest.mark.django_db
def test_any_table_gets_a_fate_for_each_row_and_is_done_as_shown(headings, table):
    Institution.objects.all().delete()
    make_institution("Ліцей № 25", kind="school", number=25)
    try:
        rows = rows_of([headings, *table])
    except Unreadable:
        return
    planned = plan(rows)
    assert [row.line for row in planned] == [line for line, row in enumerate(table, 2) if any(row)]

    carry_out(rows=rows, shown=digest(planned), by=None)

    assert Institution.objects.count() == 1 + sum(row.fate == Fate.NEW for row in planned)
    again = {row.fate for row, old in zip(plan(rows), planned, strict=True) if old.fate == Fate.CHANGED}
    assert again <= {Fate.UNCHANGED, Fate.REFUSED}


# In the editor.


def upload(content: bytes, name: str = "заклади.csv") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


NEW = to_csv([["name", "kind", "number"], ["Ліцей № 30", "school", "30"], ["", "school", "1"]])


@pytest.mark.parametrize("role", PEOPLE)
def test_who_imports_and_exports(role, somebody, browser_of):
    browser = browser_of(somebody(role))
    statuses = {browser.get(path).status_code for path in (IMPORT, "/admin/institutions/export/csv/")}

    assert (statuses == {200}) == (role in KEEPING)
    if role not in KEEPING:
        assert browser.post(IMPORT, upload(NEW)).status_code != 200


def confirm(browser, response):
    html = response.content.decode()
    return browser.post(IMPORT, {"rows": re.search(r'name="rows" value="([^"]+)"', html)[1]})


def test_nothing_is_written_before_it_is_confirmed(somebody, browser_of, registry):
    browser = browser_of(somebody("education editor"))
    shown = browser.post(IMPORT, upload(NEW))
    before = Institution.objects.count()

    assert "Ліцей № 30" in shown.content.decode()
    assert not Institution.objects.filter(name="Ліцей № 30").exists()

    confirm(browser, shown)
    assert Institution.objects.count() == before + 1
    assert Institution.objects.get(name="Ліцей № 30").number == 30


def test_when_the_registry_changes_meanwhile_the_rows_are_shown_anew(somebody, browser_of, registry):
    browser = browser_of(somebody("education editor"))
    shown = browser.post(IMPORT, upload(NEW))
    make_institution("Ліцей № 30", kind="school")

    again = confirm(browser, shown)

    assert again.status_code == 200
    assert [row.fate for group in again.context["groups"] for row in group["rows"]] == ["refused", "changed"]
    assert Institution.objects.get(name="Ліцей № 30").number is None


@pytest.mark.parametrize("forged", ["", "rows", "eyJyb3dzIjpbXX0:1:abc"])
def test_rows_that_were_not_shown_are_not_taken(forged, somebody, browser_of):
    browser = browser_of(somebody("education editor"))
    before = Institution.objects.count()

    assert browser.post(IMPORT, {"rows": forged}).url == IMPORT
    assert Institution.objects.count() == before


def test_a_bad_file_gets_a_sentence_beside_its_field(somebody, browser_of):
    response = browser_of(somebody("education editor")).post(IMPORT, upload(b"PK\x03\x04", "заклади.xlsx"))

    assert list(response.context["form"].errors) == ["file"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_exported_formula_does_not_run(form, somebody, browser_of, registry):
    Institution.objects.filter(pk=registry.pk).update(address='=HYPERLINK("http://evil.example")')
    response = browser_of(somebody("education editor")).get(f"/admin/institutions/export/{form}/")

    assert f'.{form}"' in response.headers["Content-Disposition"]
    if form == "csv":
        assert '"\'=HYPERLINK(""http://evil.example"")"' in response.content.decode()
    else:
        assert b"<f>" not in response.content
    read = read_table(io.BytesIO(response.content), name=f"a.{form}")
    assert '=HYPERLINK("http://evil.example")' in [cell for row in read for cell in row]


@pytest.mark.parametrize("many", [1, 3])
def test_a_dry_run_costs_the_same_however_many_rows(many, registry, django_assert_num_queries):
    for number in range(many):
        known = make_institution(f"Школа № {number}", kind="school", number=number)
        FormerName.objects.create(institution=known, name=f"Стара школа № {number}")
    new = [[f"Ліцей № {number}", "school", f"{number}"] for number in range(100, 100 + many)]
    old = [[f"Школа № {number}", "school", f"{number}"] for number in range(many)]
    table = [["name", "kind", "number"], *new, *old]

    with django_assert_num_queries(3):
        plan(rows_of(table))

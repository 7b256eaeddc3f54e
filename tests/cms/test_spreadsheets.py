"""Tables in and out: nothing in them runs, and a bad file is told in a sentence."""

import io
import zipfile

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cms.spreadsheets import MOST_BYTES, Unreadable, defused, plain, read_table, to_csv, to_xlsx

ROWS = [["Назва", "Номер"], ["Ліцей № 25; «Надія»", "25"], ['=HYPERLINK("http://evil.example")', "-1"]]
words = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


def read(content: bytes, name: str = "table.csv") -> list[list[str]]:
    return read_table(io.BytesIO(content), name=name)


@pytest.mark.parametrize(("write", "name"), [(to_csv, "a.csv"), (to_xlsx, "a.xlsx"), (to_xlsx, "A.XLSX")])
def test_what_is_written_is_read_again(write, name):
    assert read(write(ROWS), name) == ROWS


@given(st.lists(st.tuples(words.filter(bool), words).map(list), min_size=1, max_size=5))
def test_any_words_survive_the_journey(rows):
    rows = [[plain(cell) for cell in row] for row in rows]

    assert read(to_csv(rows)) == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_defused(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"
    assert plain(f"'{start}1+1") == f"{start}1+1"


@pytest.mark.parametrize("value", ["Ліцей", "'Лапки", "", 5, -1.5, None])
def test_what_is_no_formula_stays(value):
    assert defused(value) == value


def test_no_cell_of_a_workbook_is_a_formula():
    sheet = load_workbook(io.BytesIO(to_xlsx(ROWS))).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet["A3"].value == '\'=HYPERLINK("http://evil.example")'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_csv_as_people_save_it(delimiter, encoding):
    text = (
        delimiter.join(["Назва", "Номер"]) + "\r\n" + delimiter.join(["Ліцей", "25"]) + f"\r\n{delimiter}\r\n"
    )

    assert read(text.encode(encoding)) == [["Назва", "Номер"], ["Ліцей", "25"]]


def test_numbers_of_a_workbook_are_read_as_people_see_them():
    book = Workbook()
    book.active.append(["Ліцей", 25, 25.0, 48.93, None, True])
    file = io.BytesIO()
    book.save(file)

    assert read(file.getvalue(), "a.xlsx") == [["Ліцей", "25", "25", "48.93", "", "True"]]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60 * 1024 * 1024)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"\n\n", "a.csv", "The file is empty."),
        (b"a" * (MOST_BYTES + 1), "a.csv", "larger than 2 MB"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.csv", "This is no CSV file."),
        (b"a\n" * 5001, "a.csv", "more than 5000 rows"),
        (b"a;" * 70, "a.csv", "more than 60 columns"),
        (b"\x89PNG", "a.xlsx", "The workbook is damaged."),
        (to_xlsx(ROWS)[:-200], "a.xlsx", "The workbook is damaged."),
        (bomb(), "a.xlsx", "too large when unpacked"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(content, name, sentence):
    with translation.override("en"), pytest.raises(Unreadable, match=sentence):
        read(content, name)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx"]))
def test_whatever_is_sent_is_read_or_refused(content, name):
    try:
        rows = read(content, name)
    except Unreadable:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_workbook_with_a_damaged_byte_is_read_or_refused(damages):
    content = bytearray(to_xlsx(ROWS))
    for place, value in damages:
        content[int(place * len(content))] = value
    try:
        rows = read(bytes(content), "a.xlsx")
    except Unreadable:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_a_sign_that_no_workbook_holds_spoils_no_table():
    assert read(to_xlsx([["Назва"], ["Мама\x0bі яблуня"]]), "a.xlsx") == [["Назва"], ["Мама і яблуня"]]

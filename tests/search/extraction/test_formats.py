"""What is read of documents of each kind, and which are not read."""

import subprocess
import sys
import time
from contextlib import suppress
from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from cms.media import confined
from cms.media.confined import Refused
from search import extraction
from search.extraction import opendocument, pdf, plain, presentation, process, spreadsheet, wordprocessing

from . import samples
from .samples import PARAGRAPHS

MEMORY = 512 * 1024 * 1024
READERS = [pdf, wordprocessing, opendocument, presentation, spreadsheet, plain]


def read(data: bytes, extension: str, **limits) -> str:
    limits = {"most_signs": 10_000, "memory": MEMORY, "seconds": 20, **limits}
    return extraction.text_of(data, extension, **limits)


def refusal_of(data: bytes, extension: str, **limits) -> str:
    with pytest.raises(Refused) as refused:
        read(data, extension, **limits)
    return refused.value.code


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        ("pdf", samples.pdf()),
        ("docx", samples.docx()),
        ("odt", samples.odt()),
        ("ods", samples.odt(kind="spreadsheet")),
        ("odp", samples.odt(kind="presentation")),
        ("pptx", samples.pptx()),
        ("txt", "\ufeff{}\n\n {}".format(*PARAGRAPHS).encode()),
        ("csv", "{};\n{}".format(*PARAGRAPHS).encode("utf-8")),
    ],
)
def test_the_words_of_each_kind_are_read(extension, data):
    assert read(data, extension).splitlines() == list(PARAGRAPHS)


def test_a_workbook_gives_the_rows_of_its_sheets_but_not_of_hidden_ones():
    rows = [("Заклад", "Учнів", "Від"), ("Ліцей № 25", 520, date(2026, 9, 1)), (None, True, 1.5)]
    assert read(samples.xlsx(rows), "xlsx").splitlines() == [
        "Школи",
        "Заклад Учнів Від",
        "Ліцей № 25 520 01.09.2026",
        "True 1.5",
    ]


def test_a_scan_has_no_words():
    assert read(samples.pdf([]), "pdf") == ""


def test_an_old_text_of_windows_is_read():
    assert read("ґанок її".encode("cp1251"), "txt") == "ґанок її"


def test_what_was_deleted_or_only_noted_in_a_document_is_not_read():
    deleted = "<w:p><w:r><w:t>лишилося</w:t><w:delText>прибране</w:delText></w:r></w:p>"
    assert read(samples.docx(body=deleted), "docx") == "лишилося"


@pytest.mark.parametrize("divided", ["дитя\x02\r\nчий", "дитя\ufffeчий"])
def test_a_word_that_a_line_divides_is_whole(divided):
    assert pdf.joined(divided) == "дитячий"


def test_signs_that_no_database_keeps_are_left_out():
    assert process.text_from(lambda data: ["а\0б\ud800в\ufffe \x0b", "", "\tг  ґ"], b"", 100) == "абв\nг ґ"


class TestLimits:
    def test_the_text_is_cut_off(self):
        assert read(samples.docx(["а" * 60] * 100), "docx", most_signs=100) == "а" * 60 + "\n" + "а" * 39

    def test_nothing_is_read_beyond_what_is_wanted(self):
        def lines(data):
            yield from ["слово"] * 3
            raise AssertionError("asked for more")

        assert process.text_from(lines, b"", 10) == "слово\nслов"

    def test_memory(self):
        novel = samples.docx([" ".join(map(str, range(1_500_000)))])
        assert refusal_of(novel, "docx", memory=60 * 1024 * 1024) == "too_heavy"

    def test_processor_time(self):
        assert refusal_of(samples.pdf(), "pdf", seconds=0) == "too_slow"

    def test_time_by_the_clock(self, monkeypatch, tmp_path):
        monkeypatch.setattr(confined, "ROOT", tmp_path)
        monkeypatch.setattr(extraction, "__name__", "sleepers")
        (tmp_path / "sleepers").mkdir()
        (tmp_path / "sleepers" / "pdf.py").write_text("import time; time.sleep(60)")
        began = time.monotonic()
        assert refusal_of(b"%PDF-", "pdf", seconds=1) == "too_slow"
        assert time.monotonic() - began < 30

    @pytest.mark.parametrize(("extension", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")])
    def test_a_bomb_does_not_go_off(self, extension, part):
        bomb = samples.archive(**{part: b"<a>" + b" " * 50_000_000 + b"</a>"})
        assert refusal_of(bomb, extension) == "unpacks_too_large"

    def test_a_workbook_that_unpacks_to_more_than_the_memory_is_given_up(self):
        words = (f"слово{number}" * 100 for number in range(40_000))
        assert refusal_of(samples.xlsx_with_shared(words), "xlsx", memory=100 * 1024 * 1024) == "too_heavy"

    def test_entities_that_grow_are_refused(self):
        laughs = '<!DOCTYPE a [<!ENTITY b "{}">]><a>{}</a>'.format("ха" * 50, "&b;" * 50)
        data = samples.archive(**{"word/document.xml": laughs})
        assert refusal_of(data, "docx") == "damaged"


@pytest.mark.parametrize(
    ("data", "extension", "code"),
    [
        (samples.pdf(password="1234"), "pdf", "locked"),
        (samples.locked_zip(samples.docx()), "docx", "damaged"),
        (samples.pdf()[:300], "pdf", "damaged"),
        (samples.docx()[:-100], "docx", "damaged"),
        (samples.docx(), "pdf", "damaged"),
        (samples.pdf(), "docx", "damaged"),
        (samples.pdf(), "xlsx", "damaged"),
        (samples.docx(), "odt", "damaged"),
        (samples.odt(), "xlsx", "damaged"),
        (samples.pdf(), "pptx", "damaged"),
        (samples.archive(**{"word/document.xml": "<not closed"}), "docx", "damaged"),
        (b"", "pdf", "empty"),
        (samples.archive(a="b"), "zip", "unsupported"),
        (b"{\\rtf1 text}", "rtf", "unsupported"),
        (b"text", "", "unsupported"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data, extension, code):
    assert refusal_of(data, extension) == code


@effort(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from([module for module in READERS if module is not plain]))
def test_whatever_a_file_holds_a_reader_reads_it_or_refuses(data, reader):
    for start in (b"", b"PK\x03\x04", b"%PDF-1.7\n"):
        with suppress(Refused):
            assert process.text_from(reader.lines_of, start + data, 100) == ""


@pytest.mark.parametrize("module", sorted({*extraction.MODULES.values()}))
def test_the_readers_start_without_django(module):
    probe = f"import sys, search.extraction.{module}; sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=settings.BASE_DIR, check=False)  # noqa: S603
    assert done.returncode == 0


def test_what_is_accepted_from_editors_is_read_but_for_archives_and_rtf():
    assert set(settings.WAGTAILDOCS_EXTENSIONS) - set(extraction.MODULES) == {"zip", "rtf"}

"""The demo's words: whole, true to their sources, and set as a careful editor would set them."""

import io

import pypdfium2
import pytest

from accounts.roles import SHARED_COLLECTION, SiteName
from demo.content.check import check
from demo.content.documents import DOCUMENTS
from demo.loader.library import collections
from demo.loader.papers import printed


def test_the_checks_of_the_content_find_nothing():
    assert check() == []


@pytest.mark.parametrize(
    ("key", "collection"),
    [
        ("flicker-star", SiteName.COMMUNICATIONS),
        ("summer-camp", SiteName.EDUCATION),
        ("snow-town", SHARED_COLLECTION),
        ("flickers-memo", SiteName.COMMUNICATIONS),
    ],
)
def test_editors_find_what_their_pages_show(db, key, collection):
    assert collections()(key).name == collection


@pytest.mark.parametrize("content", DOCUMENTS, ids=lambda content: content.key)
def test_a_document_is_a_sheet_or_two_with_every_word_of_its_text(content):
    paper = printed(content)
    sheets = pypdfium2.PdfDocument(io.BytesIO(paper))
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets)

    assert len(sheets) <= 2
    assert words.split() == content.text.split()
    assert len(paper) < 100_000

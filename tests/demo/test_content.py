"""The demo's words: whole, true to their sources, and set as a careful editor would set them."""

import pytest

from accounts.roles import SHARED_COLLECTION, SiteName
from demo.content.check import check
from demo.loader.library import collections


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

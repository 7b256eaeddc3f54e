"""The demo's words: whole, true to their sources, and set as a careful editor would set them."""

from demo.content.check import check


def test_the_checks_of_the_content_find_nothing():
    assert check() == []

"""The words of an ODT, ODS or ODP: ``python -m search.extraction.opendocument``."""

from functools import partial

from cms.media.texts import odf_paragraphs
from search.extraction.process import answer_with

MOST_XML = 100 * 1024 * 1024
"""Bytes of the main part, unpacked."""

lines_of = partial(odf_paragraphs, most=MOST_XML)

if __name__ == "__main__":
    answer_with(lines_of)

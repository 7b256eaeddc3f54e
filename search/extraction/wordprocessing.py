"""The words of a DOCX: ``python -m search.extraction.wordprocessing``."""

from functools import partial

from cms.media.texts import openxml_paragraphs
from search.extraction.process import answer_with

MOST_XML = 100 * 1024 * 1024
"""Bytes of the main part, unpacked: the process's own ceiling comes first for many a file."""

lines_of = partial(openxml_paragraphs, most=MOST_XML)

if __name__ == "__main__":
    answer_with(lines_of)

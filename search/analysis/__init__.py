"""What words are, the same for every engine: pure functions of text, without Django.

A text becomes a stream of terms (:func:`stream_of`) that every engine splits at spaces and nowhere else;
a reader's query becomes a tree of the same terms (:func:`search.analysis.queries.parse`).
"""

from search.analysis.streams import stream_of, titles_stream_of
from search.analysis.terms import terms_of
from search.analysis.words import words_of

__all__ = ["stream_of", "terms_of", "titles_stream_of", "words_of"]

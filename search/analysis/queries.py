"""What a reader typed, read as a query: words in any of their forms, «phrases», -unwanted words."""

import re
from dataclasses import dataclass

from search.analysis.nodes import AllOf, AnyOf, Beginning, Better, Node, Phrase, Query, Word, all_of, any_of
from search.analysis.stopwords import telling
from search.analysis.streams import EDGE, EXACTLY, written
from search.analysis.terms import spelled, terms_of
from search.analysis.thesaurus import NOTHING, Thesaurus
from search.analysis.words import parts_of, words_of

LONGEST = 200
"""Signs of a query that are read; the rest is cut off."""
MOST_WORDS = 12
"""Words of a query that count; a search costs more with each."""
ASKED_FOR = 3
"""What a word that was typed counts for beside one that stands for it; engines that count no word twice
hold both for equal. Measured over the judged queries."""

_PIECE = re.compile(
    r'(?P<minus>(?<![^\s(])-)?(?:["«„“”](?P<phrase>[^"«»„“”]*)["»“”]|(?P<plain>[^\s"«»„“”]+))'
)


@dataclass(frozen=True)
class Typed:
    """What a reader typed, as words.

    Args:
        words: wanted in any form, in their order; folded, compounds whole.
        phrases: wanted as they are.
        unwanted: words and phrases that must not be there.
    """

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()

    @property
    def has_operators(self) -> bool:
        """Whether the reader asked for more than plain words."""
        return bool(self.phrases or self.unwanted)


def typed(text: str) -> Typed:
    """Read what was typed; quotation marks without a partner are ignored."""
    plain: list[str] = []
    phrases: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    left = MOST_WORDS
    for piece in _PIECE.finditer(text[:LONGEST]):
        phrase = piece["phrase"]
        words = words_of(phrase if phrase is not None else piece["plain"])[:left]
        left -= len(words)
        if not words:
            continue
        if piece["minus"]:
            unwanted.append(tuple(words))
        elif phrase is not None:
            phrases.append(tuple(words))
        else:
            plain += words
    return Typed(_without_number_signs(plain), tuple(phrases), tuple(unwanted))


def _without_number_signs(words: list[str]) -> tuple[str, ...]:
    """«ліцей номер 25» is «ліцей 25» also when each word came by itself."""
    return tuple(words_of(" ".join(words)))


def parse(text: str, thesaurus: Thesaurus = NOTHING, *, any_word: bool = False) -> Query:
    """Read what was typed as a query.

    Args:
        text: whatever anybody may send.
        thesaurus: words that stand for others.
        any_word: whether one of the plain words is enough.
    """
    return query_of(typed(text), thesaurus, any_word=any_word)


def query_of(read: Typed, thesaurus: Thesaurus = NOTHING, *, any_word: bool = False) -> Query:
    """A query for what was typed; the arguments are those of :func:`parse`."""
    wanted: list[Node] = [Phrase(tuple(written(words))) for words in read.phrases]
    if read.words:
        wanted.append(_together(read.words, thesaurus, any_word))
    unwanted = tuple(_unwanted(words) for words in read.unwanted)
    return Query(all_of(wanted), unwanted)


def beginning(text: str) -> Query:
    """A query for titles with these words, of which the last may not be finished."""
    words = [part for word in words_of(text[:LONGEST])[:MOST_WORDS] for part in parts_of(word)]
    return Query(all_of([Beginning(spelled(word)) for word in words]))


def _together(words: tuple[str, ...], thesaurus: Thesaurus, any_word: bool) -> Node:
    """The telling words in any form; better as they were typed, side by side, at a title's beginning."""
    asked = telling(words)
    nodes = [_any_reading(asked[start:end], others) for start, end, others in thesaurus.spans(asked)]
    wanted = any_of(nodes) if any_word else all_of(nodes)
    phrase = written(words)
    together = [Phrase(tuple(phrase))] if len(phrase) > 1 else []
    return Better((wanted, *together, Phrase((EDGE, *phrase)), Phrase((EDGE, *phrase, EDGE))))


def _any_reading(words: list[str], others: list[tuple[str, ...]]) -> Node:
    """The words that were asked for, or what stands for them; a single word then counts several times."""
    asked, *instead = (all_of([_form_of(word) for word in one]) for one in (words, *others))
    times = ASKED_FOR if instead and len(words) == 1 else 1
    return AnyOf((*[asked] * times, *instead)) if instead else asked


def _form_of(word: str) -> Node:
    """A word in any form; a compound as one word, or all its parts."""
    parts = parts_of(word)
    if len(parts) == 1:
        return _word(word)
    joined = spelled(word.replace("-", ""))
    return AnyOf((Word((joined,), joined), AllOf(tuple(_word(part) for part in parts))))


def _word(part: str) -> Word:
    return Word(terms_of(part), EXACTLY + spelled(part))


def _unwanted(words: tuple[str, ...]) -> Node:
    if len(words) > 1:
        return Phrase(tuple(written(words)))
    return _form_of(words[0])

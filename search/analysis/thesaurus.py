"""Words that stand for others: «садок» also finds «ЗДО»."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from search.analysis.stopwords import telling
from search.analysis.terms import terms_of
from search.analysis.words import parts_of, words_of

MOST_OTHERS = 16
"""So many words or phrases stand for another, however many rules say so: each makes a query dearer."""
Words = tuple[str, ...]
Span = tuple[int, int, list[Words]]


@dataclass(frozen=True)
class Thesaurus:
    """What stands for what, by the first term of what is typed.

    Args:
        entries: by a term of the first word: the words typed, and those that are looked for too.
    """

    entries: dict[str, list[tuple[Words, list[Words]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[tuple[str, Iterable[str]]]) -> "Thesaurus":
        """A thesaurus of rules: what is typed, and what is looked for too."""
        entries: dict[str, list[tuple[Words, list[Words]]]] = {}
        for source, targets in rules:
            words = _words(source)
            others = [other for target in targets if (other := _words(target)) and other != words]
            if words and others:
                for term in keys_of(words[0]):
                    entries.setdefault(term, []).append((words, others))
        return cls(entries)

    def spans(self, words: list[str]) -> Iterator[Span]:
        """The words in spans, the longest known ones first: where each begins and ends, and what stands
        for it."""
        start = 0
        while start < len(words):
            length, others = self._longest(words[start:])
            yield start, start + length, others
            start += length

    def _longest(self, words: list[str]) -> tuple[int, list[Words]]:
        length, found = 1, []
        for term in keys_of(words[0]):
            for source, others in self.entries.get(term, ()):
                if len(source) < length or not are_alike(source, words[: len(source)]):
                    continue
                if len(source) > length:
                    length, found = len(source), []
                found += [other for other in others if other not in found]
        return length, found[:MOST_OTHERS]


NOTHING = Thesaurus()


def _words(text: str) -> Words:
    """The words of a rule that a query keeps."""
    return tuple(telling(words_of(text)))


def keys_of(word: str) -> set[str]:
    """Under which terms a word, or a compound as one word, is known."""
    *before, last = parts_of(word)
    return {"".join(before) + term for term in terms_of(last)}


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are the same folded words in whatever forms."""
    return len(one) == len(other) and all(
        not keys_of(left).isdisjoint(keys_of(right)) for left, right in zip(one, other, strict=True)
    )

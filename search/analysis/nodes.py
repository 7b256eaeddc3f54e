"""What a query asks for, as a tree that every engine's compiler can spell.

Terms hold letters and digits only (:mod:`search.analysis.streams`): no sign of a reader's is an operator.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """Any form of a word.

    Args:
        terms: any of them is enough.
        exactly: the very form that was asked for, marked; it adds no hits, and a title that has it is better.
    """

    terms: tuple[str, ...]
    exactly: str


@dataclass(frozen=True)
class Beginning:
    """Words that begin with these letters, as they were written."""

    letters: str


@dataclass(frozen=True)
class Phrase:
    """Words one after another, as they were written; marked."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    """All of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of these; the more, the better."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class Better(AnyOf):
    """What is asked for, first; the others add no hits, and a hit that has them is better."""


Node = Word | Beginning | Phrase | AllOf | AnyOf


@dataclass(frozen=True)
class Query:
    """What is asked for, and what must not be there.

    Args:
        wanted: ``None`` when nothing is asked for; then nothing is found.
        unwanted: what a hit must not have.
    """

    wanted: Node | None
    unwanted: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return self.wanted is not None


def all_of(nodes: list[Node]) -> Node | None:
    """One node that asks for all of these."""
    return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes)) if nodes else None


def any_of(nodes: list[Node]) -> Node | None:
    """One node that asks for any of these."""
    nodes = list(dict.fromkeys(nodes))
    return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes)) if nodes else None

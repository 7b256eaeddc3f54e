"""Which counts may be shown, so that nobody can compute back those that may not.

A *column* holds how many of one role chose each answer of one question; whoever reads the results knows
its sum, the number of that role. Every column is decided by itself, and nothing that ties two of them
together is shown: a total over roles only sums what is shown, questions have no answers in common, and
percentages come from shown counts.

**The rule** (:func:`hidden`): if any count is below :data:`LEAST`, the smallest counts are hidden, equal
ones together, until those below :data:`LEAST` are all hidden, they are at least two, not all the same, and
together at least :data:`LEAST`.

**Why it holds**, even against somebody who knows the rule. The rule looks at values, never at places.
So if the hidden values change places with each other, exactly the same is shown. As they are not all the
same, each hidden count can be at least two numbers. Where no such set exists (all counts are equal),
nothing of the column is shown.

**Several choices** are a column of two for each choice: those who chose it and those who did not. How many
chose nothing is not shown: it would bound the rest.
"""

from collections.abc import Sequence

LEAST = 5
"""The smallest count that is shown; a role of fewer people is left out of everything."""


def hidden(counts: Sequence[int]) -> frozenset[int]:
    """The places of the counts that must not be shown.

    Args:
        counts: of one column, whose sum is known.
    """
    if all(count >= LEAST for count in counts):
        return frozenset()
    for limit in sorted(set(counts)):
        smallest = [count for count in counts if count <= limit]
        smallest_shown = min((count for count in counts if count > limit), default=LEAST)
        if smallest_shown >= LEAST and len(set(smallest)) > 1 and sum(smallest) >= LEAST:
            return frozenset(place for place, count in enumerate(counts) if count <= limit)
    return frozenset(range(len(counts)))


def shown(counts: Sequence[int]) -> list[int | None]:
    """The counts of a column, ``None`` for those that are hidden."""
    places = hidden(counts)
    return [None if place in places else count for place, count in enumerate(counts)]


def shown_of(count: int, everybody: int) -> int | None:
    """How many of a role made one of several choices, or ``None``."""
    return shown([count, everybody - count])[0]

"""The words that the search knows: those of things that may be quoted, as they are written there.

Of documents only the titles count: their texts are full of names and of letters badly read. New words come
with the things that have them; every night all are counted anew, and those that are no more go.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Q

from cms.searching import Kind
from search.analysis.spelling import LONGEST, SHORTEST, edges, slips_allowed, sound
from search.analysis.terms import spelled_alike
from search.analysis.words import parts_of, words_of
from search.models import Entry, Word

MOST = 100_000
"""Words that are kept, the most frequent ones."""
MOST_OF_A_TEXT = 50_000
"""Signs of a text whose words are learnt."""
MOST_CANDIDATES = 600
"""Words that are compared with one that nothing has, the most frequent of those that begin or end like it."""
BATCH = 500
COUNTED = ["start", "ending", "length", "rows"]


def may_be_learnt(word: str) -> bool:
    """Whether a folded word is long enough, and all letters."""
    return SHORTEST <= len(word) <= LONGEST and word.replace("'", "").isalpha()


def learn(entries: Iterable[Entry]) -> None:
    """Add the words of things that are new or have changed.

    Args:
        entries: rows with their titles and texts.
    """
    words = {word for entry in entries if entry.is_quotable for word in _words(entry)}
    for batch in _batches(sorted(words)):
        known = set(Word.objects.filter(word__in=batch).values_list("word", flat=True))
        new = [_row(word, 1) for word in batch if word not in known]
        Word.objects.bulk_create(new, ignore_conflicts=True)


def rebuild() -> None:
    """Count all words anew; a job runs this every night."""
    counted: Counter[str] = Counter()
    rows = Entry.objects.filter(is_quotable=True).only("kind", "title", "text")
    for entry in rows.iterator(chunk_size=BATCH):
        counted.update(_words(entry))
    wanted = dict(counted.most_common(MOST))
    kept = dict(Word.objects.values_list("word", "rows"))
    for batch in _batches(kept.keys() - wanted.keys()):
        Word.objects.filter(word__in=batch).delete()
    changed = (_row(word, number) for word, number in wanted.items() if kept.get(word) != number)
    for batch in _batches(changed):
        Word.objects.bulk_create(batch, update_conflicts=True, unique_fields=["word"], update_fields=COUNTED)


def candidates(word: str) -> list[tuple[str, int]]:
    """Words that a folded one may have been meant to be, and how many things have each.

    Args:
        word: one with slips.
    """
    heard, slips = sound(word), slips_allowed(word)
    start, ending = edges(heard)
    near = Word.objects.filter(
        Q(start=start) | Q(ending=ending),
        length__range=(len(heard) - slips, len(heard) + slips),
    )
    return list(near.order_by("-rows", "word").values_list("word", "rows")[:MOST_CANDIDATES])


def _words(entry: Entry) -> set[str]:
    text = "" if entry.kind == Kind.DOCUMENT else entry.text[:MOST_OF_A_TEXT]
    parts = (spelled_alike(part) for word in words_of(f"{entry.title}\n{text}") for part in parts_of(word))
    return {part for part in parts if may_be_learnt(part)}


def _row(word: str, rows: int) -> Word:
    heard = sound(word)
    start, ending = edges(heard)
    return Word(word=word, start=start, ending=ending, length=len(heard), rows=rows)


def _batches(rows: Iterable) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch

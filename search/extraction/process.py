"""What all reading processes do alike: take the lines until there are enough, and tidy them."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator

from cms.media.confined import Refused, answer

LinesOf = Callable[[bytes], Iterable[str]]
# What no database keeps and nobody reads.
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def answer_with(lines_of: LinesOf) -> None:
    """Be the process that reads a file.

    Args:
        lines_of: the lines of a file; may raise whatever it likes.
    """

    def read(data: bytes, most_signs: int) -> tuple[dict, bytes]:
        return {}, text_from(lines_of, data, most_signs).encode()

    answer(read, sys.argv[1:])


def text_from(lines_of: LinesOf, data: bytes, most_signs: int) -> str:
    """The text of a file, read no further than needed.

    Args:
        lines_of: the lines of a file.
        data: the file.
        most_signs: where the text is cut off.

    Raises:
        Refused: with the reader's own code, or ``damaged``.
    """
    taken: list[str] = []
    signs = 0
    try:
        for line in _tidy(lines_of(data)):
            taken.append(line)
            signs += len(line) + 1
            if signs > most_signs:
                break
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a reader stumbles over, the file is at fault
        raise Refused("damaged") from error
    return "\n".join(taken)[:most_signs]


def _tidy(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for line in _UNFIT.sub("", paragraph).splitlines():
            if words := " ".join(line.split()):
                yield words

"""Paper: PDFs with their fonts inside, drawn from words alone.

The modules that draw load fpdf2, which takes some 30 MB, and know nothing of Django. Whoever answers
requests has them run elsewhere (:func:`drawn_elsewhere`); the background worker imports them.
"""

import json

from cms.media import confined

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; what is really taken is a tenth of it."""
SECONDS = 20


def drawn_elsewhere(module: str, words: dict) -> bytes:
    """A PDF from a process of its own.

    Args:
        module: the dotted path of a module that calls :func:`cms.media.confined.answer` when it is run.
        words: what stands on the paper, as JSON can hold it.

    Raises:
        cms.media.confined.Refused: the words took more time or memory than any paper does.
    """
    _said, pdf = confined.run(module, json.dumps(words).encode(), memory=MEMORY, seconds=SECONDS)
    return pdf

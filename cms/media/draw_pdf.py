"""Draws a PDF that nobody trusts as one picture, page below page: ``python -m cms.media.draw_pdf``.

Of what the file holds beside its looks (names, links, programs, attachments, text that is not seen)
nothing is left. Runs as a process of its own (:mod:`cms.media.confined`).
"""

import io
import sys

import pypdfium2 as pdfium
from PIL import Image

from cms.media.confined import Refused, answer

WIDTH = 1240
"""Pixels: 150 to the inch of an A4 page."""
MOST_HEIGHT = 4 * WIDTH
"""Of one page; a longer one is drawn smaller."""
GAP = 16


def draw(data: bytes, most_pages: int) -> tuple[dict, bytes]:
    """All pages of a PDF as one JPEG.

    Args:
        data: the file.
        most_pages: a longer one is refused.

    Returns:
        ``size`` and number of ``pages``, and the picture.

    Raises:
        Refused: ``locked``, ``too_many_pages`` or ``broken``.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            if not 0 < len(document) <= most_pages:
                raise Refused("too_many_pages" if len(document) else "broken")
            pages = [_drawn(page) for page in document]
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever the reader stumbles over, the file is at fault
        locked = getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD
        raise Refused("locked" if locked else "broken") from error
    height = sum(page.height for page in pages) + GAP * (len(pages) - 1)
    strip = Image.new("RGB", (WIDTH, height), "silver")
    top = 0
    for page in pages:
        strip.paste(page, ((WIDTH - page.width) // 2, top))
        top += page.height + GAP
    out = io.BytesIO()
    strip.save(out, "JPEG", quality=88)
    return {"size": strip.size, "pages": len(pages)}, out.getvalue()


def _drawn(page: pdfium.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(WIDTH / width, MOST_HEIGHT / height)
    return page.render(scale=scale).to_pil().convert("RGB")


if __name__ == "__main__":
    answer(draw, sys.argv[1:])

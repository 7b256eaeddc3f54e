"""Small pictures for tests."""

import io

from PIL import Image


def png(size=(40, 30), colour="teal") -> bytes:
    """A PNG of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()

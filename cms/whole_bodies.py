"""Nothing is done for a request whose body has not arrived whole, or is larger than any form of ours.

Where a connection breaks, granian gives what has come so far as if it were all. Of half a form Django
would read the fields that are there and take the rest for empty: a draft would be emptied by a tunnel.
So bodies wait here, on the disk when they are large; and as anybody may send one, to any address, they
are bounded. A body of unknown length (``Transfer-Encoding: chunked``) needs no bound: Django reads none
of it.
"""

from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _

IN_MEMORY = 512 * 1024
"""Bytes; what is larger waits on the disk."""
_AT_ONCE = 64 * 1024


class WholeBodies:
    """Passes requests on to a WSGI application once they are whole; answers all others with 400 or 413.

    Args:
        application: a WSGI application.
        most: bytes that a body may have.
    """

    def __init__(self, application: Callable, *, most: int):
        self.application = application
        self.most = most

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length == "0" or not (length.isascii() and length.isdigit()):
            return self.application(environ, start_response)
        if int(length) > self.most:
            return _too_large(start_response, self.most)
        body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - read until the request is answered
        try:
            if _copy(environ["wsgi.input"], body, int(length)) < int(length):
                body.close()
                start_response("400 Bad Request", [("Content-Length", "0")])
                return []
            body.seek(0)
            return _Answer(self.application({**environ, "wsgi.input": body}, start_response), body)
        except BaseException:
            body.close()
            raise


class _Answer:
    """What the application answers; the server closes it when it is sent, and the request's body with it."""

    def __init__(self, parts: Iterable[bytes], body: BinaryIO):
        self.parts = parts
        self.body = body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.parts)

    def close(self) -> None:
        try:
            getattr(self.parts, "close", bool)()
        finally:
            self.body.close()


def _too_large(start_response: Callable, most: int) -> list[bytes]:
    """Say so in both languages: nothing has been read of the request that would tell the reader's."""
    said = []
    for language in ("uk", "en"):
        with translation.override(language):
            words = _("This is too much at once: at most %d MB. Send the files one by one.")
            said.append(words % (most // 1024**2))
    text = "\n\n".join(said).encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
    start_response("413 Content Too Large", headers)
    return [text]


def _copy(stream, body, length: int) -> int:
    """Copy at most ``length`` bytes.

    Returns:
        How many there were.
    """
    received = 0
    while received < length and (data := stream.read(min(_AT_ONCE, length - received))):
        body.write(data)
        received += len(data)
    return received

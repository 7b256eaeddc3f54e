"""Nothing is done for a request whose body has not arrived whole.

Where a connection breaks, granian gives what has come so far as if it were all. Of half a form Django
would read the fields that are there and take the rest for empty: a draft would be emptied by a tunnel.
"""

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile

IN_MEMORY = 512 * 1024
"""Bytes; what is larger waits on the disk."""
_AT_ONCE = 64 * 1024


class WholeBodies:
    """Passes requests on to a WSGI application once they are whole; answers all others with 400.

    Args:
        application: a WSGI application.
    """

    def __init__(self, application: Callable):
        self.application = application

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length == "0" or not (length.isascii() and length.isdigit()):
            return self.application(environ, start_response)
        body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - read until the request is answered
        if _copy(environ["wsgi.input"], body, int(length)) < int(length):
            body.close()
            start_response("400 Bad Request", [("Content-Length", "0")])
            return []
        body.seek(0)
        return self.application({**environ, "wsgi.input": body}, start_response)


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

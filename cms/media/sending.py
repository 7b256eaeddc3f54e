"""Private files on their way out: by nginx where it stands before us, else by Django, in ranges too."""

import mimetypes
import re
from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition

_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
_PIECE = 64 * 1024

# Were a browser to open a file on our address after all, nothing in it may run or load.
INERT = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class _Part:
    """A part of an open file, to be sent and closed."""

    def __init__(self, file, first: int, length: int):
        file.seek(first)
        self.file, self.left = file, length

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (piece := self.file.read(min(_PIECE, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()


def send_private(
    request: HttpRequest, stored: FieldFile, *, name: str, attachment: bool = False
) -> HttpResponseBase:
    """Answer with a private file, to somebody who has been found to be allowed to have it.

    Args:
        request: a Range header in it is followed.
        stored: the file.
        name: what the reader's machine calls it; its extension tells the type.
        attachment: whether it is saved instead of shown.

    Raises:
        Http404: it is not in the storage.
    """
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    headers = {
        **INERT,
        "Content-Disposition": content_disposition_header(attachment, name),
        "Cache-Control": "private, no-store",
    }
    return answer_file(request, stored, content_type, headers)


def answer_file(
    request: HttpRequest, stored: FieldFile, content_type: str, headers: dict[str, str], *, etag: str = ""
) -> HttpResponseBase:
    """A stored file, or 304 to whoever has it already.

    Args:
        request: the request, already permitted.
        stored: the file.
        content_type: what it is.
        headers: to be sent with it, see :data:`INERT`.
        etag: in quotation marks; empty for what no browser may keep.

    Raises:
        Http404: it is not in the storage.
    """

    @condition(etag_func=lambda request: etag or None)
    def answer(request):
        return _by_nginx(stored) if settings.PRIVATE_ACCEL_PREFIX else _by_us(request, stored)

    response = answer(request)
    for name, value in {"Content-Type": content_type, **headers}.items():
        response.headers[name] = value
    return response


def _by_nginx(stored: FieldFile) -> HttpResponse:
    return HttpResponse(
        headers={"X-Accel-Redirect": settings.PRIVATE_ACCEL_PREFIX.rstrip("/") + "/" + quote(stored.name)}
    )


def _by_us(request: HttpRequest, stored: FieldFile) -> HttpResponseBase:
    try:
        size = stored.size
        file = stored.storage.open(stored.name)
    except FileNotFoundError as error:
        raise Http404 from error
    wanted = _range(request.headers.get("Range", ""), size)
    if wanted is None:
        response = StreamingHttpResponse(_Part(file, 0, size), headers={"Content-Length": str(size)})
    elif wanted:
        first, last = wanted[0], wanted[-1]
        response = StreamingHttpResponse(
            _Part(file, first, last - first + 1),
            status=206,
            headers={
                "Content-Range": f"bytes {first}-{last}/{size}",
                "Content-Length": str(last - first + 1),
            },
        )
    else:
        file.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _range(header: str, size: int) -> range | None:
    """The bytes asked for: ``None`` is all of them, an empty range one that cannot be satisfied.

    Several ranges at once, and what is no range, are answered with the whole (RFC 9110, 14.2).
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last), size - 1) + 1 if last else size)

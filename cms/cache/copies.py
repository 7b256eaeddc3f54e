"""Kept responses: in the cache that all processes share, and again in this one's memory.

A copy in memory saves reading and unpickling it; whether it is still true is asked of the shared
counter every time, so a change made by any process reaches the next reader of every other.
"""

import gzip
import hashlib
import time
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus

from django.http import HttpResponse

from cms.cache import tags

# Grows when a copy's fields change, so that copies of an older release are not read.
_FORMAT = 2
_MEMORY = 32 * 1024 * 1024  # bytes of bodies that a process remembers
_GZIP_FROM = 512  # bytes; smaller ones would not get smaller
_DROPPED_HEADERS = frozenset({"Vary", "Content-Length", "Set-Cookie"})


@dataclass(frozen=True)
class Copy:
    """A kept response.

    Args:
        began: the counter before it was rendered.
        tags: what it was made from.
        until: the moment, in seconds of the epoch, when it stops being true by itself.
        headers: of every answer made from it.
        etag: names the content.
        body: the content, packed by gzip where ``packed``.
    """

    began: int
    tags: tuple[str, ...]
    until: float
    headers: dict[str, str]
    etag: str
    body: bytes
    packed: bool

    @classmethod
    def of(cls, response: HttpResponse, *, began: int, made_from: set[str], until: float) -> "Copy":
        """What to keep of a response."""
        etag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        packed = len(response.content) >= _GZIP_FROM
        headers = {name: value for name, value in response.items() if name not in _DROPPED_HEADERS}
        headers |= {
            "ETag": etag,
            "Vary": "Accept-Encoding, Cookie",
            # Browsers and proxies ask each time, and get 304: an alert is never late.
            "Cache-Control": "public, max-age=0, must-revalidate",
        }
        return cls(
            began=began,
            tags=tuple(sorted(made_from)),
            until=until,
            headers=headers,
            etag=etag,
            body=gzip.compress(response.content, 6, mtime=0) if packed else response.content,
            packed=packed,
        )

    def answer(self, environ: dict) -> tuple[HTTPStatus, list[tuple[str, str]], bytes]:
        """Status, headers and content for a reader: packed, plain, or none when he has it already.

        Args:
            environ: the WSGI environment, which is also ``request.META``.
        """
        wanted = environ.get("HTTP_IF_NONE_MATCH")
        if wanted and self.etag in wanted:
            return HTTPStatus.NOT_MODIFIED, self._headers, b""
        if self.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return HTTPStatus.OK, self._packed_headers, self.body
        return HTTPStatus.OK, self._plain_headers, self._plain

    @cached_property
    def _headers(self) -> list[tuple[str, str]]:
        return list(self.headers.items())

    @cached_property
    def _packed_headers(self) -> list[tuple[str, str]]:
        return [*self._headers, ("Content-Encoding", "gzip"), ("Content-Length", str(len(self.body)))]

    @cached_property
    def _plain_headers(self) -> list[tuple[str, str]]:
        return [*self._headers, ("Content-Length", str(len(self._plain)))]

    @cached_property
    def _plain(self) -> bytes:
        return gzip.decompress(self.body) if self.packed else self.body

    def is_fresh(self, counter_now: int) -> bool:
        """Whether nothing that it was made from has changed since."""
        if time.time() >= self.until or counter_now < self.began:
            return False
        if self.began == counter_now:
            return True
        return max(tags.versions(self.tags).values(), default=0) <= self.began


_memory: dict[str, Copy] = {}
_remembered = 0


def find(key: str, counter_now: int) -> Copy | None:
    """The copy under ``key``, if it is still true."""
    copy = _memory.get(key)
    if copy is not None and copy.is_fresh(counter_now):
        return copy
    # None here, or an old one: another process may have made a new one.
    copy = tags.store().get(_stored(key))
    if copy is None or not copy.is_fresh(counter_now):
        return None
    _remember(key, copy)
    return copy


def put(key: str, copy: Copy) -> None:
    """Keep ``copy`` for the readers of every process."""
    seconds = copy.until - time.time()
    if seconds > 0:
        tags.store().set(_stored(key), copy, timeout=seconds)
        _remember(key, copy)


def _stored(key: str) -> str:
    return f"page{_FORMAT}:{hashlib.blake2b(key.encode(), digest_size=20).hexdigest()}"


def _remember(key: str, copy: Copy) -> None:
    global _remembered
    if _remembered > _MEMORY:
        _memory.clear()
        _remembered = 0
    _memory[key] = copy
    _remembered += len(copy.body)

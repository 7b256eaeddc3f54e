"""Kept responses: in the cache that all processes share, and again in this one's memory.

A copy in memory saves reading and unpickling it; whether it is still true is asked of the shared
counter every time, so a change made by any process reaches the next reader of every other.

An address has one copy without a query, which nothing pushes out, and :data:`VARIANTS` places for
copies with one. Each query has its place; two that share one take turns. So no flood of queries
can take more room, or anybody else's.
"""

import gzip
import hashlib
import time
from dataclasses import dataclass
from functools import cached_property, lru_cache
from http import HTTPStatus
from typing import Any, ClassVar
from zlib import crc32

from django.http import HttpResponse

from cms.cache import tags
from cms.cache.keys import canonical_query

# Grows when a copy's fields change, so that copies of an older release are not read.
_FORMAT = 3
VARIANTS = 128
"""How many copies an address may have besides the one without a query."""

_MEMORY = 32 * 1024 * 1024  # bytes of bodies that a process remembers
_GZIP_FROM = 512  # bytes; smaller ones would not get smaller
_DROPPED_HEADERS = frozenset({"Vary", "Content-Length", "Set-Cookie"})


@lru_cache(maxsize=512)
def takes_gzip(accepted: str) -> bool:
    """Whether a reader with this ``Accept-Encoding`` takes gzip: named, or by ``*``, and not at ``q=0``."""
    weights = {}
    for part in accepted.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights[name] = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    return bool(weights.get("gzip", weights.get("*", "0")).strip("0."))


@dataclass(frozen=True)
class Copy:
    """A kept response.

    Args:
        names: the query parameters that the page answers to.
        query: those given, as :func:`cms.cache.keys.canonical_query` writes them.
        began: the counter before it was rendered.
        tags: what it was made from.
        until: the moment, in seconds of the epoch, when it stops being true by itself.
        headers: of every answer made from it.
        etag: names the content as it is unpacked.
        body: the content, packed by gzip where ``packed``.
    """

    names: tuple[str, ...]
    query: str
    began: int
    tags: tuple[str, ...]
    until: float
    headers: dict[str, str]
    etag: str
    body: bytes
    packed: bool
    _true_at: ClassVar[int] = -1  # the counter when its tags were last looked at

    @classmethod
    def of(cls, response: HttpResponse, *, names, query, began: int, made_from, until: float) -> "Copy":
        """What to keep of a response; ``made_from`` are its tags, the rest as in the class."""
        etag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        packed = len(response.content) >= _GZIP_FROM
        headers = {name: value for name, value in response.items() if name not in _DROPPED_HEADERS}
        headers |= {
            "Vary": "Accept-Encoding, Cookie",
            # Browsers and proxies ask each time, and get 304: an alert is never late.
            "Cache-Control": "public, max-age=0, must-revalidate",
        }
        return cls(
            names=tuple(names),
            query=query,
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
        packed = self.packed and takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        wanted = environ.get("HTTP_IF_NONE_MATCH")
        if wanted and (self._packed_etag if packed else self.etag) in wanted:
            return HTTPStatus.NOT_MODIFIED, self._headers(packed=packed), b""
        if packed:
            return HTTPStatus.OK, self._packed_headers, self.body
        return HTTPStatus.OK, self._plain_headers, self._plain

    def _headers(self, *, packed: bool) -> list[tuple[str, str]]:
        return [*self.headers.items(), ("ETag", self._packed_etag if packed else self.etag)]

    @cached_property
    def _packed_headers(self) -> list[tuple[str, str]]:
        length = str(len(self.body))
        return [*self._headers(packed=True), ("Content-Encoding", "gzip"), ("Content-Length", length)]

    @cached_property
    def _plain_headers(self) -> list[tuple[str, str]]:
        return [*self._headers(packed=False), ("Content-Length", str(len(self._plain)))]

    @cached_property
    def _packed_etag(self) -> str:
        """Other bytes, another name."""
        return f'{self.etag[:-1]}-gzip"'

    @cached_property
    def _plain(self) -> bytes:
        return gzip.decompress(self.body) if self.packed else self.body

    def is_fresh(self, counter_now: int) -> bool:
        """Whether nothing that it was made from has changed since."""
        if time.time() >= self.until or counter_now < self.began:
            return False
        if counter_now in (self.began, self._true_at):
            return True
        if max(tags.versions(self.tags).values(), default=0) > self.began:
            return False
        self.__dict__["_true_at"] = counter_now
        return True


_memory: dict[str, Copy] = {}
_remembered = 0


def find(address: str, query: str, counter_now: int) -> Copy | None:
    """The copy that answers a request, if it is still true.

    Args:
        address: as :func:`cms.cache.keys.address_of` gives it.
        query: as it was sent.
        counter_now: the shared counter.
    """
    if not query:
        return _fresh(address, counter_now)
    names = _names(address)
    meant = None if names is None else canonical_query(query, names)
    if meant is None:
        return None
    copy = _fresh(_place(address, meant), counter_now)
    return copy if copy and (copy.query, copy.names) == (meant, names) else None


def _names(address: str) -> tuple[str, ...] | None:
    """What the page answers to, as far as it is known: a fresh copy confirms it, or is not used."""
    plain = _memory.get(address)
    if plain is None:
        plain = _read(address)
        if plain is None:
            return _read(_names_of(address))
        _remember(address, plain)
    return plain.names


def put(address: str, copy: Copy) -> None:
    """Keep ``copy`` for the readers of every process."""
    seconds = copy.until - time.time()
    if seconds > 0:
        place = _place(address, copy.query)
        kept = {_stored(place): copy}
        if copy.query:
            kept[_stored(_names_of(address))] = copy.names
        tags.store().set_many(kept, timeout=seconds)
        _remember(place, copy)


def _place(address: str, query: str = "") -> str:
    return f"{address}?{crc32(query.encode()) % VARIANTS}" if query else address


def _names_of(address: str) -> str:
    return f"{address}?names"


def _fresh(place: str, counter_now: int) -> Copy | None:
    copy = _memory.get(place)
    if copy is not None and copy.is_fresh(counter_now):
        return copy
    # None here, or an old one: another process may have made a new one.
    copy = _read(place)
    if copy is None or not copy.is_fresh(counter_now):
        return None
    _remember(place, copy)
    return copy


def _read(place: str) -> Any:
    return tags.store().get(_stored(place))


def _stored(place: str) -> str:
    return f"page{_FORMAT}:{hashlib.blake2b(place.encode(), digest_size=20).hexdigest()}"


def _remember(place: str, copy: Copy) -> None:
    global _remembered
    if _remembered > _MEMORY:
        forget()
    before = _memory.get(place)
    _memory[place] = copy
    _remembered += len(copy.body) - (len(before.body) if before else 0)


def forget() -> None:
    """Drop the copies that this process remembers (tests begin with it)."""
    global _remembered
    _memory.clear()
    _remembered = 0

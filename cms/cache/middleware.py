"""Whole pages for anonymous readers, before anything else runs.

Only responses that ask to be kept (:func:`cms.cache.page.keep`) are. Somebody with a session
cookie neither reads from here nor writes here, so an editor's page never reaches a resident.
"""

import gzip
import hashlib
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

from cms.cache import tags
from cms.cache.page import next_midnight, record_of

# Parameters that campaigns in social networks add, and that change nothing.
TRACKING = frozenset({"fbclid", "gclid", "yclid", "igshid", "mc_cid", "mc_eid"})
_DROPPED_HEADERS = frozenset({"Vary", "Content-Length", "Set-Cookie"})
_GZIP_FROM = 512  # bytes


@dataclass(frozen=True)
class Copy:
    """A kept response."""

    began: int
    tags: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes
    gzipped: bytes | None


class PageCacheMiddleware:
    """Answers from the kept copy while it is fresh; keeps what may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.session_cookies = {settings.SESSION_COOKIE_NAME, "messages"}
        self.known = frozenset(settings.PAGE_CACHE_PARAMETERS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = self.key_for(request)
        if key is None:
            tags.snapshot.set(None)
            return self._private(request, self.get_response(request))
        shell = tags.key_of(tags.SHELL)
        found = tags.store().get_many([tags.COUNTER, shell, key])
        began = found.get(tags.COUNTER)
        if began is None:
            began = tags.counter()
        copy = found.get(key)
        if copy is not None and self.is_fresh(copy, began):
            return self.answer(request, copy)
        tags.snapshot.set({tags.SHELL: found.get(shell, 0)})
        try:
            response = self.get_response(request)
        finally:
            tags.snapshot.set(None)
        kept = self.keep(request, response, key, began)
        return self.answer(request, kept) if kept else self._private(request, response)

    def key_for(self, request: HttpRequest) -> str | None:
        """The copy's key, or ``None`` for a request that goes past the cache."""
        if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in request.META:
            return None
        cookies = request.META.get("HTTP_COOKIE")
        if cookies and not self.session_cookies.isdisjoint(request.COOKIES):
            return None
        query = request.META.get("QUERY_STRING", "")
        if query:
            query = self.normalised(query)
            if query is None:
                return None
        host = request.META.get("HTTP_HOST", "")
        address = f"{request.scheme}://{host}{request.path}?{query}"
        return "page:" + hashlib.blake2b(address.encode(), digest_size=20).hexdigest()

    def normalised(self, query: str) -> str | None:
        """The query in a fixed order without tracking; ``None`` when it holds what no page knows."""
        try:
            pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=20)
        except ValueError:
            return None
        pairs = [(k, v) for k, v in pairs if k not in TRACKING and not k.startswith("utm_")]
        if any(name not in self.known for name, _ in pairs):
            return None
        return urlencode(sorted(pairs))

    @staticmethod
    def is_fresh(copy: Copy, counter_now: int) -> bool:
        if copy.began == counter_now:
            return True
        return max(tags.versions(copy.tags).values(), default=0) <= copy.began

    def keep(self, request, response, key: str, began: int) -> Copy | None:
        record = record_of(request)
        if not (
            record.cacheable
            and response.status_code == 200
            and not response.streaming
            and not response.cookies
            and request.method == "GET"
        ):
            return None
        now = timezone.now()
        record.bound(next_midnight(now))
        record.bound(now + timedelta(seconds=settings.PAGE_CACHE_SECONDS))
        body = response.content
        copy = Copy(
            began=began,
            tags=tuple(sorted(record.tags)),
            status=response.status_code,
            headers=tuple((k, v) for k, v in response.items() if k not in _DROPPED_HEADERS),
            etag=f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"',
            body=body,
            gzipped=gzip.compress(body, 6, mtime=0) if len(body) >= _GZIP_FROM else None,
        )
        seconds = (record.until - now).total_seconds()
        if seconds > 0:
            tags.store().set(key, copy, timeout=seconds)
        return copy

    @staticmethod
    def answer(request: HttpRequest, copy: Copy) -> HttpResponse:
        wanted = request.META.get("HTTP_IF_NONE_MATCH")
        if wanted and copy.etag in wanted:
            response: HttpResponse = HttpResponseNotModified()
        elif copy.gzipped is not None and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response = HttpResponse(copy.gzipped, status=copy.status)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = HttpResponse(copy.body, status=copy.status)
        for name, value in copy.headers:
            response.headers[name] = value
        if response.status_code != 304:
            response.headers["Content-Length"] = str(len(response.content))
        response.headers["ETag"] = copy.etag
        response.headers["Vary"] = "Accept-Encoding, Cookie"
        # Browsers and proxies ask each time, and get 304: an alert is never late.
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    @staticmethod
    def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.has_header("Cache-Control") and record_of(request).cacheable:
            response.headers["Cache-Control"] = "private, no-cache"
        return response

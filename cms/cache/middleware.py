"""Whole pages for anonymous readers, before anything else runs.

Only responses that ask to be kept (:func:`cms.cache.page.keep`) are. Somebody with a session
cookie neither reads from here nor writes here, so an editor's page never reaches a resident.
"""

import hashlib
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

from cms.cache import copies, tags
from cms.cache.copies import Copy
from cms.cache.page import next_midnight, record_of

# Parameters that campaigns in social networks add, and that change nothing.
TRACKING = frozenset({"fbclid", "gclid", "yclid", "igshid", "mc_cid", "mc_eid"})


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
        began = tags.counter()
        copy = copies.find(key, began)
        if copy is not None:
            return self.answer(request, copy)
        tags.snapshot.set(tags.versions([tags.SHELL]))
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
        return hashlib.blake2b(address.encode(), digest_size=20).hexdigest()

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
        copy = Copy.of(response, began=began, made_from=record.tags, until=record.until.timestamp())
        copies.put(key, copy)
        return copy

    @staticmethod
    def answer(request: HttpRequest, copy: Copy) -> HttpResponse:
        wanted = request.META.get("HTTP_IF_NONE_MATCH")
        if wanted and copy.etag in wanted:
            return HttpResponseNotModified(headers=copy.headers)
        if copy.packed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response = HttpResponse(copy.body, headers=copy.headers)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = HttpResponse(copy.plain, headers=copy.headers)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    @staticmethod
    def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.has_header("Cache-Control") and record_of(request).cacheable:
            response.headers["Cache-Control"] = "private, no-cache"
        return response

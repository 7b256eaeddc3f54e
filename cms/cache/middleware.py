"""Whole pages for anonymous readers, before anything else runs.

Only responses that ask to be kept (:func:`cms.cache.page.keep`) are. Somebody with a session
cookie neither reads from here nor writes here, so an editor's page never reaches a resident.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms import sites
from cms.cache import copies, tags
from cms.cache.copies import Copy
from cms.cache.keys import address_of, canonical_query
from cms.cache.page import next_midnight, record_of
from cms.listing import next_expiry


class PageCacheMiddleware:
    """Answers from the kept copy while it is fresh; keeps what may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = address_of(request.META)
        if address is None:
            return self._private(request, self._respond(request))
        began = tags.counter()
        copy = copies.find(address, request.META.get("QUERY_STRING", ""), began)
        if copy is not None:
            return self.answer(request, copy)
        response = self._respond(request)
        kept = self.keep(request, response, address, began)
        return self.answer(request, kept) if kept else self._private(request, response)

    def _respond(self, request: HttpRequest) -> HttpResponse:
        tags.snapshot.set({})
        try:
            return self.get_response(request)
        finally:
            tags.snapshot.set(None)

    def keep(self, request, response, address: str, began: int) -> Copy | None:
        record = record_of(request)
        query = canonical_query(request.META.get("QUERY_STRING", ""), record.names)
        if query is None or not self._may_keep(request, response):
            return None
        now = timezone.now()
        record.bound(next_midnight(now))
        record.bound(now + timedelta(seconds=settings.PAGE_CACHE_SECONDS))
        expiry = next_expiry(now)
        if expiry is not None:
            record.bound(expiry)
        copy = Copy.of(
            response,
            names=record.names,
            query=query,
            began=began,
            made_from=record.tags,
            until=record.until.timestamp(),
        )
        copies.put(address, copy)
        return copy

    @staticmethod
    def _may_keep(request, response) -> bool:
        record = record_of(request)
        return (
            record.cacheable
            and not record.refused
            and response.status_code == 200
            and not response.streaming
            and not response.cookies
            and request.method == "GET"
            and sites.is_own_host(request)
        )

    @staticmethod
    def answer(request: HttpRequest, copy: Copy) -> HttpResponse:
        status, headers, body = copy.answer(request.META)
        return HttpResponse(body, status=status, headers=dict(headers))

    @staticmethod
    def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.has_header("Cache-Control") and record_of(request).cacheable:
            response.headers["Cache-Control"] = "private, no-cache"
        return response

"""Kept pages answered before Django begins.

Django needs ten times as long to take a request and to give it back as a kept page needs to be
found. What is not kept goes on to Django, whose
:class:`~cms.cache.middleware.PageCacheMiddleware` decides what is.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus

from cms.cache import copies, tags
from cms.cache.keys import address_of

_STATUS = {code: f"{code.value} {code.phrase}" for code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)}


class PageCacheFront:
    """A WSGI application before another."""

    def __init__(self, application: Callable):
        self.application = application

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        address = address_of(environ)
        copy = address and copies.find(address, environ.get("QUERY_STRING", ""), tags.counter())
        if not copy:
            return self.application(environ, start_response)
        status, headers, body = copy.answer(environ)
        start_response(_STATUS[status], headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

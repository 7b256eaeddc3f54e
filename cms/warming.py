"""Asking for pages before anybody else does, so that the first reader waits for no picture."""

from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from cms.media.queries import open_pages


def warm_pages() -> int:
    """Ask once for every page that anybody may read: its pictures are made in all sizes, its copy is kept.

    Rendering the pages themselves is the one way to make exactly the sizes that their templates ask
    for. Each size takes about a tenth of a second of processor time, once.

    Returns:
        How many pages there were.
    """
    handler, asked = WSGIHandler(), 0
    pages = open_pages().filter(depth__gt=1, alias_of__isnull=True)
    for page in pages.order_by("depth", "path"):
        address = urlsplit(page.full_url or "")
        if address.hostname:
            secure = address.scheme == "https"
            request = RequestFactory(headers={"host": address.netloc}).get(address.path, secure=secure)
            handler.get_response(request)
            asked += 1
    return asked

"""Under which key a request finds its kept page, and which requests go past the cache.

All of it is read from the WSGI environment, which is also ``request.META``: the front and the
middleware cannot disagree.
"""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

FLAGS = {"untranslated": "1"}
"""Parameters that every page answers to, each with the only value that says something."""

_MOST_FIELDS = 20


def address_of(environ: dict) -> str | None:
    """The address of a request's copy, without its query; ``None`` where it goes past the cache.

    That is any request that may change something or names a user.
    """
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE")
    # By mere mention of the name: whatever a parser may make of the header, none slips through.
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies):
        return None
    host = environ.get("HTTP_HOST", "")
    return f"{_scheme(environ)}://{host}{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"


def _scheme(environ: dict) -> str:
    """As ``request.scheme`` is: a proxy may not invent a third one."""
    trusted = settings.SECURE_PROXY_SSL_HEADER
    said = trusted and environ.get(trusted[0])
    if not said:
        return environ["wsgi.url_scheme"]
    return "https" if said.split(",", 1)[0].strip() == trusted[1] else "http"


def canonical_query(query: str, names: Collection[str]) -> str | None:
    """What of a query the page answers to, in one order: two queries that mean the same are the same.

    Of a name given twice the last value counts, as in ``request.GET``; an empty one says nothing.

    Args:
        query: as it was sent.
        names: the parameters that the page answers to, besides :data:`FLAGS`.

    Returns:
        ``None`` for a query too long to be anybody's.
    """
    if not query.isascii():
        # WSGI hands bytes over as Latin-1; Django takes them for UTF-8, as browsers mean them.
        query = query.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        said = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return None
    heard = ((name, value) for name, value in said.items() if value and _means(name, value, names))
    return urlencode(sorted(heard))


def _means(name: str, value: str, names: Collection[str]) -> bool:
    return name in names or FLAGS.get(name) == value

"""Under which key a request finds its kept page, and which requests go past the cache.

All of it is read from the WSGI environment, which is also ``request.META``: the front and the
middleware cannot disagree.
"""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings

# Parameters that campaigns in social networks add, and that change nothing.
TRACKING = frozenset({"fbclid", "gclid", "yclid", "igshid", "mc_cid", "mc_eid"})


def key_for(environ: dict) -> str | None:
    """The key of a request's copy, or ``None`` where the request goes past the cache.

    That is any request that may change something, names a user, or asks what no page knows.
    """
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE")
    # By mere mention of the name: whatever a parser may make of the header, none slips through.
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies):
        return None
    query = environ.get("QUERY_STRING", "")
    if query:
        query = _normalised(query)
        if query is None:
            return None
    trusted = settings.SECURE_PROXY_SSL_HEADER
    scheme = (trusted and environ.get(trusted[0])) or environ["wsgi.url_scheme"]
    host = environ.get("HTTP_HOST", "")
    return f"{scheme}://{host}{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}?{query}"


def _normalised(query: str) -> str | None:
    """The query in a fixed order without tracking; ``None`` when it holds what no page knows."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return None
    pairs = [(k, v) for k, v in pairs if k not in TRACKING and not k.startswith("utm_")]
    if any(name not in settings.PAGE_CACHE_PARAMETERS for name, _ in pairs):
        return None
    # By name alone: of a name given twice the last value counts, so their order says something.
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))

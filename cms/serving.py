"""From an address to a page in two queries, however deep it lies.

Wagtail walks the tree a segment at a time, two queries each. The tree keeps every page's full
``url_path``, so one query finds the deepest page on the way; what remains of the path is handed
to that page's own :meth:`route`, as Wagtail would have done.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from cms import sites
from cms.cache.keys import canonical_query
from cms.cache.page import keep

# Wagtail's own pattern, and numbers with dots: a statute's clause lies at «…/punkt/4.2/». Names of files
# stay out, or a missing one would be sent on to the same address with a slash.
ADDRESS = r"^((?:(?:[\w\-]+|\d+(?:\.\d+)+)/)*)$"


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at ``path`` of the request's site and language.

    Raises:
        Http404: there is no live page there, or only a placeholder of an untranslated one.
    """
    found = route(request, path)
    if found is None:
        raise Http404
    page, args, kwargs = found
    names = getattr(page, "query_parameters", ())
    _drop_unknown(request, names)
    respond = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        respond = wrap(respond)
    for before in hooks.get_hooks("before_serve_page"):
        answer = before(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    response = respond(page, request, args, kwargs)
    if not sites.may_be_restricted(page.path):
        cache_tags = page.cache_tags(request) if hasattr(page, "cache_tags") else ()
        keep(request, *cache_tags, names=names)
    return response


def _drop_unknown(request: HttpRequest, names: tuple[str, ...]) -> None:
    """Leave of the query what the page answers to: nothing else can get into its copy."""
    query = canonical_query(request.META.get("QUERY_STRING", ""), names)
    if query is not None:
        request.META["QUERY_STRING"] = query
        request.GET = QueryDict(query)


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """The page at ``path`` with its route's arguments, or ``None``.

    Raises:
        Http404: the page itself refuses the rest of the path.
    """
    site = sites.site_for_request(request)
    if site is None:
        return None
    root = sites.root_for(site, get_language() or "uk")
    if root is None or "\0" in path:
        return None
    segments = [segment for segment in path.split("/") if segment]
    page, depth = _deepest(root, segments)
    if page is None:
        return None
    found = page.route(request, segments[depth:])
    request._wagtail_route_for_request = found
    return found


# Every page that is not kept begins here, and the ORM takes ten times as long to write this query
# as the database takes to answer it. The slugs are there for their index: addresses have none.
_DEEPEST = """
    SELECT page.id, page.url_path, page.content_type_id, page.locale_id, source.locale_id
    FROM wagtailcore_page page LEFT JOIN wagtailcore_page source ON source.id = page.alias_of_id
    WHERE page.slug IN ({marks}) AND page.url_path IN ({marks}) AND page.path LIKE %s
    ORDER BY page.depth DESC LIMIT 1
"""


def _deepest(root: sites.Root, segments: list[str]) -> tuple[Page | None, int]:
    """The deepest page on the way down from ``root``, and how many segments lead to it."""
    ways, slugs = [root.url_path], [root.url_path.rstrip("/").rpartition("/")[2]]
    for segment in segments[:20]:
        ways.append(f"{ways[-1]}{segment}/")
        slugs.append(segment)
    marks = ", ".join(["%s"] * len(ways))
    with connection.cursor() as cursor:
        cursor.execute(_DEEPEST.format(marks=marks), [*slugs, *ways, f"{root.path}%"])
        row = cursor.fetchone()
    if row is None:
        return None, 0
    pk, url_path, content_type_id, locale_id, source_locale_id = row
    if source_locale_id not in {None, locale_id}:
        return None, 0
    page = _load(pk, content_type_id)
    if page is not None and page.expire_at is not None and page.expire_at <= timezone.now():
        return None, 0  # before the scheduler comes to take it down
    if page is not None and locale_id == root.locale_id:
        page.locale = sites.locale_for(root.language)
    return page, ways.index(url_path)


def _load(pk: int, content_type_id: int) -> Page | None:
    model = ContentType.objects.get_for_id(content_type_id).model_class() or Page
    queryset = model._default_manager.select_related(*getattr(model, "served_with", ()))
    return next(iter(queryset.filter(pk=pk).order_by()), None)

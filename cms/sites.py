"""Sites, their roots in each language, and restrictions: read once, kept in memory, kept true."""

from dataclasses import dataclass

from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.cache.memo import memoised
from cms.cache.tags import SHELL


@dataclass(frozen=True)
class Root:
    """A site's home page in one language, by what addresses are made of."""

    pk: int
    site_id: int
    language: str
    locale_id: int
    url_path: str
    path: str
    live: bool


@memoised(SHELL)
def all_sites() -> tuple[Site, ...]:
    """Every site with its root page, the default one first."""
    return tuple(
        Site.objects.select_related("root_page", "root_page__locale").order_by("-is_default_site", "pk")
    )


@memoised(SHELL)
def site_for_host(host: str, port: str) -> Site | None:
    """The site that answers for a host, as :meth:`Site.find_for_request` would find it."""
    named = [site for site in all_sites() if site.hostname == host]
    if len(named) == 1:
        return named[0]
    for site in named:
        if str(site.port) == port:
            return site
    return next((site for site in all_sites() if site.is_default_site), None)


def site_for_request(request) -> Site | None:
    """The request's site; Wagtail itself finds it there afterwards."""
    if not hasattr(request, "_wagtail_site"):
        host = request._get_raw_host().rsplit("]", 1)[-1].split(":", 1)[0].lower()
        request._wagtail_site = site_for_host(host, str(request.get_port()))
    return request._wagtail_site


def is_own_host(request) -> bool:
    """Whether the request names a site as it is named, at its port or at the server's.

    Of one host there are as many spellings as there are ports, and each would have its own copies.
    """
    name, _, port = request._get_raw_host().partition(":")
    return any(
        site.hostname == name and port in {"", str(site.port), request.META["SERVER_PORT"]}
        for site in all_sites()
    )


@memoised(SHELL)
def roots() -> tuple[Root, ...]:
    """The home pages of all sites in all languages into which they are really translated."""
    found = []
    for site in all_sites():
        pages = Page.objects.filter(
            translation_key=site.root_page.translation_key, alias_of__isnull=True
        ).select_related("locale")
        found += [
            Root(
                pk=page.pk,
                site_id=site.pk,
                language=page.locale.language_code,
                locale_id=page.locale_id,
                url_path=page.url_path,
                path=page.path,
                live=page.live,
            )
            for page in pages
        ]
    return tuple(found)


def root_for(site: Site, language: str) -> Root | None:
    """The site's home page in ``language``, if there is one."""
    return next((r for r in roots() if r.site_id == site.pk and r.language == language), None)


def root_above(path: str) -> Root | None:
    """The home page that a page at this tree path belongs to."""
    return next((root for root in roots() if path.startswith(root.path)), None)


def site_above(path: str) -> Site | None:
    """The site that a page at this tree path belongs to."""
    root = root_above(path)
    return next((site for site in all_sites() if root and site.pk == root.site_id), None)


def guest_home(page: Page, request) -> Site | None:
    """The home of a page that another site shows; ``None`` for a page at home."""
    home = site_above(page.path)
    return home if request is not None and home != site_for_request(request) else None


@memoised(SHELL)
def locale_for(language: str) -> Locale | None:
    """The locale of a language code."""
    return Locale.objects.filter(language_code=language).first()


@memoised(SHELL)
def restricted_paths() -> tuple[str, ...]:
    """The tree paths of pages with view restrictions; they cover everything below."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def may_be_restricted(path: str) -> bool:
    """Whether a page at this tree path, or any above it, has a view restriction."""
    return any(path.startswith(restricted) for restricted in restricted_paths())

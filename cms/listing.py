"""Which pages a list may show, said once for lists, feeds, sitemap, search and related items."""

from datetime import datetime

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from wagtail.models import Page, get_page_models

from cms import sites
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT


def public(pages: QuerySet) -> QuerySet:
    """Of ``pages``, those that any reader may see now.

    Live, not expired, behind no view restriction, and no placeholder of an untranslated page.

    Args:
        pages: a queryset of pages of any type.
    """
    pages = pages.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()),
        Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")),
        live=True,
    )
    for path in sites.restricted_paths():
        pages = pages.exclude(path__startswith=path)
    return pages


def is_public(page: Page | None) -> bool:
    """The same of one page that is at hand."""
    if page is None or not page.live:
        return False
    if page.expire_at and page.expire_at <= timezone.now():
        return False
    if page.alias_of_id and page.alias_of.locale_id != page.locale_id:
        return False
    return not sites.may_be_restricted(page.path)


def next_expiry(now: datetime) -> datetime | None:
    """When the time of a live page is next over, after ``now``: what shows it is true until then."""
    return next((moment for moment in _expiries() if moment > now), None)


@memoised(CONTENT)
def _expiries() -> tuple[datetime, ...]:
    ending = Page.objects.filter(live=True, expire_at__isnull=False).order_by("expire_at")
    return tuple(ending.values_list("expire_at", flat=True))


def below(path: str) -> Q:
    """Pages below the one at this tree path; a range, so that the path's index serves it."""
    first, last = f"{path}{'0' * Page.steplen}", f"{path}{'Z' * Page.steplen}"
    return Q(path__gte=first, path__lte=last)


def listed_on(pages: QuerySet, site_id: int, path: str, locale_id: int) -> QuerySet:
    """Of ``pages``, those below ``path`` and those in the same language shown there as guests.

    A guest that the site has hidden is left out.

    Args:
        pages: a queryset of a page type; guests are looked for when it has ``shown_on``.
        site_id: the site that lists.
        path: the tree path below which its own pages are.
        locale_id: the language.
    """
    from cms.guests import HiddenGuest

    own = below(path)
    if not hasattr(pages.model, "shown_on"):
        return pages.filter(own)
    guests = pages.model.shown_on.through.objects.filter(site=site_id)
    parent_link = pages.model.shown_on.field.m2m_field_name()
    hidden = HiddenGuest.objects.filter(site=site_id).values("page__translation_key")
    shown = Q(pk__in=guests.values(parent_link), locale=locale_id) & ~Q(translation_key__in=hidden)
    return pages.filter(own | shown)


def index_of(model: type[Page], path: str) -> Page | None:
    """The site's page of an index type, below its home page's tree path."""
    return _index_of(model, path, sites.restricted_paths())


@memoised(CONTENT)
def _index_of(model: type[Page], path: str, _restricted: tuple) -> Page | None:
    return public(model.objects.filter(below(path))).order_by("depth", "path").first()


def in_order(pages: QuerySet, ids: list[int]) -> list:
    """The pages with these ids, in the order of the ids; those that are gone are left out."""
    found = pages.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def summarised(pages: QuerySet) -> QuerySet:
    """Pages of any type with their introductions as ``summary``, in one query."""
    from cms.pages import SitePage

    models = [model._meta.model_name for model in get_page_models() if issubclass(model, SitePage)]
    introductions = [NullIf(f"{name}__introduction", Value("")) for name in models]
    return pages.annotate(
        summary=Coalesce(*introductions, F("search_description"), Value(""), output_field=CharField())
    )

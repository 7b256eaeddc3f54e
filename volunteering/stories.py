"""The stories of a site, the latest first."""

from django.http import HttpRequest

from cms import sites
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.catalogue import for_robots, page_of
from cms.listing import in_order, listed_on, public
from cms.registries import ListingItem
from volunteering.models import StoryIndexPage, StoryPage


def story_list(index: StoryIndexPage, request: HttpRequest) -> dict:
    """What the list shows for the request's page.

    Raises:
        Http404: a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    ids = _ids(site.pk, index.path, index.locale_id, sites.restricted_paths())
    page_obj = page_of(list(ids), request.GET.get("page"))
    return {"page_obj": page_obj, **for_robots(page_obj, {}), "items": stories(list(page_obj), request)}


@memoised(CONTENT)
def _ids(site_id: int, path: str, locale_id: int, _restricted: tuple) -> tuple[int, ...]:
    pages = listed_on(public(StoryPage.objects.all()), site_id, path, locale_id)
    return tuple(pages.order_by("-date", "-pk").values_list("pk", flat=True))


def stories(ids: list[int], request=None) -> list[ListingItem]:
    """The stories with these ids, in order, as items of a list."""
    pages = public(StoryPage.objects.defer("body")).select_related("hero_image")
    return [
        ListingItem(
            title=page.title,
            url=page.get_url(request) or "",
            text=page.introduction,
            label=page.organisation,
            picture=page.hero_image,
        )
        for page in in_order(pages.prefetch_related("hero_image__renditions"), ids)
    ]

"""What the home page gathers from all apps, and what a section lists."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.cache.memo import memoised
from cms.cache.tags import SHELL
from cms.languages import SOURCE_LANGUAGE
from cms.listing import below, is_public, public, summarised
from cms.registries import DatedThing, Listing, ListingItem, Scope, dated_things, listings, overviews
from cms.shell import Link
from cms.timeline import State
from home.models import HomePage, SectionPage, SiteSettings

FEWEST, MOST = 3, 6
_RANK = {State.CURRENT: 0, State.FUTURE: 1, State.PAST: 2}


@dataclass(frozen=True)
class Lead:
    """The story that leads: with a button when there is a page to go to; it says what it is."""

    title: str
    text: str
    url: str = ""
    action: str = ""
    picture: Any = None
    kicker: str = ""


@dataclass(frozen=True)
class Happening:
    """Dated things under a heading that is true of each of them."""

    key: str
    title: str
    things: list[DatedThing]


def lead_of(home: HomePage, request) -> Lead:
    """The home page's lead story; without a public page to lead to, its own title and introduction."""
    page = _in_language_of(home, home.lead_page)
    title = home.lead_title or (page.title if page else home.title)
    return Lead(
        title=title,
        text=home.lead_text or home.introduction,
        url=page.get_url(request) if page else "",
        action=home.lead_action or _("Read more"),
        picture=home.hero_image,
        kicker=getattr(page.cached_content_type.model_class(), "kind_label", "") if page else "",
    )


def _in_language_of(home: HomePage, page: Page | None) -> Page | None:
    if page is not None and page.locale_id != home.locale_id:
        page = page.get_translation_or_none(home.locale_id)
    return page if is_public(page) else None


def gathered_things(scope: Scope) -> list[DatedThing]:
    """What all apps have that is dated: under way, then to come, then over."""
    gathered = [thing for _name, provider in dated_things for thing in provider(scope)]
    # Each provider gives its own in order; a stable sort keeps that order within a state.
    return sorted(gathered, key=lambda thing: _RANK[thing.timeline.state])


def happenings(things: list[DatedThing]) -> list[Happening]:
    """What runs or comes and, only when that is little, what has lately ended: each under its own heading.

    Args:
        things: in the order of :func:`gathered_things`.
    """
    ahead = [thing for thing in things if thing.timeline.state != State.PAST][:MOST]
    over = [thing for thing in things if thing.timeline.state == State.PAST][: max(FEWEST - len(ahead), 0)]
    groups = [Happening("ahead", _heading_of(ahead), ahead), Happening("over", _("Lately finished"), over)]
    return [group for group in groups if group.things]


def _heading_of(ahead: list[DatedThing]) -> str:
    states = {thing.timeline.state for thing in ahead}
    if states == {State.CURRENT}:
        return _("Under way now")
    return _("Coming soon") if states == {State.FUTURE} else _("Under way and coming soon")


def ways_on(scope: Scope) -> list[Link]:
    """The ways to all dated things, one of each sort."""
    return [link for _name, provider in overviews if (link := provider(scope))]


def lists(scope: Scope) -> list[Listing]:
    """The lists that apps have registered, without empty ones."""
    made = (provider(scope) for _name, provider in listings)
    return [listing for listing in made if listing and listing.items]


def children_of(section: SectionPage, request) -> list[ListingItem]:
    """The public pages right below a section, in the order that editors gave them."""
    pages = public(Page.objects.filter(below(section.path), depth=section.depth + 1))
    return [
        ListingItem(title=page.title, url=page.get_url(request) or "", text=page.summary)
        for page in summarised(pages).order_by("path")
    ]


def site_name(site: Site) -> str:
    """What a site is called where another one names it, in the active language."""
    return _site_name(site.pk, get_language() or SOURCE_LANGUAGE) or site.site_name


@memoised(SHELL)
def _site_name(site_id: int, language: str) -> str:
    own = SiteSettings.objects.filter(site=site_id).first()
    with override(language):
        return own.short_name if own else ""


def requires_approval(site: Site) -> bool:
    """Whether the site's settings say that nothing goes live without approval."""
    return SiteSettings.objects.filter(site=site, workflow_required=True).exists()

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
    """The story that leads: with a button when there is a page to go to."""

    title: str
    text: str
    url: str = ""
    action: str = ""
    picture: Any = None


@dataclass(frozen=True)
class Happening:
    """What runs, comes or has lately ended, under a heading that tells the truth."""

    title: str
    things: list[DatedThing]
    ways_on: list[Link]


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
    )


def _in_language_of(home: HomePage, page: Page | None) -> Page | None:
    if page is not None and page.locale_id != home.locale_id:
        page = page.get_translation_or_none(home.locale_id)
    return page if is_public(page) else None


def happening(scope: Scope) -> Happening:
    """What runs now; filled up with what comes and what has lately ended when it is little."""
    gathered = [thing for _name, provider in dated_things for thing in provider(scope)]
    # Each provider gives its own in order; a stable sort keeps that order within a state.
    things = sorted(gathered, key=lambda thing: _RANK[thing.timeline.state])
    running = [thing for thing in things if thing.timeline.state == State.CURRENT]
    shown = running[:MOST] if len(running) >= FEWEST else things[:FEWEST]
    ways_on = [link for _name, provider in overviews if (link := provider(scope))]
    return Happening(title=_("Under way now") if running else _("Campaigns"), things=shown, ways_on=ways_on)


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

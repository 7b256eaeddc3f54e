"""Which campaigns are listed, in what order, and what each page of them shows."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import (
    Campaign,
    CampaignIndexPage,
    CampaignKind,
    CampaignPage,
    CampaignPostPage,
)
from cms import sites
from cms.announcing import shown_on
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.catalogue import Catalogue
from cms.dated import card_of, cards_of, first_of, way_to
from cms.listing import below, is_public, listed_on, public
from cms.registries import DatedThing, ListingItem, Scope
from cms.searching import Audience
from cms.shell import Link
from cms.timeline import State
from signups.models import Session
from signups.offers import Offer, offers_of

FACETS = ("status", "kind", "audience", "year")
_RANK = {State.CURRENT: 0, State.FUTURE: 1, State.PAST: 2}


def catalogue_of(site_id: int, path: str, locale_id: int, *, on: date | None = None) -> Catalogue:
    """The campaigns listed by a site: those under way, then those to come, then those finished.

    Args:
        site_id: the site.
        path: the tree path below which its own campaigns are.
        locale_id: the language.
        on: the day to see them on, by default today in Kyiv.
    """
    return _catalogue(site_id, path, locale_id, on or timezone.localdate(), sites.restricted_paths())


@memoised(CONTENT)
def _catalogue(site_id: int, path: str, locale_id: int, on: date, _restricted: tuple) -> Catalogue:
    pages = listed_on(public(CampaignPage.objects.all()), site_id, path, locale_id)
    rows = pages.values_list(
        "pk", "campaign__kind__slug", "campaign__audiences", "campaign__first_day", "campaign__last_day"
    )
    ordered = sorted(rows, key=lambda row: _order(*row[3:], on))
    return Catalogue(
        FACETS,
        (
            (pk, ((status(first, last, on).value,), (kind,), tuple(audiences), _years(first, last, on)))
            for pk, kind, audiences, first, last in ordered
        ),
    )


def status(first: date | None, last: date | None, on: date) -> State:
    """What a campaign is on a day, from its first and last ones; ``None`` is «not known yet»."""
    if first is None or on < first:
        return State.FUTURE
    return State.PAST if last is not None and on > last else State.CURRENT


def _order(first: date | None, last: date | None, on: date) -> tuple[int, int]:
    """Under way: what ends first. To come: what begins first. Finished: what ended last."""
    state = status(first, last, on)
    if state == State.PAST:
        return _RANK[state], -last.toordinal()
    day = last if state == State.CURRENT else first
    return _RANK[state], (day or date.max).toordinal()


def _years(first: date | None, last: date | None, on: date) -> tuple[str, ...]:
    """The years in which it runs, up to this one when no end is set."""
    if first is None:
        return ()
    return tuple(str(year) for year in range(first.year, max((last or on).year, first.year) + 1))


def facet_labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Facet → value → its words, in the order to show."""
    years = sorted(catalogue.counts("year", {}), reverse=True)
    return {
        "status": {
            State.CURRENT.value: _("under way"),
            State.FUTURE.value: _("upcoming"),
            State.PAST.value: _("finished"),
        },
        "kind": {kind.slug: kind.name for kind in _kinds()},
        "audience": {value: str(label) for value, label in Audience.choices},
        "year": {year: year for year in years},
    }


@memoised(CONTENT)
def _kinds() -> tuple[CampaignKind, ...]:
    return tuple(CampaignKind.objects.all())


def campaigns(ids: list[int], request=None, *, on: date | None = None) -> list[DatedThing]:
    """The campaigns with these page ids, in order, as cards; those no longer public are left out.

    Args:
        ids: of their pages.
        request: for addresses and the names of other sites.
        on: the day to see them on, by default today in Kyiv.
    """
    pages = CampaignPage.objects.select_related("campaign__kind").prefetch_related("campaign__stages")
    return cards_of(pages, ids, lambda page: _card(page, request, on))


def _card(page: CampaignPage, request, on: date | None) -> DatedThing:
    campaign = page.campaign
    return card_of(
        page,
        request,
        kind=campaign.kind.label,
        timeline=campaign.timeline(on=on),
        tags=tuple(campaign.audience_labels),
    )


def pages_not_over(scope: Scope) -> list[CampaignPage]:
    """The pages of a site's campaigns that run or come, by title."""
    pages = shown_on(CampaignPage.objects.select_related("campaign"), scope).defer("body").order_by("title")
    return [
        page
        for page in pages
        if status(page.campaign.first_day, page.campaign.last_day, scope.on) != State.PAST
    ]


def dated_things(scope: Scope) -> list[DatedThing]:
    """Provider for the home page: the first campaigns in the order of the list."""
    return first_of(scope, catalogue_of, campaigns)


def overview(scope: Scope) -> Link | None:
    """Provider for the home page: the way to all campaigns."""
    return way_to(CampaignIndexPage, _("All campaigns"), scope)


@memoised(CONTENT)
def campaign_row(pk: int) -> Campaign:
    """A campaign with its kind, stages, figures and places, as every page that presents it needs them."""
    rows = Campaign.objects.select_related("kind")
    return rows.prefetch_related("stages", "figures", "places__institution", "surveys").get(pk=pk)


def survey_links(campaign: Campaign, site, *, on: date | None = None) -> list[dict]:
    """Where a campaign's surveys are answered, or their published results read, for its page's aside.

    Args:
        campaign: of :func:`campaign_row`.
        site: the site that shows the page; a survey is at home on one.
        on: the day, by default today in Kyiv.
    """
    found = []
    for survey in campaign.surveys.all():
        is_open = survey.is_open(on or timezone.localdate())
        if not is_open and survey.state != survey.State.PUBLISHED:
            continue
        name = "survey" if is_open else "survey_results"
        url = reverse(name, args=[survey.key])
        if survey.site_id != site.pk:
            url = next(one.root_url for one in sites.all_sites() if one.pk == survey.site_id) + url
        label = _("Anonymous survey") if is_open else _("Results of the survey")
        text = _("Answer without your name, in a few minutes.") if is_open else ""
        found.append({"label": label, "title": survey.name, "url": url, "text": text})
    return found


def offers_of_campaign(campaign: Campaign, request) -> list[Offer]:
    """The sessions that a campaign's pages offer, with the way to sign up for each."""
    if campaign.series_id is None:
        return []
    return offers_of(Session.objects.filter(series=campaign.series_id), request)


def at_institution(institution_id: int, scope: Scope) -> list[ListingItem]:
    """Provider: the campaigns that take place at an institution, the latest first."""
    pages = shown_on(CampaignPage.objects.filter(campaign__places__institution=institution_id), scope)
    pages = pages.distinct().order_by("-campaign__first_day", "-pk")
    return [
        ListingItem(title=page.title, url=page.get_url(scope.request), text=page.introduction)
        for page in pages
    ]


def posts_of(page: CampaignPage) -> list[CampaignPostPage]:
    """A campaign's posts, the latest first."""
    return _posts_below(page.path)


def page_of_post(post: CampaignPostPage) -> CampaignPage | None:
    """The campaign's page that a post belongs to, while readers may see it."""
    page = _page_at(post.path[: -post.steplen], sites.restricted_paths())
    return page if is_public(page) else None


def neighbours(post: CampaignPostPage) -> tuple[CampaignPostPage | None, CampaignPostPage | None]:
    """The posts of the same campaign just before and just after."""
    moment = (post.date, post.pk)
    others = _posts_below(post.path[: -post.steplen])
    earlier = (other for other in others if (other.date, other.pk) < moment)
    later = (other for other in reversed(others) if (other.date, other.pk) > moment)
    return next(earlier, None), next(later, None)


def _posts_below(path: str) -> list[CampaignPostPage]:
    return [post for post in _all_posts_below(path, sites.restricted_paths()) if is_public(post)]


@memoised(CONTENT)
def _all_posts_below(path: str, _restricted: tuple) -> tuple[CampaignPostPage, ...]:
    posts = public(CampaignPostPage.objects.filter(below(path)))
    return tuple(posts.defer("body").order_by("-date", "-pk"))


@memoised(CONTENT)
def _page_at(path: str, _restricted: tuple) -> CampaignPage | None:
    return public(CampaignPage.objects.filter(path=path)).defer("body").first()

"""No address of the editor tells one site's people about the other site's things, or changes them.

The addresses are taken from the URLs themselves: whatever is added later is swept too.
"""

import pytest
from wagtail.models import Collection, Page, PageViewRestriction, Revision, Site

from accounts.roles import SiteName, SiteRole
from campaigns.models import Campaign, CampaignStage
from cms.models import SiteDocument, SiteImage
from home.models import Alert, HomePage, MenuItem, Navigation, SiteSettings, StandardPage
from news.models import NewsCategory
from tests.home.addresses import addresses
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.slow

SECRET = b"secretum"


def keys_of(things) -> list[int]:
    return [
        things.home.pk, things.live.pk, things.draft.pk, things.image.pk, things.document.pk,
        things.alert.pk, things.category.pk, things.campaign.pk,
    ]  # fmt: skip


def snapshot(things) -> dict:
    """Every row that belongs to the things' site, whole."""
    site, tree = {"site": things.site}, {"path__startswith": things.home.path}
    pages = [str(pk) for pk in Page.objects.filter(**tree).values_list("pk", flat=True)]
    kept = [
        (Page, tree),
        (HomePage, tree),
        (StandardPage, tree),
        (PageViewRestriction, {"page__in": pages}),
        (Revision, {"object_id__in": pages}),
        (SiteImage, {"collection": things.image.collection}),
        (SiteDocument, {"collection": things.document.collection}),
        (Alert, site),
        (NewsCategory, site),
        (Campaign, site),
        (CampaignStage, {"campaign__site": things.site}),
        (SiteSettings, site),
        (Navigation, site),
        (MenuItem, {"navigation__site": things.site}),
        (Site, {"pk": things.site.pk}),
        (Collection, {"pk": things.image.collection_id}),
    ]
    return {
        model.__name__: list(model.objects.filter(**rows).order_by("pk").values()) for model, rows in kept
    }


def read(response) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content + f"{response.headers}{response.cookies}".encode()


@pytest.mark.parametrize("role", [SiteRole.AUTHOR, SiteRole.PUBLISHER])
def test_no_address_shows_the_other_sites_words(theirs, member, sign_in, role):
    client = sign_in(member(SiteName.COMMUNICATIONS, role))
    client.raise_request_exception = False
    queries = [{}, {"q": "arcanum", "id": keys_of(theirs), "term": "secre", "childOf": theirs.home.pk}]
    told = []
    for address in addresses(theirs):
        for query in queries:
            response = client.get(address, query)
            if response.status_code == 500 or SECRET in read(response):
                told.append(f"{response.status_code} {address} {sorted(query)}")
    assert told == []


def test_no_address_changes_the_other_sites_things(theirs, member, sign_in):
    client = sign_in(member(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER))
    client.raise_request_exception = False
    data = {
        "title": "taken", "name_uk": "taken", "text_uk": "taken", "slug": "taken", "action": "publish",
        "action-publish": "1", "restriction_type": "login", "chooser": theirs.draft.pk,
        "new_parent_page": theirs.draft.pk, "parent_page": theirs.draft.pk,
        "publish_translations": "on", "tagline_uk": "taken", "comment": "taken",
        "external-link-chooser-url": theirs.live.full_url,
    }  # fmt: skip
    before = snapshot(theirs)
    told = []
    for address in addresses(theirs):
        response = client.post(f"{address}?id={theirs.live.pk}&id={theirs.image.pk}&id=all", data)
        if response.status_code == 500 or SECRET in read(response):
            told.append(f"{response.status_code} {address}")
    assert snapshot(theirs) == before
    assert told == []

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

pytestmark = pytest.mark.slow

SECRET = b"secretum"
# Whatever belongs to the education site must be the same before and after.
KEPT = [
    Page, HomePage, StandardPage, PageViewRestriction, Revision, SiteImage, SiteDocument, Alert,
    NewsCategory, Campaign, CampaignStage, SiteSettings, Navigation, MenuItem, Site, Collection,
]  # fmt: skip


def keys_of(things) -> list[int]:
    return [
        things.home.pk, things.live.pk, things.draft.pk, things.image.pk, things.document.pk,
        things.alert.pk, things.category.pk, things.campaign.pk,
    ]  # fmt: skip


def snapshot() -> dict:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in KEPT}


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
        "action-publish": "1", "restriction_type": "login", "new_parent_page": theirs.home.pk,
        "publish_translations": "on", "tagline_uk": "taken", "comment": "taken",
    }  # fmt: skip
    before = snapshot()
    told = []
    for address in addresses(theirs):
        response = client.post(f"{address}?id={theirs.live.pk}&id={theirs.image.pk}&id=all", data)
        if response.status_code == 500 or SECRET in read(response):
            told.append(f"{response.status_code} {address}")
    assert snapshot() == before
    assert told == []

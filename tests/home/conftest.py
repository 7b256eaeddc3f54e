"""People of every role, and things of both sites that the other must not see."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Site

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from campaigns.models import Campaign, CampaignKind, CampaignStage
from cms.models import SiteDocument, SiteImage
from home.models import Alert, StandardPage
from news.models import NewsCategory
from tests.home.pictures import png


@pytest.fixture
def person(db):
    """Makes a user in the groups named: ``person("Освіта: автори")``."""

    def make(*groups: str, email: str | None = None, **extra) -> User:
        user = User.objects.create_user(
            email or f"person{User.objects.count() + 1}@example.org", "a long password", **extra
        )
        for name in groups:
            user.groups.add(Group.objects.get(name=name))
        return user

    return make


@pytest.fixture
def member(person):
    """Makes a user with a role on a site: ``member(SiteName.EDUCATION, SiteRole.EDITOR)``."""

    def make(site: SiteName, role: SiteRole, **extra) -> User:
        return person(site_group(site, role), **extra)

    return make


@pytest.fixture
def sign_in(db):
    """Makes a browser in which a user is signed in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


@dataclass
class Things:
    """What a site has: everything is named with the site's own word."""

    site: Site
    word: str
    home: Page
    live: Page
    draft: Page
    image: SiteImage
    document: SiteDocument
    alert: Alert
    category: NewsCategory
    campaign: Campaign


def make_things(site: Site, word: str, owner: User) -> Things:
    """Fill a site with one of each.

    Every title, name and file has ``word`` in it, and what can be searched has «arcanum» too.
    """
    home = site.root_page.specific
    live = home.add_child(
        instance=StandardPage(title=f"{word} arcanum live", slug=f"{word}-live", owner=owner)
    )
    live.save_revision(user=owner, log_action=True).publish()
    live.title = f"{word} arcanum changed draft"
    live.save_revision(user=owner, log_action=True)
    live.refresh_from_db()
    draft = home.add_child(
        instance=StandardPage(title=f"{word} arcanum draft", slug=f"{word}-draft", live=False, owner=owner)
    )
    draft.introduction = f"{word} arcanum introduction"
    draft.save_revision(user=owner, log_action=True)
    collection = Collection.objects.get(
        name=SiteName.COMMUNICATIONS if site.is_default_site else SiteName.EDUCATION
    )
    image = SiteImage.objects.create(
        title=f"{word} arcanum image",
        file=SimpleUploadedFile(f"{word}.png", png(), "image/png"),
        alt_uk=f"{word} arcanum alternative",
        children="none",
        collection=collection,
        uploaded_by_user=owner,
    )
    document = SiteDocument.objects.create(
        title=f"{word} arcanum document",
        file=ContentFile(f"{word}".encode(), name=f"{word}.txt"),
        collection=collection,
        uploaded_by_user=owner,
    )
    kind, _ = CampaignKind.objects.get_or_create(
        slug="other", defaults={"name_uk": "Інше", "name_en": "Other"}
    )
    campaign = Campaign(site=site, name_uk=f"{word} arcanum campaign", kind=kind)
    campaign.stages = [CampaignStage(label_uk="Етап", starts_on=date(2026, 3, 1))]
    campaign.save()
    alert = Alert.objects.create(site=site, text_uk=f"{word} arcanum alert", enabled=False)
    category = NewsCategory.objects.create(
        site=site, slug=f"{word}-category", name_uk=f"{word} arcanum category", name_en=word
    )
    for thing in (image, document):
        thing.tags.add(f"{word}-tag")
    for thing in (image, document, campaign, alert, category):
        log(thing, "wagtail.create", user=owner)
    return Things(site, word, home, live, draft, image, document, alert, category, campaign)


@pytest.fixture
def ours(communications, person) -> Things:
    """Things of the communications site."""
    owner = person(email="owner-ours@example.org")
    return make_things(communications, "kalyna", owner)


@pytest.fixture
def theirs(education, person) -> Things:
    """Things of the education site; every text of theirs holds the word «secretum»."""
    owner = person(email="owner-theirs@example.org")
    return make_things(education, "secretum", owner)

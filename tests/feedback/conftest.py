"""A page to have an opinion on, and topics to write about, on both sites."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from feedback.models import ContactTopic
from home.models import StandardPage
from tests.factories import make_standard


@pytest.fixture
def page(communications) -> StandardPage:
    return make_standard(communications, "Е-черга")


@pytest.fixture
def topic(communications) -> ContactTopic:
    return ContactTopic.objects.create(
        site=communications, name_uk="Сайт", name_en="The site", email="site@example.org"
    )


@pytest.fixture
def foreign_topic(education) -> ContactTopic:
    return ContactTopic.objects.create(site=education, name_uk="Школи", email="schools@example.org")


@pytest.fixture
def editor(db):
    """Makes a browser of somebody with a role on a site."""

    def make(site: SiteName, role: SiteRole) -> Client:
        user = User.objects.create_user(f"{role.name}.{site.name}@example.org".lower(), "a long password")
        user.groups.add(Group.objects.get(name=site_group(site, role)))
        client = Client()
        client.force_login(user)
        return client

    return make

"""Fixtures that every test may use."""

import pytest
from wagtail.models import Locale, Site


@pytest.fixture
def communications(db) -> Site:
    """The communications department's site."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def education(db) -> Site:
    """The education department's site."""
    return Site.objects.get(is_default_site=False)


@pytest.fixture
def uk(db) -> Locale:
    return Locale.objects.get(language_code="uk")


@pytest.fixture
def en(db) -> Locale:
    return Locale.objects.get(language_code="en")

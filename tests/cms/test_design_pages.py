"""The pattern page, the error pages and the account pages as they are served."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, override_settings


def test_the_pattern_page_shows_both_themes_in_both_languages(client, communications):
    pine = client.get("/styleguide/").content.decode()
    ink = client.get("/styleguide/?theme=ink&lang=en").content.decode()

    assert '<html lang="uk" data-theme="pine">' in pine
    assert "Зимові" in pine
    assert '<html lang="en" data-theme="ink">' in ink
    assert "Winter schools" in ink


@pytest.mark.parametrize("query", ["theme=purple", "lang=xx", "theme=%22%3E%3Cscript%3E", "theme=&lang="])
def test_unknown_choices_mean_the_first_ones(client, communications, query):
    html = client.get(f"/styleguide/?{query}").content.decode()

    assert '<html lang="uk" data-theme="pine">' in html


def test_the_pattern_page_includes_every_component(client, communications):
    folder = settings.BASE_DIR / "cms/templates"
    shown = "".join(
        path.read_text()
        for path in (
            *folder.glob("styleguide/*.html"),
            *folder.glob("components/*.html"),
            folder / "base.html",
        )
    )
    names = [path.name for path in (folder / "components").glob("*.html")]
    cards = {f"card_{kind}.html" for kind in re.findall(r'{% card \w+ "(\w+)"', shown)}
    cards |= {"card.html"} if "{% card item %}" in shown else set()

    assert [name for name in names if f"components/{name}" not in shown and name not in cards] == []


@override_settings(STYLEGUIDE_PUBLIC=False)
def test_in_production_the_pattern_page_is_for_staff(client, communications, django_user_model):
    assert client.get("/styleguide/").status_code == 404

    staff = django_user_model.objects.create_user(email="a@example.org", password="x", is_staff=True)
    client.force_login(staff)

    assert client.get("/styleguide/").status_code == 200


def test_a_missing_page_offers_the_search(client, communications):
    response = client.get("/nemaie/")
    html = response.content.decode()

    assert response.status_code == 404
    assert html.count('name="q"') == 2
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_the_last_resort_needs_no_database_and_no_context(name):
    """No ``db`` fixture here: a query would fail the test."""
    html = render_to_string(name)

    assert "<h1>" in html
    assert 'href="/static/css/error.css"' in html
    assert "<script" not in html


def test_a_form_without_its_token_is_explained(communications):
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@example.org"})

    assert response.status_code == 403
    assert 'href="/account/login/"' in response.content.decode()


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
def test_account_pages_wear_the_sites_design(client, communications, path):
    html = client.get(path).content.decode()

    assert 'class="site-header"' in html
    assert 'class="form"' in html
    assert 'class="button' in html
    assert "css/forms.css" in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    "path", ["/account/2fa/", "/account/password/change/", "/account/email/", "/account/logout/"]
)
def test_ones_own_pages_have_ways_between_them(client, communications, django_user_model, path):
    client.force_login(django_user_model.objects.create_user(email="a@example.org", password="x"))
    html = client.get(path, follow=True).content.decode()

    assert 'class="wrap account-menu"' in html
    assert 'class="button' in html


def test_a_failed_sign_in_says_so_above_the_form(client, communications):
    html = client.post("/account/login/", {"login": "a@example.org", "password": "wrong"}).content.decode()

    assert 'class="error-summary" role="alert"' in html

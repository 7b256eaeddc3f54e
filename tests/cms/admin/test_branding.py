"""The editor is called Ratusha, and asks nobody for a picture of themselves or a time zone."""

from django.urls import reverse
from wagtail.models import Collection, Page


def test_titles_and_the_mark_are_our_own(admin_client):
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "- Ратуша</title>" in page
    assert "wagtailadmin/images/favicon" not in page
    assert page.count("icons/favicon.svg") == 2


def test_a_missing_page_of_the_editor_bears_our_mark(admin_client):
    response = admin_client.get("/admin/nowhere/")
    assert response.status_code == 404
    assert "icons/favicon.svg" in response.content.decode()
    assert "icon-wagtail" not in response.content.decode()


def test_the_account_asks_for_name_language_and_theme_only(admin_client):
    response = admin_client.get(reverse("wagtailadmin_account"))
    panels = [panel.name for tab in response.context["panels_by_tab"].values() for panel in tab]
    assert panels == ["name_email", "locale", "theme", "notifications"]
    assert "time_zone" not in response.content.decode()


def test_the_roots_say_what_they_are(db):
    assert Page.objects.get(depth=1).title == "Усі сайти"
    assert Collection.objects.get(depth=1).name == "Усі сайти"

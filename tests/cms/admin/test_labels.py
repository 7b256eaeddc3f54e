"""Labels that Wagtail derives from names in the code have a translation, and no new one has come."""

import pytest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.sites.views import IndexView as SitesView
from wagtail_localize.views.report import TranslationsReportFilterSet

from cms.admin import labels

URL_SIGN = "#"  # what Wagtail shows before an anchor's name


@pytest.fixture(autouse=True)
def _hooks_loaded():
    hooks.search_for_hooks()


@pytest.mark.parametrize("form", labels.FORMS)
def test_every_field_of_the_form_has_a_label_that_can_be_translated(form):
    untranslatable = [
        name
        for name, field in form.base_fields.items()
        if not isinstance(field.label, Promise) and field.label != URL_SIGN
    ]
    assert untranslatable == []


def test_every_filter_of_the_translations_report_has_a_label_that_can_be_translated():
    filters = TranslationsReportFilterSet.base_filters
    assert [name for name, found in filters.items() if not isinstance(found.label, Promise)] == []


def test_every_column_of_the_sites_has_a_label_that_can_be_translated():
    assert [column.name for column in SitesView.columns if not isinstance(column.label, Promise)] == []


def test_the_window_for_an_external_link_shows_them(admin_client):
    response = admin_client.get(reverse("wagtailadmin_choose_page_external_link"))
    assert gettext("Text of the link") in response.json()["html"]

"""What the editor's calendar writes into a field, the field understands, in each language of the editor."""

from datetime import date, datetime

import pytest
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, get_format
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

LANGUAGES = [code for code, _ in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_read_as_it_was_written(language):
    day = date(2026, 3, 4)
    with translation.override(language):
        written = AdminDateInput().format_value(day)
        assert written == "04.03.2026"
        assert forms.DateField().clean(written) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_is_read_as_it_was_written(language):
    moment = datetime(2026, 3, 4, 15, 30)
    with translation.override(language):
        written = AdminDateTimeInput().format_value(moment)
        assert written == "04.03.2026 15:30"
        assert forms.DateTimeField().clean(written).replace(tzinfo=None) == moment


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_week_begins_on_monday(language):
    with translation.override(language):
        assert get_format("FIRST_DAY_OF_WEEK") == 1


def test_a_moment_reads_as_ukrainians_write_it():
    with translation.override("uk"):
        assert date_format(datetime(2026, 3, 4, 5, 30), "DATETIME_FORMAT") == "4 березня 2026, 05:30"

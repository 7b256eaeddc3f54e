"""The editor's form knows what was changed: an approval without a change must not make a new version."""

import pytest
from django.utils import translation

from accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(communications):
    """What the form of a news item of 5 February counts as changed when it is sent with ``date``."""
    page = factories.make_news(factories.make_news_index(communications), on=factories.kyiv(2026, 2, 5, 15))
    user = User.objects.create_superuser("golova@example.org", "a long password")
    form_class = page.get_edit_handler().get_form_class()

    def send(date: str) -> list[str]:
        with translation.override("uk"):
            data = {"date": date, "body-count": "0"}
            form = form_class(data, instance=page, parent_page=page.get_parent(), for_user=user)
            return form.changed_data

    return send


def test_an_untouched_date_is_not_changed(changed):
    assert "date" not in changed("05.02.2026 15:00")


def test_another_date_is(changed):
    assert "date" in changed("06.02.2026 15:00")

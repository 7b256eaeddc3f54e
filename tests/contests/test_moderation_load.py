"""The table of entries with twenty thousand of them. How long it takes is measured by `make bench`."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.contests.editors import make_moderator, signed_in
from tests.contests.factories import make_contest, make_user
from tools.bench.contest_rows import fill_with_entries, make_schools, views_of_the_table

COUNT = 20_000


@pytest.fixture
def contest_of_thousands(education):
    contest = make_contest(education)
    fill_with_entries(contest, make_schools(), make_user("owner@example.org"), COUNT)
    return contest


@pytest.mark.slow
@pytest.mark.django_db
def test_every_view_of_twenty_thousand_entries_asks_little(contest_of_thousands):
    contest, browser = contest_of_thousands, signed_in(make_moderator())
    table = reverse("contest_admin_entries")
    for query in views_of_the_table(contest).values():
        browser.get(table, query)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(table, query).status_code == 200
        own = [one for one in caught if "contests_" in one["sql"] or "cms_consent" in one["sql"]]
        assert len(own) < 15

"""Measures the editors' table of entries in the database that the environment names.

Usage: python -m tools.bench.contest_lists ENTRIES TIMES
"""

import statistics
import sys
import time

import django

from tools.bench import goals
from tools.bench.report import say


def main(entries: int, times: int) -> None:
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from wagtail.models import Site

    from tests.contests.editors import make_moderator
    from tools.bench.contest_rows import (
        fill_with_entries,
        make_open_contest,
        make_schools,
        views_of_the_table,
    )

    education = Site.objects.get(is_default_site=False)
    moderator = make_moderator()
    contest = make_open_contest(education)
    fill_with_entries(contest, make_schools(), moderator, entries)
    client = Client(headers={"host": "localhost"})
    client.force_login(moderator)
    for name, query in views_of_the_table(contest).items():
        took, queries = [], []
        for _ in range(times):
            began = time.perf_counter()
            with CaptureQueriesContext(connection) as caught:
                status = client.get(reverse("contest_admin_entries"), query).status_code
            took.append(time.perf_counter() - began)
            queries = [one for one in caught if "contests_" in one["sql"] or "cms_consent" in one["sql"]]
            if status != 200:
                raise RuntimeError(f"{query}: {status}")
        say(
            measure="entries", entries=entries, view=name, sql=len(queries),
            median_ms=round(statistics.median(took) * 1000), slowest_ms=round(max(took) * 1000),
        )  # fmt: skip
        goals.say_goal(f"queries of {name} at {entries} entries", len(queries), len(queries) < 15)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

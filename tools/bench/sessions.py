"""Measures sign-ups in the database that the environment names: two hundred at once, and the lists.

Usage: python -m tools.bench.sessions PEOPLE TIMES
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import django

from tools.bench import goals
from tools.bench.report import say

PLACES = 20


def main(people: int, times: int) -> None:
    django.setup()
    from django.utils import timezone
    from wagtail.models import Site

    from signups.models import Session

    starts = timezone.now() + timedelta(days=7)
    session = Session.objects.create(
        site=Site.objects.get(is_default_site=True), kind=Session.Kind.SHIFT, name_uk="Толока",
        starts_at=starts, ends_at=starts + timedelta(hours=3), places=PLACES,
    )  # fmt: skip
    come_at_once(session, people)
    read_lists(session, times)


def come_at_once(session, people: int) -> None:
    """As many confirm their places in the same moments, each through the domain."""
    from django.db import connections

    from signups.domain import asking
    from signups.models import SignUp

    rows = [
        asking.ask(session=session, values={"name": f"Особа {n}", "email": f"p{n}@example.org"})
        for n in range(people)
    ]

    def follow_the_link(sign_up: SignUp) -> float:
        began = time.perf_counter()
        try:
            asking.confirm(sign_up=sign_up)
        finally:
            connections.close_all()
        return time.perf_counter() - began

    began = time.perf_counter()
    with ThreadPoolExecutor(max_workers=4) as pool:
        took = list(pool.map(follow_the_link, rows))
    placed = session.sign_ups.filter(state=SignUp.State.PLACED).count()
    say(
        measure="sign-ups at once", people=people, seconds=round(time.perf_counter() - began, 1),
        median_ms=round(statistics.median(took) * 1000), slowest_ms=round(max(took) * 1000),
    )  # fmt: skip
    goals.say_goal(f"places given of {PLACES}", placed, placed == min(PLACES, people))


def read_lists(session, times: int) -> None:
    """The form as residents see it, and the list as the organiser does."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    organiser = get_user_model().objects.create_user("bench-organiser@example.org")
    session.organisers.add(organiser)
    client = Client(headers={"host": "localhost"})
    client.force_login(organiser)
    for name in ("sign_up", "session_people"):
        took = []
        for _ in range(times):
            began = time.perf_counter()
            with CaptureQueriesContext(connection) as caught:
                status = client.get(reverse(name, args=[session.key])).status_code
            took.append(time.perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"{name}: {status}")
        queries = sum("signups_" in one["sql"] for one in caught)
        say(
            measure="sessions", view=name, sql=queries,
            median_ms=round(statistics.median(took) * 1000), slowest_ms=round(max(took) * 1000),
        )  # fmt: skip
        goals.say_goal(f"queries of {name}", queries, queries < 10)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Somebody who wants letters, and things that become new."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cms.mail.models import Letter
from subscriptions.domain import asking, digests, noticing
from subscriptions.models import Rhythm, Subscriber
from subscriptions.topics import EVERYTHING
from tests.cms.processes import file_database, queue  # noqa: F401

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=KYIV)  # a Monday
THURSDAY = datetime(2026, 3, 5, 7, 30, tzinfo=KYIV)
WEEK, DAY, MINUTE = timedelta(days=7), timedelta(days=1), timedelta(minutes=1)


@pytest.fixture
def clock(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def asked(site, email="olia@example.org", *, topics=(EVERYTHING,), now=NOW, **fields) -> Subscriber:
    details = {"rhythm": Rhythm.AT_ONCE, "language": "uk", **fields}
    asking.ask(email=email, chosen=[(site.pk, key) for key in topics], site=site, now=now, **details)
    return Subscriber.objects.get(email=email)


def subscribed(site, email="olia@example.org", *, now=NOW, **fields) -> Subscriber:
    """A subscriber whose own letters are out of the way."""
    subscriber = asking.confirm(subscriber=asked(site, email, now=now, **fields), now=now)
    Letter.objects.all().delete()
    return subscriber


def tick(now: datetime) -> int:
    """What the clock does every other minute; how many letters it wrote."""
    noticing.notice_new(now=now)
    return digests.write_due(now=now)[0]

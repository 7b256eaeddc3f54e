"""Several workers, and several people, in the same moment."""

import pytest

from cms.mail.models import Letter
from subscriptions.domain import asking, digests, noticing
from subscriptions.models import Choice, Notice, Subscriber
from tests.contests.races import at_once, really_commits
from tests.factories import make_news, make_news_index
from tests.subscriptions.conftest import MINUTE, NOW, asked, subscribed, tick

pytestmark = [really_commits, pytest.mark.usefixtures("untranslated", "clock")]

SOON = NOW + MINUTE


def received() -> list[str]:
    return sorted(address for letter in Letter.objects.all() for address in letter.to)


def test_two_workers_notice_once(communications):
    index = make_news_index(communications)
    for number in range(5):
        make_news(index, f"Новина {number}")

    assert sorted(at_once(*[lambda: noticing.notice_new(now=SOON)] * 4)) == [0, 0, 0, 5]
    assert Notice.objects.count() == 5


def test_two_workers_write_each_letter_once(communications):
    addresses = [f"r{number:02}@example.org" for number in range(20)]
    for address in addresses:
        subscribed(communications, address)
    make_news(make_news_index(communications), "Черга")

    written = at_once(*[lambda: tick(SOON)] * 3)
    assert received() == addresses
    assert sum(written) == 20


def test_an_address_asked_for_by_many_at_once_is_one(communications):
    results = at_once(*[lambda: asked(communications) and None] * 6)

    assert results == [None] * 6
    assert Subscriber.objects.count() == 1
    assert Choice.objects.count() == 1
    assert len(received()) == 3


def test_whoever_leaves_while_a_letter_is_written_gets_none(communications):
    people = [subscribed(communications, f"r{number}@example.org") for number in range(6)]
    make_news(make_news_index(communications), "Черга")
    noticing.notice_new(now=SOON)

    results = at_once(
        lambda: digests.write_due(now=SOON)[1],
        *[lambda one=one: asking.leave(subscriber=one, now=SOON) for one in people],
    )
    assert results == [False] + [None] * 6
    assert received() == []
    assert not Letter.objects.filter(state=Letter.State.QUEUED).exists()


def test_leaving_twice_at_once_is_no_error(communications):
    one = subscribed(communications)

    assert at_once(*[lambda: asking.leave(subscriber=one)] * 4) == [None] * 4
    assert not Subscriber.objects.exists()

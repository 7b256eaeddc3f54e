"""The Thursday letters: written for everybody who is subscribed, in turns of the task.

Usage: python -m tools.bench.letters SUBSCRIBERS
"""

import sys
import time

import django

from tools.bench.report import say

NEWS = 30


def main(subscribers: int) -> None:
    from django.utils import timezone

    from cms.mail.models import Letter
    from subscriptions.domain import digests, noticing

    fill(subscribers)
    now = timezone.now()
    began = time.perf_counter()
    noticed = noticing.notice_new(now=now)
    noticing_s = time.perf_counter() - began
    began, processor = time.perf_counter(), time.process_time()
    turns, is_more = 0, True
    while is_more:
        turns, is_more = turns + 1, digests.write_due(now=now)[1]
    say(
        measure="weekly letters",
        subscribers=subscribers,
        noticed=noticed,
        noticing_s=round(noticing_s, 2),
        written=Letter.objects.count(),
        turns=turns,
        seconds=round(time.perf_counter() - began, 1),
        processor_ms_a_letter=round(1000 * (time.process_time() - processor) / subscribers, 2),
    )


def fill(subscribers: int) -> None:
    """Fresh news, and people who wait for them since the week before last."""
    from datetime import timedelta

    from django.utils import timezone
    from wagtail.models import Site

    from news.models import NewsIndexPage, NewsPage
    from subscriptions.models import Choice, Rhythm, Subscriber

    site, then = Site.objects.get(is_default_site=True), timezone.now() - timedelta(days=14)
    index = site.root_page.add_child(instance=NewsIndexPage(title="Новини", slug="bench-news"))
    for number in range(NEWS):
        page = NewsPage(title=f"Новина {number}", introduction="Речення про те, що сталося в місті.")
        page.first_published_at = timezone.now()
        index.add_child(instance=page)
    details = {"site": site, "language": "uk", "asked_at": then, "confirmed_at": then, "digested_at": then}
    people = Subscriber.objects.bulk_create(
        Subscriber(email=f"r{number}@example.org", rhythm=Rhythm.WEEKLY, **details)
        for number in range(subscribers)
    )
    Choice.objects.bulk_create(Choice(subscriber=one, site=site, topic="news") for one in people)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))

"""Letters about what is new: each thing once, nothing empty, nothing twice, no flood after an outage."""

import logging
import time
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.mail.outbox import write_letter
from cms.mail.rendering import Rendered, render_letter
from subscriptions.domain import letters, rhythms
from subscriptions.domain.editions import Digest, Edition
from subscriptions.models import Rhythm, Subscriber

logger = logging.getLogger(__name__)

TURN_SECONDS = 20
"""One turn of the task ends after so long: others wait for the worker too."""
BATCH = 500
MANAGE, LEAVE = "https://manage.invalid/", "https://leave.invalid/"
"""Where each letter gets its own links."""


def due(edition: Edition) -> QuerySet[Subscriber]:
    """To whom something may have to be written at the edition's moment."""
    return Subscriber.objects.confirmed().filter(_urgent(edition) | _regular(edition))


def _urgent(edition: Edition) -> Q:
    return Q(told_urgent_until__lt=edition.newest[True])


def _regular(edition: Edition) -> Q:
    waiting = Q(rhythm=Rhythm.AT_ONCE, told_until__lt=edition.newest[False])
    for rhythm in (Rhythm.DAILY, Rhythm.WEEKLY):
        waiting |= Q(rhythm=rhythm, digested_at__lt=rhythms.last_due(rhythm, now=edition.now))
    return waiting


def write_due(*, now: datetime | None = None) -> tuple[int, bool]:
    """Write the letters that are due.

    Returns:
        How many were written, and whether some are left for another turn.
    """
    began = time.monotonic()
    edition = Edition(now or timezone.now())
    written, failed = 0, set()
    while pks := _next_due(edition, failed):
        for pk in pks:
            if time.monotonic() - began > TURN_SECONDS:
                return written, True
            try:
                written += write_to(pk, edition)
            except Exception:  # one letter that cannot be written must not keep all others back
                logger.exception("No letter for subscriber %s", pk)
                failed.add(pk)
    return written, False


def _next_due(edition: Edition, failed: set[int]) -> list[int]:
    rows = due(edition).exclude(pk__in=failed)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def write_to(pk: int, edition: Edition) -> int:
    """Write to one subscriber what is due, and note how far they have been told.

    Whoever comes second finds the row told already, or gone.

    Returns:
        How many letters were written.
    """
    found = Subscriber.objects.select_for_update(of=("self",)).select_related("site")
    subscriber = found.filter(pk=pk, confirmed_at__isnull=False).first()
    if subscriber is None:
        return 0
    written = 0
    if subscriber.told_urgent_until < edition.newest[True]:
        written += _tell(subscriber, edition, is_urgent=True, after=subscriber.told_urgent_until)
        subscriber.told_urgent_until = edition.newest[True]
    if _is_regular_due(subscriber, edition):
        written += _tell(subscriber, edition, is_urgent=False, after=subscriber.told_until)
        subscriber.told_until = max(subscriber.told_until, edition.newest[False])
        subscriber.digested_at = edition.now
    subscriber.save(update_fields=["told_urgent_until", "told_until", "digested_at"])
    return written


def _is_regular_due(subscriber: Subscriber, edition: Edition) -> bool:
    if subscriber.rhythm == Rhythm.AT_ONCE:
        return subscriber.told_until < edition.newest[False]
    return subscriber.digested_at < rhythms.last_due(subscriber.rhythm, now=edition.now)


def _tell(subscriber: Subscriber, edition: Edition, *, is_urgent: bool, after: int) -> bool:
    topics: dict[int, set[str]] = {}
    for site_id, topic in subscriber.choices.values_list("site", "topic"):
        topics.setdefault(site_id, set()).add(topic)
    digest = edition.digest(
        topics, language=subscriber.language, home_id=subscriber.site_id, is_urgent=is_urgent, after=after
    )
    if digest is None:
        return False
    ways = letters.ways(subscriber)
    name = "urgent" if is_urgent else "digest"
    write_letter(
        to=subscriber.email,
        **_words(digest, ways, subscriber, edition, is_urgent=is_urgent)._asdict(),
        kind=f"{letters.KIND}_{name}",
        key=f"subscription.{name}:{subscriber.key}:{edition.newest[is_urgent]}",
        about=subscriber,
        headers=_headers(subscriber, ways),
        now=edition.now,
    )
    return True


def _words(
    digest: Digest, ways: dict[str, str], subscriber: Subscriber, edition: Edition, *, is_urgent: bool
) -> Rendered:
    """The words of one letter. Those who chose alike read the same ones: only the links are their own."""
    key = (digest, subscriber.site_id, subscriber.language, is_urgent)
    if key not in edition.words:
        common = {**ways, "manage_url": MANAGE, "leave_url": LEAVE}
        edition.words[key] = render(digest, common, language=subscriber.language, is_urgent=is_urgent)
    return Rendered(
        *(
            part.replace(MANAGE, ways["manage_url"]).replace(LEAVE, ways["leave_url"])
            for part in edition.words[key]
        )
    )


def render(digest: Digest, ways: dict[str, str], *, language: str, is_urgent: bool) -> Rendered:
    """The words of a letter.

    Args:
        digest: what it tells of.
        ways: as :func:`subscriptions.domain.letters.ways` gives them.
        language: its code.
        is_urgent: whether it comes out of turn.
    """
    return render_letter("subscriptions/digest", {**ways, "digest": digest, "is_urgent": is_urgent}, language)


def _headers(subscriber: Subscriber, ways: dict[str, str]) -> dict[str, str]:
    """What mail programs make their button from (RFC 2369, RFC 8058), and know the list by (RFC 2919)."""
    return {
        "List-Unsubscribe": f"<{ways['leave_url']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<news.{subscriber.site.hostname}>",
    }

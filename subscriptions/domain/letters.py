"""Letters about a subscription itself, each written in the transaction of what it tells."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import translation

from cms.mail.models import Letter
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from cms.registries import name_of
from subscriptions.domain import links
from subscriptions.models import Rhythm, Subscriber
from subscriptions.topics import topics_of

KIND = "account.subscription"
"""Its words are hidden from all but the addressee, and forgotten once sent: they hold links that act."""
MOST_A_DAY = 3
"""So many letters that somebody asks for go to one address within a day, whoever asks."""


def write_confirmation(subscriber: Subscriber, *, now: datetime) -> None:
    """Ask whoever gave the address whether they meant it."""
    _write(subscriber, "confirm", {"url": links.address(subscriber, links.CONFIRM)}, now)


def write_known(subscriber: Subscriber, *, now: datetime) -> None:
    """Tell somebody who is subscribed that the address was given again, and how to change what comes."""
    _write(subscriber, "known", {}, now)


def _write(subscriber: Subscriber, template: str, context: dict[str, Any], now: datetime) -> None:
    kind = f"{KIND}_{template}"
    lately = Letter.objects.about(subscriber).filter(kind=kind, created_at__gt=now - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        return
    letter = render_letter(
        f"subscriptions/{template}",
        {**ways(subscriber), **described(subscriber), **context},
        subscriber.language,
    )
    write_letter(to=subscriber.email, **letter._asdict(), kind=kind, about=subscriber, now=now)


def ways(subscriber: Subscriber) -> dict[str, str]:
    """What every letter says of the site that writes, and of the ways to change and to leave."""
    with translation.override(subscriber.language):
        organisation = name_of(subscriber.site)
    return {
        "organisation": organisation,
        "base_url": subscriber.site.root_url,
        "manage_url": links.address(subscriber, links.MANAGE),
        "leave_url": links.address(subscriber, links.LEAVE),
    }


def described(subscriber: Subscriber) -> dict[str, Any]:
    """What has been chosen, in words; topics that are no more are left out."""
    chosen = [(choice.site, choice.topic) for choice in subscriber.choices.select_related("site")]
    with translation.override(subscriber.language):
        by_site = {}
        for site in dict.fromkeys(site for site, _topic in chosen):
            keys = {topic for owner, topic in chosen if owner == site}
            by_site[name_of(site)] = [topic.label for topic in topics_of(site) if topic.key in keys]
        return {"chosen": by_site, "rhythm": str(Rhythm(subscriber.rhythm).label)}

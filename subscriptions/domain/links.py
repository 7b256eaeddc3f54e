"""Links that act for somebody without an account. Each serves one action only, and for so long."""

from datetime import timedelta

from cms import signed_links
from subscriptions.models import Subscriber

CONFIRM, MANAGE, LEAVE = "confirm", "manage", "leave"
LASTS = {CONFIRM: timedelta(days=2), MANAGE: timedelta(days=60)}
"""How long a link works. Whoever finds an old letter can still leave by it."""


def address(subscriber: Subscriber, action: str) -> str:
    """The link by which ``action`` is done, in the subscriber's language, with the host."""
    return signed_links.address_of(
        f"subscriptions_{action}", _purpose(action), subscriber.key,
        site=subscriber.site, language=subscriber.language,
    )  # fmt: skip


def find(token: str, action: str) -> Subscriber | None:
    """Whose link it is; ``None`` when it is too old, another action's, altered, or nobody's any more."""
    key = signed_links.key_of(token, _purpose(action), lasts=LASTS.get(action))
    found = Subscriber.objects.select_related("site").filter(key=key)
    return (found.confirmed() if action == MANAGE else found).first()


def _purpose(action: str) -> str:
    return f"subscriptions.{action}"

"""A subscriber asks to be erased, and not by the link of a letter."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import retention as mail
from cms.mail.models import Letter
from cms.personal_data import Held
from subscriptions.models import Subscriber

KEEPER = "subscriptions"


def held() -> Iterable[Held]:
    """All addresses that want letters, or were typed to get some."""
    for row in Subscriber.objects.order_by("pk"):
        yield Held(keeper=KEEPER, pk=row.pk, who=(row.email,), what=_("Subscription"), since=row.asked_at)


@transaction.atomic
def erase(pks: Collection[int], *, by: Any, reason: str, now: datetime) -> int:
    """Delete addresses, also from the letters to them.

    Returns:
        How many.
    """
    found = list(Subscriber.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    for subscriber in found:
        mail.blank(Letter.objects.about(subscriber), by=by, reason=reason, now=now)
        audit.record(action="person.erased", subject=subscriber, actor=by, reason=reason, now=now)
        subscriber.delete()
    return len(found)

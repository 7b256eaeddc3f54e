"""An address is kept while somebody wants letters, and no longer."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.mail import retention as mail
from cms.mail.models import Letter
from subscriptions.domain import letters, noticing
from subscriptions.domain.links import CONFIRM, LASTS
from subscriptions.models import Notice, Subscriber

KEEP_LETTERS = timedelta(days=7)


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete addresses whose link has run out unused, also from the letters to them.

    Returns:
        How many were deleted.
    """
    now = now or timezone.now()
    stale = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - LASTS[CONFIRM])
    return sum(_forget(subscriber, now) for subscriber in stale)


@transaction.atomic
def _forget(subscriber: Subscriber, now: datetime) -> bool:
    # Whoever confirms at this moment stays.
    if not Subscriber.objects.filter(pk=subscriber.pk, confirmed_at=None).delete()[0]:
        return False
    mail.blank(Letter.objects.about(subscriber), reason=_("The subscription was not confirmed."), now=now)
    return True


def forget_letters(*, now: datetime | None = None) -> int:
    """Delete settled or stuck letters after a week: they tell who is subscribed; and notices of no more use.

    Returns:
        How many letters were deleted.
    """
    now = now or timezone.now()
    Notice.objects.filter(noticed_at__lt=now - noticing.KEEP).delete()
    ours = Q(kind__startswith=f"{letters.KIND}_")
    done = [Letter.State.SENT, Letter.State.CANCELLED, Letter.State.STUCK]
    return Letter.objects.filter(ours, state__in=done, created_at__lt=now - KEEP_LETTERS).delete()[0]

"""From an address in a form to a subscription: asked for, confirmed by link, changed, ended."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import retention as mail
from cms.mail.models import Letter
from subscriptions.domain import letters
from subscriptions.models import Choice, Notice, Subscriber

Chosen = Collection[tuple[int, str]]
"""Pairs of a site's primary key and a topic's key."""


@transaction.atomic
def ask(*, email: str, chosen: Chosen, rhythm: str, language: str, site, now: datetime | None = None) -> None:
    """Take down what somebody wants, and write to the address; nothing comes before its link was used.

    An address that has a subscription keeps it as it is, and gets the way to change it: so nobody who
    types another's address learns or alters anything.

    Args:
        email: the address.
        chosen: topics.
        rhythm: of :class:`subscriptions.models.Rhythm`.
        language: of the letters.
        site: where it was asked.
    """
    now = now or timezone.now()
    details = {"site": site, "language": language, "rhythm": rhythm, "asked_at": now}
    # The database decides between two who type the same address at the same moment.
    locked = Subscriber.objects.select_for_update()
    subscriber, _is_new = locked.get_or_create(email=email.strip().lower(), defaults=details)
    if subscriber.confirmed_at is not None:
        letters.write_known(subscriber, now=now)
        return
    _set(subscriber, chosen, **details)
    letters.write_confirmation(subscriber, now=now)


@transaction.atomic
def confirm(*, subscriber: Subscriber, now: datetime | None = None) -> Subscriber:
    """Confirm by the link. What was noticed before is not told of. Confirming again changes nothing.

    Raises:
        Subscriber.DoesNotExist: it has ended in this very moment.
    """
    now = now or timezone.now()
    subscriber = _locked(subscriber)
    if subscriber.confirmed_at is None:
        newest = Notice.objects.aggregate(newest=Max("pk"))["newest"] or 0
        subscriber.confirmed_at = subscriber.digested_at = now
        subscriber.told_until = subscriber.told_urgent_until = newest
        subscriber.save()
        audit.record(action="subscription.confirm", subject=subscriber, now=now)
    return subscriber


@transaction.atomic
def change(
    *, subscriber: Subscriber, chosen: Chosen, rhythm: str, language: str, now: datetime | None = None
) -> Subscriber:
    """Change topics, rhythm and language by the link.

    Raises:
        Subscriber.DoesNotExist: it has ended in this very moment.
    """
    subscriber = _locked(subscriber)
    _set(subscriber, chosen, rhythm=rhythm, language=language)
    audit.record(action="subscription.change", subject=subscriber, now=now)
    return subscriber


@transaction.atomic
def leave(*, subscriber: Subscriber, now: datetime | None = None) -> None:
    """End the subscription: the address is deleted, also from letters, and those not sent yet never are."""
    # First of all: a letter that is being written at this moment is blanked, too.
    if not Subscriber.objects.select_for_update().filter(pk=subscriber.pk).exists():
        return
    mail.blank(Letter.objects.about(subscriber), reason=_("The subscription has ended."), now=now)
    audit.record(action="subscription.leave", subject=subscriber, now=now)
    subscriber.delete()


def _locked(subscriber: Subscriber) -> Subscriber:
    return Subscriber.objects.select_for_update().get(pk=subscriber.pk)


def _set(subscriber: Subscriber, chosen: Chosen, **details) -> None:
    for name, value in details.items():
        setattr(subscriber, name, value)
    subscriber.save()
    subscriber.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(subscriber=subscriber, site_id=site_id, topic=topic) for site_id, topic in sorted(set(chosen))
    )

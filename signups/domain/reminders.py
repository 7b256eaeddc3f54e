"""A letter on the eve."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from signups.domain import letters
from signups.domain.transitions import State
from signups.models import SignUp

AHEAD = timedelta(hours=36)


def remind_all(*, now: datetime | None = None) -> int:
    """Remind everybody who has a place in what begins tomorrow; nobody twice.

    Returns:
        How many letters were written.
    """
    now = now or timezone.now()
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    soon = SignUp.objects.filter(
        state=State.PLACED,
        reminded_at=None,
        session__cancelled_at=None,
        session__starts_at__gt=now,
        session__starts_at__lt=now + AHEAD,
    )
    count = 0
    for sign_up in soon.select_related("session__institution", "session__site"):
        if timezone.localdate(sign_up.session.starts_at) == tomorrow:
            count += _remind(sign_up, now)
    return count


@transaction.atomic
def _remind(sign_up: SignUp, now: datetime) -> bool:
    # Two schedulers, one letter: whoever changes the row writes it.
    still = SignUp.objects.filter(state=State.PLACED, reminded_at=None, session__cancelled_at=None)
    if not still.filter(pk=sign_up.pk).update(reminded_at=now):
        return False
    letters.write(sign_up, "reminder", now=now)
    return True

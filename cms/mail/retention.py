"""Letters hold names and addresses: they are not kept for ever."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.mail.models import Letter

KEEP = timedelta(days=90)


def delete_old(*, now: datetime | None = None) -> int:
    """Delete letters sent or cancelled that were written more than 90 days ago.

    Returns:
        how many were deleted.
    """
    written_before = (now or timezone.now()) - KEEP
    done = [Letter.State.SENT, Letter.State.CANCELLED]
    return Letter.objects.filter(state__in=done, created_at__lt=written_before).delete()[0]

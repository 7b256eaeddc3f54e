"""What Elasticsearch has still to be told."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from search.models import IndexChange

MARGIN = timedelta(minutes=10)
"""A transaction may commit so long after it noted its changes."""
KEEP = timedelta(days=1)
"""So long what was sent is remembered: a rebuild that began before has not seen it."""
BATCH = 1000


def is_replicated() -> bool:
    """Whether there is an Elasticsearch."""
    return bool(settings.ELASTICSEARCH_URL)


def resend(*, since: datetime) -> None:
    """Have whatever has changed since a moment sent again.

    Args:
        since: when (aware) a rebuild of an index began.
    """
    IndexChange.objects.filter(noted_at__gte=since - MARGIN).update(is_sent=False)


def prune(*, now: datetime | None = None) -> int:
    """Delete what was sent a day ago.

    Args:
        now: the moment (aware); by default the present one.

    Returns:
        how many rows were deleted.
    """
    old = IndexChange.objects.filter(is_sent=True, noted_at__lt=(now or timezone.now()) - KEEP)
    deleted = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        deleted += IndexChange.objects.filter(pk__in=batch).delete()[0]
    return deleted

"""Whether Elasticsearch knows of the latest changes."""

import time
from datetime import timedelta

from django.utils import timezone

from search.models import IndexChange

GRACE = timedelta(seconds=10)
"""So much later than the database's index it may learn of a change."""
REMEMBERED_SECONDS = 1

_known: tuple[float, bool] = (float("-inf"), False)


def lags() -> bool:
    """Whether a change waits for longer than it should; each process looks once a second."""
    global _known
    looked_at, answer = _known
    if time.monotonic() - looked_at > REMEMBERED_SECONDS:
        waiting = IndexChange.objects.filter(is_sent=False, noted_at__lt=timezone.now() - GRACE)
        answer = waiting.exists()
        _known = (time.monotonic(), answer)
    return answer


def forget() -> None:
    """Look anew the next time."""
    global _known
    _known = (float("-inf"), False)

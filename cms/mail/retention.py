"""Letters hold names and addresses: they are not kept for ever."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone

from cms import audit
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


@transaction.atomic
def blank(letters: QuerySet, *, by: Any = None, reason: str, now: datetime | None = None) -> int:
    """Take words, addressees and files out of letters; those not sent yet are cancelled.

    What was sent, when and of which kind stays known. Each is audited.

    Args:
        letters: which; those blank already are left alone.
        by: who asked for it; ``None`` for the schedule.
        reason: why, without any name.
        now: the moment (aware); by default the present one.

    Returns:
        How many were blanked.
    """
    waiting = [Letter.State.HELD, Letter.State.QUEUED, Letter.State.STUCK]
    found = list(letters.select_for_update().exclude(to=[], text="", html="", subject=""))
    Letter.objects.filter(pk__in=[letter.pk for letter in found]).update(
        to=[], cc=[], bcc=[], subject="", text="", html="", reply_to="", headers={}, attachments=[],
        error="",
        state=Case(When(state__in=waiting, then=Value(Letter.State.CANCELLED)), default="state"),
    )  # fmt: skip
    audit.redact(Letter._meta.label_lower, [letter.pk for letter in found])
    for letter in found:
        letter.subject = ""
        audit.record(
            action="letter.blanked", subject=letter, actor=by, before=letter.state, reason=reason, now=now
        )
    return len(found)

"""Verifying organisations: what they call for is shown only while somebody answers for having looked."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms import audit
from volunteering.models import Organisation


@transaction.atomic
def set_verified(
    *, organisation: Organisation, verified: bool, by: Any, now: datetime | None = None
) -> Organisation:
    """Note that an organisation was looked at, or that this is no longer so: its calls then close.

    Args:
        organisation: the row.
        verified: whether it is.
        by: who looked.
        now: the moment (aware); by default the present one.
    """
    now = now or timezone.now()
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if (row.verified_at is not None) == verified:
        return row
    row.verified_at, row.verified_by = (now, by) if verified else (None, None)
    row.save(update_fields=["verified_at", "verified_by"])
    action = "organisation.verify" if verified else "organisation.unverify"
    audit.record(action=action, subject=row, actor=by, now=now)
    return row

"""The part of which both the end of a term and an erasure are made: rows stay, and name nobody."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from cms import audit
from cms.consent import Consent, forget
from cms.mail import retention as mail
from cms.mail.models import Letter, name_of
from signups.models import SignUp

NOBODY = {"name": "", "email": "", "phone": "", "age": None, "guardian_name": "", "guardian_email": ""}


def forget_people(
    rows: Collection[SignUp], *, keys: Collection[UUID], by: Any = None, reason: str, now: datetime
) -> None:
    """Take everything that names somebody out of sign-ups, their consents, letters and audit records.

    Args:
        rows: whose; their session is locked.
        keys: by which their consents know them.
        by: who asked for it; ``None`` for the schedule.
        reason: why, without a name.
        now: the moment (aware).
    """
    pks = [row.pk for row in rows]
    subjects = [str(key) for key in keys]
    forget(Consent.objects.filter(subject_type=SignUp._meta.label_lower, subject_id__in=subjects))
    letters = Letter.objects.filter(about__in=[name_of(row) for row in rows])
    mail.blank(letters, by=by, reason=reason, now=now)
    # An organiser's reason may name somebody.
    audit.redact(SignUp._meta.label_lower, pks)
    SignUp.objects.filter(pk__in=pks).update(**NOBODY)

"""Letters of contests, each written into the outbox in the transaction of what it tells."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.mail.outbox import write_letter
from contests.models import EntryVersion


def write_receipt(*, version: EntryVersion, to: Any, now: datetime) -> None:
    """Confirm a submission to whoever made it, with a full copy of what was submitted."""
    entry = version.entry
    pupils = "\n".join(
        f"– {pupil['full_name']}, {pupil['school_class'] or pupil['age']}" for pupil in version.participants
    )
    text = _("%(contest)s\nReference: %(reference)s, version %(number)d\nNomination: %(nomination)s\n"
             "Title: %(title)s\nPupils:\n%(pupils)s\nFiles: %(files)d") % {
        "contest": entry.contest.name, "reference": entry.reference, "number": version.number,
        "nomination": version.nomination.name, "title": version.title, "pupils": pupils,
        "files": version.files.count(),
    }  # fmt: skip
    write_letter(
        to=to.email,
        subject=_("%(contest)s: we have received the entry %(reference)s")
        % {"contest": entry.contest.name, "reference": entry.reference},
        text="\n\n".join(filter(None, [text, version.text])),
        kind="contest.received",
        key=f"contest.received:{version.pk}",
        now=now,
    )

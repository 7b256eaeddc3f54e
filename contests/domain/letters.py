"""Letters of contests, each written into the outbox in the transaction of what it tells."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.mail.outbox import write_letter
from contests.domain import phases
from contests.domain.copies import copy_of
from contests.models import Entry, EntryVersion


def write_receipt(*, versions: Sequence[EntryVersion], to: Any, now: datetime) -> None:
    """Confirm what was submitted to whoever submitted it, with a full copy and the way to its status.

    Args:
        versions: what was submitted at once, for one contest; at least one.
        to: the user.
        now: the moment (aware).
    """
    first = versions[0]
    contest = first.entry.contest
    is_open = phases.takes_entries(contest, now=now, institution=first.entry.institution)
    words = [_greeting(is_open=is_open), *(_copy(version, now=now) for version in versions)]
    if contact := ", ".join(
        filter(None, [contest.contact_name, contest.contact_phone, contest.contact_email])
    ):
        words.append(_("Questions: %s") % contact)
    write_letter(
        to=to.email,
        subject=_subject(versions),
        text="\n\n".join(words),
        kind="contest.received",
        about=contest,
        key="contest.received:" + "-".join(str(version.pk) for version in (first, versions[-1])),
        now=now,
    )


def _subject(versions: Sequence[EntryVersion]) -> str:
    entry = versions[0].entry
    if len(versions) == 1:
        return _("%(contest)s: we have received the entry %(reference)s") % {
            "contest": entry.contest.name,
            "reference": entry.reference,
        }
    return ngettext(
        "%(contest)s: we have received %(count)d entry",
        "%(contest)s: we have received %(count)d entries",
        len(versions),
    ) % {"contest": entry.contest.name, "count": len(versions)}


def _greeting(*, is_open: bool) -> str:
    if not is_open:
        return _("Thank you! Below is a full copy of what we have received; this is what counts.")
    return _(
        "Thank you! Below is a full copy of what we have received. Until entries are closed you can change "
        "it and submit it again; the version submitted last counts."
    )


def _copy(version: EntryVersion, *, now: datetime) -> str:
    lines = [
        f"{line.label}:\n{line.value}" if "\n" in line.value else f"{line.label}: {line.value}"
        for line in copy_of(version, now=now)
    ]
    return "\n".join([*lines, _("Its status: %s") % status_address(version.entry)])


def status_address(entry: Entry) -> str:
    """Where the status of an entry is seen, with the host."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("contest_entry", args=[entry.key])

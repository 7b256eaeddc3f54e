"""Files that were refused after their entry had been submitted: told of, and replaced for some days.

At the deadline nobody waits for the worker, so it may find a file unusable when the contest takes no
entries any more. Then this file, and nothing else of the entry, can still be replaced.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import audit
from cms.mail import outbox
from contests.domain import phases
from contests.domain.correspondence import LANGUAGE, address_of, signature
from contests.domain.letters import status_address, write_receipt
from contests.domain.refusals import why
from contests.domain.transitions import Refused, Why, may, move
from contests.models import Entry, EntryFile, EntryVersion

SAME = (
    "revision", "nomination", "category", "title", "technique", "text", "link", "group_name", "teacher",
    "participants",
)  # fmt: skip
"""What a version says beside its files."""
Status = EntryFile.Status


class NotReplaceable(Refused):
    """The file has been replaced, its time is over, or the entry's state allows it no more."""


def tell_of_refusals(*, entry: Entry, now: datetime) -> None:
    """Tell whoever submitted an entry which of its files were not accepted; once for each version.

    To be called when a file of it has been looked at. While another file waits nothing is written, so
    that one letter names them all; and nothing of what counts no more, or has been told of already.

    Args:
        entry: locked in the caller's transaction.
        now: the moment (aware).
    """
    version = entry.standing
    if version is None or not _counts(entry):
        return
    files = list(version.files.all())
    untold = [file for file in files if file.status == Status.REFUSED and file.told_at is None]
    if not untold or any(file.status == Status.WAITING for file in files):
        return
    for file in untold:
        file.told_at = now
    EntryFile.objects.bulk_update(untold, ["told_at"])
    audit.record(action="entry.file_refused", subject=entry, data={"files": len(untold)}, now=now)
    _write(version, untold, now)


def _counts(entry: Entry) -> bool:
    return may(entry, "replace") and entry.contest.results_published_at is None


def _write(version: EntryVersion, refused: Sequence[EntryFile], now: datetime) -> None:
    to = address_of(version)
    if not to:
        return
    entry = version.entry
    with translation.override(LANGUAGE):
        facts = {
            "reference": entry.reference, "title": version.title, "contest": entry.contest.name,
            "until": last_day(entry, refused[0]),
        }  # fmt: skip
        words = [
            _("Good day!"),
            ngettext(
                "The entry “%(title)s” (%(reference)s) of the contest “%(contest)s” has been received, but a "
                "file of it cannot be used:",
                "The entry “%(title)s” (%(reference)s) of the contest “%(contest)s” has been received, but "
                "some of its files cannot be used:",
                len(refused),
            ) % facts,
            "\n".join(f"– {file.original_name}: {why(file)}" for file in refused),
            _("What to do: open the page of the entry, press “Replace the file” and choose another one. This "
              "can be done until the end of %(until)s, even when the contest takes no entries any more. "
              "Until then the entry cannot be admitted.") % facts,
            _("The page of the entry: %s") % status_address(entry),
            *signature(entry.contest),
        ]  # fmt: skip
        outbox.write_letter(
            to=to,
            subject=_("%(reference)s: please replace a file") % facts,
            text="\n\n".join(words),
            kind="contest.file_refused",
            key=f"contest.file_refused:{version.pk}",
            about=entry.contest,
            reply_to=entry.contest.contact_email,
            now=now,
        )


def ends_at(entry: Entry, file: EntryFile) -> datetime:
    """From which moment a refused file, which a letter told of, is replaced no more."""
    return phases.replacement_ends(entry.contest, told_at=file.told_at, institution=entry.institution)


def last_day(entry: Entry, file: EntryFile) -> str:
    """The last day on which a refused file is replaced, in words: «18 травня 2026 р.»."""
    return date_format(timezone.localtime(ends_at(entry, file) - timedelta(seconds=1)), "j E Y")


def replaceable(entry: Entry, *, now: datetime) -> list[EntryFile]:
    """The submitted files of an entry that were refused, and may be replaced now."""
    version = entry.standing
    if version is None or not _counts(entry):
        return []
    return [file for file in version.files.all() if file.told_at and now < ends_at(entry, file)]


def require_replaceable(entry: Entry, file: EntryFile, *, now: datetime) -> None:
    """Make sure that a file of an entry may be replaced now.

    Raises:
        NotReplaceable: see there.
    """
    if file not in replaceable(entry, now=now):
        raise NotReplaceable(_("This file cannot be replaced any more. Write to the organisers."))


def require_another(entry: Entry, old: EntryFile, *, sha256: str) -> None:
    """Make sure that what came in place of ``old`` is neither the same once more nor there already.

    Raises:
        Refused: it is.
    """
    if sha256 == old.sha256:
        raise Refused(_("This is the very file that was not accepted. Choose another one."))
    if entry.standing.files.exclude(status=Status.REFUSED).filter(sha256=sha256).exists():
        raise Refused(_("This file is in the entry already. Choose another one."))


def replace_file(*, entry: Entry, old: EntryFile, new: EntryFile, by: Any, now: datetime) -> EntryVersion:
    """Put ``new`` in the place of ``old``: a new version, which stands; all else is as it was submitted.

    What has been changed in the draft and was not submitted stays in the draft.

    Args:
        entry: locked in the caller's transaction.
        old: a file for which :func:`require_replaceable` has been asked.
        new: a file of the same entry.
        by: who sent it; gets a letter with the full copy.
        now: the moment (aware).
    """
    standing = entry.standing
    new.position = old.position
    new.save(update_fields=["position"])
    old.removed_at = now
    old.save(update_fields=["removed_at"])
    move(entry, "replace", Why(by=by, now=now), changes={"submitted_at": now, "remark": ""})
    version = EntryVersion.objects.create(
        entry=entry,
        number=standing.number + 1,
        submitted_by=by,
        submitted_at=now,
        **{name: getattr(standing, name) for name in SAME},
    )
    version.files.set([*standing.files.exclude(pk=old.pk), new])
    write_receipt(versions=[version], to=by, now=now)
    return version

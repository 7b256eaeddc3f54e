"""Taking out of an entry what gives its author away, before the jury sees it.

Words are replaced in what the jury reads, areas are painted over in what it looks at; what was
submitted stays as it is. Each new version needs a look of its own.
"""

import re
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.media import confined
from contests.domain.moderation import Outcome, Overtaken, each
from contests.domain.redaction_suggestions import suggestions
from contests.domain.transitions import Refused, locked_in_contest
from contests.domain.withdrawal import show_anew
from contests.models import Entry, EntryFile, EntryVersion

MARK = "▮▮▮"
"""What the jury reads in place of hidden words."""
FIELDS = ("title", "technique", "text")
SCALE = 10_000
"""Boxes go to the painting process as whole numbers: this is the whole side of a picture."""
MOST_BOXES = 40


def hidden(text: str, words: Iterable[str]) -> str:
    """``text`` with each of ``words`` (also several in a row) replaced, whatever its capitals."""
    wanted = sorted({" ".join(word.split()) for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    each = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in wanted)
    return re.sub(rf"(?<!\w)(?:{each})(?!\w)", MARK, text, flags=re.IGNORECASE)


@transaction.atomic
def redact_words(
    *,
    version: EntryVersion,
    words: Iterable[str],
    by: Any,
    show_link: bool = False,
    now: datetime | None = None,
) -> EntryVersion:
    """Hide words in the title, technique and text; none is an answer too: somebody has looked.

    Args:
        version: the one that stands.
        words: what to hide, in place of what was hidden before.
        by: the moderator.
        show_link: whether the jury may follow the address of a film.

    Raises:
        Overtaken: a newer version stands.
        Refused: a file is still being checked, so nobody can have looked at it.
    """
    now = now or timezone.now()
    version = _standing(version)
    if version.files.filter(status=EntryFile.Status.WAITING).exists():
        raise Refused(_("A file is still being checked. Look at the work when the file is here."))
    words = list(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    changed = []
    for name in FIELDS:
        submitted = getattr(version, name)
        redacted = hidden(submitted, words)
        if redacted != submitted:
            changed.append(name)
        # A mark may be longer than what it hides, and the column is no longer than the title's.
        most = EntryVersion._meta.get_field(f"blind_{name}").max_length
        setattr(version, f"blind_{name}", None if redacted == submitted else redacted[:most])
    version.blind_words = words
    version.link_is_blind = show_link and bool(version.link)
    version.redacted_at, version.redacted_by = now, by
    version.save(update_fields=[*(f"blind_{name}" for name in FIELDS), *_LOOK])
    # What was hidden is not repeated here: the record outlives the entry.
    _record("entry.redacted", version, by, now, {"fields": changed, "words": len(words)})
    return version


@transaction.atomic
def look_at(*, version: EntryVersion, by: Any, now: datetime | None = None) -> EntryVersion:
    """Note that somebody has looked and nothing more needs hiding; what is hidden already stays so.

    Raises:
        Overtaken: a newer version stands.
        Refused: words look like a name, a school or a class, or there is a film: that is decided on
            the version's own page.
    """
    version = _standing(version)
    if version.redacted_at is not None:
        return version
    if found := suggestions(version):
        words = ", ".join(found)
        raise Refused(_("This may give the author away: %s. Open the work and hide it, or leave it.") % words)
    if version.link:
        raise Refused(_("Open the work and say whether the jury may follow the film’s address."))
    return redact_words(version=version, words=[], by=by, now=now)


def look_at_many(*, versions: Iterable[EntryVersion], by: Any, now: datetime | None = None) -> list[Outcome]:
    """Note of many versions, all looked at side by side, that nothing needs hiding.

    Returns:
        What became of each, in order; one that needs a look of its own keeps no other back.
    """
    return each(versions, lambda version: look_at(version=version, by=by, now=now))


_LOOK = ("blind_words", "link_is_blind", "redacted_at", "redacted_by")


@transaction.atomic
def undo_words(*, version: EntryVersion, by: Any, now: datetime | None = None) -> EntryVersion:
    """Show the jury the words as they were submitted, and mark the version as not looked at.

    Raises:
        Overtaken: a newer version stands.
    """
    version = _standing(version)
    for name in FIELDS:
        setattr(version, f"blind_{name}", None)
    version.blind_words, version.link_is_blind = [], False
    version.redacted_at = version.redacted_by = None
    version.save(update_fields=[*(f"blind_{name}" for name in FIELDS), *_LOOK])
    _record("entry.redaction_undone", version, by, now, {"fields": list(FIELDS)})
    return version


def _standing(version: EntryVersion) -> EntryVersion:
    entry, _contest = locked_in_contest(version.entry)
    standing = entry.standing
    if standing.pk != version.pk:
        raise Overtaken(_("A newer version has been submitted meanwhile: look at it first."))
    return standing


def _record(action: str, version: EntryVersion, by: Any, now: datetime | None, data: dict) -> None:
    audit.record(
        action=action, subject=version.entry, actor=by, now=now, data={"version": version.number, **data}
    )
    if version.entry.contest.has_results:
        show_anew(version.entry)


Box = tuple[float, float, float, float]


def redact_picture(
    *, file: EntryFile, boxes: Iterable[Box], by: Any, now: datetime | None = None
) -> EntryFile:
    """Paint over areas of a picture; the jury gets that picture and no other.

    Painting takes a moment and happens outside of the transaction; the areas and the painted
    picture are stored together, so there is never the one without the other.

    Args:
        file: a picture, or the pages of a PDF, that is ready.
        boxes: left, top, width and height, each from 0 to 1 of the picture; none: as submitted.
        by: the moderator.

    Raises:
        Refused: it is no picture, an area lies outside of it, or it cannot be painted.
    """
    now = now or timezone.now()
    boxes = [checked(box) for box in boxes]
    if len(boxes) > MOST_BOXES:
        raise Refused(_("At most %d areas can be painted over.") % MOST_BOXES)
    if not file.is_seen_as_picture:
        raise Refused(_("This file is no picture that can be painted over."))
    painted = _painted(file, boxes) if boxes else b""
    with transaction.atomic():
        Entry.objects.select_for_update().get(pk=file.entry_id)
        file = EntryFile.objects.get(pk=file.pk)
        before = file.blind.name
        file.blind_boxes = [list(box) for box in boxes]
        file.blind = ContentFile(painted, name=f"{uuid.uuid4().hex}.webp") if painted else ""
        file.save(update_fields=["blind", "blind_boxes"])
        audit.record(
            action="entry.redacted" if boxes else "entry.redaction_undone",
            subject=file.entry, actor=by, now=now, data={"file": file.pk, "boxes": file.blind_boxes},
        )  # fmt: skip
        if before:
            storage = EntryFile._meta.get_field("blind").storage
            transaction.on_commit(lambda: storage.delete(before))
    return file


def checked(box: Box) -> Box:
    """A box cut to the picture.

    Raises:
        Refused: nothing of it lies within.
    """
    left, top, width, height = (float(side) for side in box)
    right, bottom = min(left + width, 1.0), min(top + height, 1.0)
    left, top = max(left, 0.0), max(top, 0.0)
    if not (left < right and top < bottom):
        raise Refused(_("An area lies outside of the picture."))
    return tuple(round(side, 4) for side in (left, top, right - left, bottom - top))


def _painted(file: EntryFile, boxes: list[Box]) -> bytes:
    with file.clean.open("rb") as clean:
        data = clean.read()
    numbers = tuple(round(side * SCALE) for box in boxes for side in box)
    try:
        _said, painted = confined.run(
            "cms.media.paint",
            data,
            memory=settings.IMAGE_DECODER_MEMORY,
            seconds=settings.IMAGE_DECODER_SECONDS,
            arguments=(SCALE, *numbers),
        )
    except confined.Refused as refused:
        raise Refused(_("The picture cannot be painted over. Ask for another one.")) from refused
    return painted

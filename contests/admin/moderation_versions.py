"""What changed from one submitted version to the next, for the eye."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.differences import Pieces, word_differences
from contests.models import EntryVersion


@dataclass(frozen=True)
class Difference:
    """A field that changed."""

    label: str
    pieces: Pieces


def differences(old: EntryVersion, new: EntryVersion) -> list[Difference]:
    """The fields in which two versions differ."""
    before, after = _fields(old), _fields(new)
    return [
        Difference(label, word_differences(before[label], after[label]))
        for label in after
        if before[label] != after[label]
    ]


def _fields(version: EntryVersion) -> dict[str, str]:
    pupils = [
        ", ".join(filter(None, [pupil["full_name"], pupil["school_class"], str(pupil["age"] or "")]))
        for pupil in version.participants
    ]
    return {
        _("Nomination"): version.nomination.name,
        _("Age category"): version.category.name if version.category else "",
        _("Title"): version.title,
        _("Technique"): version.technique,
        _("Text"): version.text,
        _("Film"): version.link,
        _("Pupils"): "\n".join(pupils),
        _("Group"): version.group_name,
        _("Teacher"): version.teacher,
        _("Files"): "\n".join(file.original_name for file in version.files.all()),
    }

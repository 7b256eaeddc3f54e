"""A full copy of what was submitted: the same lines for the letter and for the printed receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cms.consent import Scope
from contests.domain import consents
from contests.domain.consents import Child
from contests.models import EntryFile, EntryVersion


@dataclass(frozen=True)
class Line:
    """A named value of a copy; ``value`` may have several lines."""

    label: str
    value: str


def copy_of(version: EntryVersion, *, now: datetime) -> list[Line]:
    """What was submitted, by its names, without what is empty.

    Args:
        version: the version.
        now: the moment (aware) at which the consents are looked at.
    """
    entry = version.entry
    lines = [
        Line(_("Contest"), entry.contest.name),
        Line(_("Reference"), entry.reference),
        Line(_("Version"), str(version.number)),
        Line(_("Submitted on"), date_format(localtime(version.submitted_at), "DATETIME_FORMAT")),
        Line(_("Institution"), str(entry.institution or "")),
        Line(_("Nomination"), version.nomination.name),
        Line(_("Age category"), version.category.name if version.category else ""),
        Line(_("Title of the work"), version.title),
        Line(_("Technique"), version.technique),
        Line(_("Address of the film"), version.link),
        Line(_("Name of the group"), version.group_name),
        Line(_("Pupils"), "\n".join(map(pupil_line, version.participants))),
        Line(_("Teacher who helped"), version.teacher),
        Line(_("Files"), "\n".join(file_lines(version))),
        Line(_("Consents"), "\n".join(consent_lines(version, now=now))),
        Line(_("Text"), version.text),
    ]
    return [line for line in lines if line.value]


def pupil_line(pupil: dict) -> str:
    """A pupil as a version keeps them: «Вигадана Марічка, 3-А»."""
    parts = [pupil["full_name"]]
    if pupil["school_class"]:
        parts.append(_("class %s") % pupil["school_class"])
    if pupil["age"] is not None:
        parts.append(_("age %d") % pupil["age"])
    return ", ".join(parts)


def file_lines(version: EntryVersion) -> list[str]:
    """Names and sizes of the files, and of each that nobody else sees yet, why."""
    lines = []
    for file in version.files.all():
        line = f"{file.original_name} ({filesizeformat(file.size)})"
        is_ready = file.status == EntryFile.Status.READY
        lines.append(line if is_ready else f"{line} – {file.get_status_display()}")
    return lines


def consent_lines(version: EntryVersion, *, now: datetime) -> list[str]:
    """What each pupil's guardians have agreed to."""
    children = [Child(pupil["key"], pupil["full_name"]) for pupil in version.participants]
    scopes = consents.allowed(children, now=now)
    return [f"{child.full_name}: {_scope_names(scopes[child])}" for child in children if scopes[child]]


def _scope_names(scopes: frozenset[str]) -> str:
    return ", ".join(str(scope.label) for scope in Scope if scope in scopes)

"""The columns that an export may have, and which of them are personal data."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.consent import Scope
from contests.domain import consents
from contests.domain.correspondence import addresses_of
from contests.models import EntryFile, EntryVersion


@dataclass(frozen=True)
class Column:
    """A column: its heading, its value of a version, and whether it tells of a person."""

    label: str
    value: Callable[[EntryVersion], Any]
    personal: bool = False


def _pupils(version: EntryVersion, name: str) -> str:
    return "; ".join(str(pupil[name] or "") for pupil in version.participants)


def _when(version: EntryVersion) -> str:
    return timezone.localtime(version.submitted_at).strftime("%d.%m.%Y %H:%M")


COLUMNS = {
    "reference": Column(_("Reference"), lambda version: version.entry.reference),
    "contest": Column(_("Contest"), lambda version: version.entry.contest.name),
    "nomination": Column(_("Nomination"), lambda version: version.nomination.name),
    "category": Column(_("Age category"), lambda version: str(version.category or "")),
    "title": Column(_("Title"), lambda version: version.title),
    "technique": Column(_("Technique"), lambda version: version.technique),
    "institution": Column(_("Institution"), lambda version: _institution(version)),
    "state": Column(_("State"), lambda version: version.entry.get_state_display()),
    "submitted": Column(_("Submitted"), _when),
    "files": Column(_("Files"), lambda version: _ready_files(version)),
    "tags": Column(_("Tags"), lambda version: ", ".join(tag.name for tag in version.entry.tags.all())),
    "pupils": Column(_("Pupils"), lambda version: _pupils(version, "full_name"), personal=True),
    "classes": Column(_("Classes"), lambda version: _pupils(version, "school_class"), personal=True),
    "ages": Column(_("Ages"), lambda version: _pupils(version, "age"), personal=True),
    "group": Column(_("Group"), lambda version: version.group_name, personal=True),
    "teacher": Column(_("Teacher"), lambda version: version.teacher, personal=True),
    "email": Column(_("E-mail of whoever submitted"), lambda version: version.address, personal=True),
    "consents": Column(_("What guardians allow"), lambda version: version.allowed, personal=True),
    "text": Column(_("Text"), lambda version: version.text, personal=True),
    "remark": Column(_("Remark"), lambda version: version.entry.remark, personal=True),
}
DEFAULT = ("reference", "nomination", "category", "title", "institution", "state")


def _ready_files(version: EntryVersion) -> int:
    return sum(file.status == EntryFile.Status.READY for file in version.files.all())


def _institution(version: EntryVersion) -> str:
    return version.entry.institution.name if version.entry.institution else ""


def is_personal(names: Iterable[str]) -> bool:
    """Whether any of the columns tells of a person."""
    return any(COLUMNS[name].personal for name in names)


def rows(versions: list[EntryVersion], names: list[str], *, now: datetime) -> list[list[Any]]:
    """The table, its headings first.

    Args:
        versions: with all that ``for_table`` fetches.
        names: keys of :data:`COLUMNS`, in the order wanted.
        now: consents are asked on its day.
    """
    if "consents" in names:
        add_allowed(versions, now=now)
    if "email" in names:
        add_addresses(versions)
    columns = [COLUMNS[name] for name in names]
    heading = [str(column.label) for column in columns]
    return [heading, *([column.value(version) for column in columns] for version in versions)]


def add_allowed(versions: list[EntryVersion], *, now: datetime) -> None:
    """Give each version ``allowed``: in words, what all its pupils' guardians agreed to. One query."""
    children = {version.pk: consents.children_of(version) for version in versions}
    scopes = consents.allowed({child for each in children.values() for child in each}, now=now)
    for version in versions:
        agreed = [scopes[child] for child in children[version.pk]]
        common = frozenset.intersection(*agreed) if agreed else frozenset()
        version.allowed = "; ".join(str(scope.label) for scope in Scope if scope in common)


def add_addresses(versions: list[EntryVersion]) -> None:
    """Give each version ``address``: where letters about it go. Two queries."""
    addresses = addresses_of(versions)
    for version in versions:
        version.address = addresses[version.pk]

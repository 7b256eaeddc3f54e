"""Two versions of one draft: what was typed here, and what somebody else has saved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contests.domain.copies import pupil_line
from contests.domain.pupils import tidy
from contests.models import Entry


@dataclass(frozen=True)
class Difference:
    """A field that says one thing here and another where it was saved."""

    label: str
    typed: str
    saved: str


def differences(
    saved: Entry, values: Mapping[str, Any], participants: Iterable[Mapping[str, Any]]
) -> list[Difference]:
    """Where what was typed differs from what is saved.

    Args:
        saved: the entry as it is in the database.
        values: of the draft's fields, as typed.
        participants: the pupils, as typed.
    """
    found = [
        Difference(capfirst(saved._meta.get_field(name).verbose_name), value, getattr(saved, name))
        for name, value in values.items()
        if getattr(saved, name) != value
    ]
    typed = [_line(row.full_name, row.school_class, row.age) for row in tidy(participants)]
    there = [_line(each.full_name, each.school_class, each.age) for each in saved.participants.all()]
    if typed != there:
        found.append(Difference(_("Pupils"), "\n".join(typed), "\n".join(there)))
    return found


def _line(full_name: str, school_class: str, age: int | None) -> str:
    return pupil_line({"full_name": full_name, "school_class": school_class, "age": age})

"""The ways to the pages that contests give to a signed-in person."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.shell import Link
from contests.queries import juries_of


def entries(user: Any) -> Iterable[Link]:
    """The entries: everybody has them, for everybody may be a guardian."""
    return [Link(_("Contest entries"), reverse("contest_entries"))]


def jury_room(user: Any) -> Iterable[Link]:
    """The jury's pages, for those who sit on any."""
    return [Link(_("Jury"), reverse("contest_jury"))] if juries_of(user).exists() else []


def my_data(user: Any) -> Iterable[Link]:
    """What is kept about the person."""
    return [Link(_("My data"), reverse("contest_my_data"))]

"""A submission on paper: the receipt as a PDF."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.papers import drawn_elsewhere
from contests.domain.copies import copy_of
from contests.models import EntryVersion


def receipt_of(version: EntryVersion, *, now: datetime) -> bytes:
    """A PDF that says what was submitted, when and by which reference, in the language that is active.

    Args:
        version: the submitted version.
        now: the moment (aware) at which the consents are looked at.
    """
    words = {
        "title": f"{version.entry.contest.name}, {version.entry.reference}",
        "language": get_language(),
        "heading": _("Entry received"),
        "reference": version.entry.reference,
        "lines": [(str(line.label), str(line.value)) for line in copy_of(version, now=now)],
    }
    return drawn_elsewhere("cms.papers.copy", words)

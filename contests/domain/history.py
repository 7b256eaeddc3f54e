"""What became of an entry, in plain words, for those who submitted it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.audit import AuditRecord
from contests.models import Entry, State

WORDS = {
    "entry.start": gettext_lazy("The draft was begun"),
    "entry.submit": gettext_lazy("The entry was submitted"),
    "entry.file_refused": gettext_lazy("A file was not accepted"),
    "entry.replace": gettext_lazy("A file was replaced"),
    "entry.return": gettext_lazy("Returned with a remark"),
    "entry.admit": gettext_lazy("Admitted"),
    "entry.refuse": gettext_lazy("Not admitted"),
    "entry.withdraw": gettext_lazy("Withdrawn"),
    "entry.judge": gettext_lazy("Judged"),
    "entry.place": gettext_lazy("A place was given"),
}
"""What is told. Notes and redactions of editors are not among it."""
BY_ITSELF = frozenset({"entry.file_refused"})
OWN = frozenset({"entry.start", "entry.submit", "entry.replace", "entry.withdraw"})
"""What the submitters did themselves: there the colleague is named, elsewhere nobody."""


@dataclass(frozen=True)
class Event:
    """A thing that happened: when, what, why, and through whom if it was a colleague."""

    at: datetime
    words: str
    reason: str = ""
    by: str = ""


def told_state(entry: Entry) -> State:
    """The state as its submitters are told: who has a place, everybody learns together."""
    hides = entry.state == State.PLACED and entry.contest.results_published_at is None
    return State.JUDGED if hides else State(entry.state)


def history_of(entry: Entry) -> list[Event]:
    """The entry's history, newest first."""
    records = AuditRecord.objects.for_subject(entry).filter(action__in=WORDS).select_related("actor")
    if entry.contest.results_published_at is None:
        # Neither that a place was given, nor that it was taken back.
        records = records.exclude(action="entry.place").exclude(action="entry.judge", before=State.PLACED)
    return [
        Event(
            at=record.at,
            words=str(WORDS[record.action]),
            reason=record.reason,
            by=_by(record),
        )
        for record in records.order_by("-at", "-pk")
    ]


def _by(record: AuditRecord) -> str:
    if record.action in BY_ITSELF:
        return ""
    return _name(record.actor) if record.action in OWN else _("the organisers")


def _name(user) -> str:
    return (user.get_full_name() or user.email) if user else ""

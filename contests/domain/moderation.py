"""What moderators do with entries: admit, return with a remark, refuse; tag them and note things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import audit
from cms.audit import AuditRecord
from cms.consent import Scope
from contests.domain import consents
from contests.domain.correspondence import write_decision
from contests.domain.judging import reopen
from contests.domain.transitions import TRANSITIONS, Refused, Why, locked_in_contest, move
from contests.models import Entry, EntryFile, EntryNote, EntryTag, EntryVersion

DECISIONS = ("admit", "return", "refuse")
NEED_WORDS = frozenset({"return", "refuse"})

REMARKS = {
    "return": (
        gettext_lazy("The picture is blurred or too dark: photograph the work again, in daylight."),
        gettext_lazy("A part of the work is cut off: photograph the whole sheet."),
        gettext_lazy("A name or a school is written on the work itself: photograph it without them."),
        gettext_lazy("The file shows another work: attach the right one."),
        gettext_lazy("There is a mistake in the pupil’s name, age or class."),
        gettext_lazy("The work fits another nomination better: choose that one."),
        gettext_lazy("The guardian’s consent cannot be read: attach a clearer scan."),
    ),
    "refuse": (
        gettext_lazy("The work has nothing to do with the theme of the contest."),
        gettext_lazy("The work has been copied: the contest takes pupils’ own works only."),
        gettext_lazy("The pupil is too young or too old for this contest."),
        gettext_lazy("The same work has been entered twice; the other entry takes part."),
        gettext_lazy("The work arrived in a form that the contest’s rules do not allow."),
    ),
}
"""What moderators mostly write, to begin with; they may change each."""


class Overtaken(Refused):
    """Somebody has decided, or submitted a newer version, since the moderator's page was opened."""


@dataclass(frozen=True)
class Outcome:
    """What became of one row of a bulk action; ``error`` is empty when it was done."""

    version: EntryVersion
    error: str = ""


@transaction.atomic
def decide(
    *,
    version: EntryVersion,
    decision: str,
    by: Any,
    words: str = "",
    seen: str | None = None,
    now: datetime | None = None,
) -> Entry:
    """Admit, return or refuse an entry, and write to whoever submitted it.

    The same moderator's second click changes nothing and writes no second letter.

    Args:
        version: the version that the moderator looked at.
        decision: one of :data:`DECISIONS`.
        by: the moderator.
        words: the remark or the reason; both go into the letter.
        seen: the entry's state on the moderator's page; ``None``: whatever it is now.

    Raises:
        Overtaken: another moderator was faster, or a newer version stands.
        Refused: words are missing, a file is not ready, a pupil has no valid consent, or the state
            allows no such thing.
    """
    now = now or timezone.now()
    entry, _contest = locked_in_contest(version.entry)
    if entry.standing.pk != version.pk:
        raise Overtaken(_("A newer version has been submitted meanwhile: look at it first."))
    if _is_second_click(entry, decision, by):
        return entry
    if seen is not None and entry.state != seen:
        raise Overtaken(_overtaken_by(entry))
    words = words.strip()
    if decision in NEED_WORDS and not words:
        raise Refused(_("Write what is wrong: whoever submitted the entry will read it."))
    if decision == "admit":
        require_ready_files(version)
        require_consents(version, now=now)
    remark = words if decision in NEED_WORDS else ""
    entry = move(entry, decision, Why(by=by, reason=words, now=now), changes={"remark": remark})
    if decision == "admit":
        reopen(version=version, by=by, now=now)
    write_decision(version=version, decision=decision, words=words, now=now)
    return entry


def _last_move(entry: Entry) -> AuditRecord | None:
    moves = AuditRecord.objects.for_subject(entry).filter(
        action__in=[f"entry.{name}" for name in TRANSITIONS]
    )
    return moves.select_related("actor").first()


def _is_second_click(entry: Entry, decision: str, by: Any) -> bool:
    if entry.state != TRANSITIONS[decision][1]:
        return False
    last = _last_move(entry)
    return last is not None and last.action == f"entry.{decision}" and last.actor_id == by.pk


def _overtaken_by(entry: Entry) -> str:
    last = _last_move(entry)
    return _("Nothing was changed: %(who)s was faster (%(when)s), the entry is in the state “%(state)s”.") % {
        "who": last.actor_label if last else "–",
        "when": date_format(timezone.localtime(last.at), "H:i") if last else "–",
        "state": entry.get_state_display(),
    }


def require_ready_files(version: EntryVersion) -> None:
    """Make sure that nothing of ``version`` is unseen.

    Raises:
        Refused: with the names of the files that are still being checked, or were not accepted.
    """
    unready = list(version.files.exclude(status=EntryFile.Status.READY))
    refused = [file.original_name for file in unready if file.status == EntryFile.Status.REFUSED]
    if refused:
        raise Refused(
            _("Not accepted: %s. It has to be replaced before the entry can be admitted.")
            % ", ".join(refused)
        )
    if unready:
        names = ", ".join(file.original_name for file in unready)
        raise Refused(_("Still being checked: %s. Try again in a minute.") % names)


def require_consents(version: EntryVersion, *, now: datetime) -> None:
    """Make sure that a guardian of each pupil of ``version`` still lets them take part.

    Raises:
        Refused: with the names of those whose consent is missing.
    """
    lacking = [
        child.full_name
        for child, scopes in consents.allowed(consents.children_of(version), now=now).items()
        if Scope.TAKE_PART not in scopes
    ]
    if lacking:
        raise Refused(_("There is no valid consent for: %s. Return the entry.") % ", ".join(lacking))


def decide_many(
    *,
    versions: Iterable[EntryVersion],
    decision: str,
    by: Any,
    words: str = "",
    now: datetime | None = None,
) -> list[Outcome]:
    """Decide on many entries alike, each in a transaction of its own.

    Returns:
        What became of each, in order; one that cannot be done keeps no other back.
    """
    return each(versions, lambda one: decide(version=one, decision=decision, by=by, words=words, now=now))


def each(versions: Iterable[EntryVersion], act: Callable[[EntryVersion], Any]) -> list[Outcome]:
    """Do one thing with many versions; one that cannot be done keeps no other back.

    Args:
        versions: with which.
        act: what to do; in a transaction of its own.
    """
    outcomes = []
    for version in versions:
        try:
            act(version)
        except Refused as refusal:
            outcomes.append(Outcome(version, str(refusal)))
        else:
            outcomes.append(Outcome(version))
    return outcomes


@transaction.atomic
def tag_entry(*, entry: Entry, name: str, by: Any, now: datetime | None = None) -> EntryTag:
    """Give an entry a tag of its contest, making the tag when it is new.

    Raises:
        Refused: the name is empty or longer than 60 characters.
    """
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise Refused(_("A tag has one to sixty characters."))
    # Locked: whoever takes it off its last entry meanwhile would delete it.
    tag, _is_new = EntryTag.objects.select_for_update().get_or_create(contest_id=entry.contest_id, name=name)
    if not entry.tags.filter(pk=tag.pk).exists():
        entry.tags.add(tag)
        audit.record(action="entry.tagged", subject=entry, actor=by, after=name, now=now)
    return tag


@transaction.atomic
def untag_entry(*, entry: Entry, tag: EntryTag, by: Any, now: datetime | None = None) -> None:
    """Take a tag off an entry; a tag that nothing bears any more goes."""
    EntryTag.objects.select_for_update().filter(pk=tag.pk).first()
    if entry.tags.filter(pk=tag.pk).exists():
        entry.tags.remove(tag)
        audit.record(action="entry.untagged", subject=entry, actor=by, before=tag.name, now=now)
    if not tag.entries.exists():
        tag.delete()


def tag_many(
    *, versions: Iterable[EntryVersion], name: str, by: Any, now: datetime | None = None
) -> list[Outcome]:
    """Tag many entries alike."""
    return each(versions, lambda one: tag_entry(entry=one.entry, name=name, by=by, now=now))


@transaction.atomic
def write_note(*, entry: Entry, text: str, by: Any, now: datetime | None = None) -> EntryNote:
    """Write down something for other editors.

    Raises:
        Refused: there are no words.
    """
    text = text.strip()
    if not text:
        raise Refused(_("Write the note first."))
    note = EntryNote.objects.create(entry=entry, text=text, written_by=by)
    audit.record(action="entry.note", subject=entry, actor=by, now=now)
    return note

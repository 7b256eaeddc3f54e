"""Letters of moderators to those who submitted: about a decision, or in words of their own.

They are in Ukrainian whatever language the moderator works in.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import outbox
from cms.mail.models import Letter
from cms.typography import nest_quotes
from contests.domain import phases
from contests.domain.letters import status_address
from contests.domain.transitions import Refused, locked_contest
from contests.models import Contest, EntryVersion, LetterTemplate
from institutions.queries import acting_for

LANGUAGE = "uk"
KIND = "contest.letter"


def address_of(version: EntryVersion) -> str:
    """Whom letters about a version reach; empty for nobody. See :func:`addresses_of`."""
    return addresses_of([version])[version.pk]


def addresses_of(versions: Collection[EntryVersion]) -> dict[int, str]:
    """Whom letters about versions reach: who submitted one, else who began its entry, else a colleague.

    Letters name pupils: whoever acts for the institution no more gets none.

    Returns:
        Addresses by the versions' primary keys, empty for nobody; two queries, however many versions.
    """
    entries = [version.entry for version in versions]
    colleagues: dict[int, dict[int, str]] = defaultdict(dict)
    for one in acting_for({entry.institution_id for entry in entries}):
        colleagues[one.institution_id][one.user_id] = one.user.email
    guardians = {entry.owner_id for entry in entries if entry.institution_id is None}
    own = get_user_model().objects.filter(pk__in=guardians, is_active=True).in_bulk()
    found = {}
    for version, entry in zip(versions, entries, strict=True):
        if entry.institution_id is None:
            found[version.pk] = own[entry.owner_id].email if entry.owner_id in own else ""
            continue
        acting = colleagues[entry.institution_id]
        people = [version.submitted_by_id, entry.owner_id, *acting]
        found[version.pk] = next((acting[pk] for pk in people if pk in acting), "")
    return found


def last_day_of(version: EntryVersion) -> str:
    """The last day on which a new version is taken, in words: «15 травня 2026 р.»."""
    closes = phases.closes_at(version.entry.contest, version.entry.institution)
    if closes is None:
        return ""
    return date_format(timezone.localtime(closes - timedelta(seconds=1)), "j E Y")


def write_decision(*, version: EntryVersion, decision: str, words: str, now: datetime) -> Letter | None:
    """Tell whoever submitted an entry what was decided, and what to do next.

    Returns:
        The letter; ``None`` when there is nobody to write to.
    """
    to = address_of(version)
    if not to:
        return None
    with translation.override(LANGUAGE):
        subject, *paragraphs = _decision_words(version, decision, words, now)
        greeting = _("Good day!")
        status = _("Its status: %s") % status_address(version.entry)
        return outbox.write_letter(
            to=to,
            subject=subject,
            text="\n\n".join([greeting, *paragraphs, status, *signature(version.entry.contest)]),
            kind=f"contest.{decision}",
            about=version.entry.contest,
            reply_to=version.entry.contest.contact_email,
            now=now,
        )


def _decision_words(version: EntryVersion, decision: str, words: str, now: datetime) -> list[str]:
    """The subject, then the paragraphs."""
    entry = version.entry
    facts = {
        "reference": entry.reference, "title": version.title, "contest": entry.contest.name,
        "until": last_day_of(version),
    }  # fmt: skip
    if decision == "admit":
        return [
            _("%(reference)s: the entry is admitted") % facts,
            _("The entry “%(title)s” (%(reference)s) is admitted to the contest “%(contest)s”.") % facts,
            _("You need not do anything: the jury will see it, and you will read of the results here."),
        ]
    if decision == "refuse":
        return [
            _("%(reference)s: the entry is not admitted") % facts,
            _("The entry “%(title)s” (%(reference)s) is not admitted to the contest “%(contest)s”.") % facts,
            _("Reason: %s") % words,
            _("If you think that this is a mistake, answer this letter."),
        ]
    next_step = (
        _("What to do: open the entry on your page of contests, mend it and submit it again until the end "
          "of %(until)s.")
        if phases.takes_entries(entry.contest, now=now, institution=entry.institution)
        else _("Entries are taken no more, so answer this letter: the organisers will say what can be done.")
    )  # fmt: skip
    return [
        _("%(reference)s: please mend the entry") % facts,
        _("The entry “%(title)s” (%(reference)s) of the contest “%(contest)s” comes back with a remark:")
        % facts,
        words,
        next_step % facts,
    ]


def signature(contest: Contest) -> list[str]:
    """The last paragraph of a letter: whom to ask; none where nobody is named."""
    contact = ", ".join(filter(None, [contest.contact_name, contest.contact_phone, contest.contact_email]))
    return [_("Organisers of the contest: %s") % contact] if contact else []


ENTRY_PLACEHOLDERS = {
    "шифр": lambda version: version.entry.reference,
    "назва": lambda version: version.title,
    "учні": lambda version: ", ".join(pupil["full_name"] for pupil in version.participants),
    "номінація": lambda version: version.nomination.name,
    "стан": lambda version: version.entry.get_state_display(),
    "зауваження": lambda version: version.entry.remark,
}
SHARED_PLACEHOLDERS = {
    "конкурс": lambda version: version.entry.contest.name,
    "заклад": lambda version: version.entry.institution.name if version.entry.institution else "",
    "останній день": last_day_of,
}
PLACEHOLDERS = {**ENTRY_PLACEHOLDERS, **SHARED_PLACEHOLDERS}
"""What may stand in braces in a letter's subject and text, by its Ukrainian name."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def require_known(*texts: str) -> None:
    """Make sure that nothing unknown stands in braces.

    Raises:
        Refused: with what is unknown.
    """
    found = {name.strip() for text in texts for name in _BRACES.findall(text)}
    if unknown := sorted(found - PLACEHOLDERS.keys()):
        raise Refused(_("Not known: %s.") % ", ".join(f"{{{name}}}" for name in unknown))


def filled(text: str, version: EntryVersion) -> str:
    """``text`` with what stands in braces taken from ``version``, as the letter will have it."""
    with translation.override(LANGUAGE):
        return nest_quotes(_BRACES.sub(lambda found: str(PLACEHOLDERS[found[1].strip()](version)), text))


@dataclass(frozen=True)
class Draft:
    """A letter as it will be written: to whom, about which versions."""

    to: str
    subject: str
    text: str
    versions: tuple[EntryVersion, ...]


def drafts_of(*, versions: Iterable[EntryVersion], subject: str, text: str) -> list[Draft]:
    """The letters that would be written: one an entry, or one a person where no entry is spoken of.

    Args:
        versions: of whose submitters; those whom no letter reaches are left out.
        subject: with placeholders.
        text: with placeholders.

    Raises:
        Refused: there is an unknown placeholder, or nothing is written.
    """
    if not subject.strip() or not text.strip():
        raise Refused(_("Write a subject and a text."))
    require_known(subject, text)
    names = {name.strip() for name in _BRACES.findall(subject + text)}
    single = bool(names & ENTRY_PLACEHOLDERS.keys())
    versions = list(versions)
    prefetch_related_objects(versions, "entry__contest__stages", "entry__contest__extensions")
    addresses = addresses_of(versions)
    groups: dict[tuple, list[EntryVersion]] = {}
    for version in versions:
        if to := addresses[version.pk]:
            about = version.pk if single else (version.entry.contest_id, version.entry.institution_id)
            groups.setdefault((to, about), []).append(version)
    return [
        Draft(to, " ".join(filled(subject, group[0]).split()), filled(text, group[0]), tuple(group))
        for (to, _about), group in groups.items()
    ]


@transaction.atomic
def send(
    *,
    drafts: Iterable[Draft],
    batch: uuid.UUID,
    contest: Contest,
    by: Any,
    held: bool = False,
    now: datetime | None = None,
) -> list[Letter]:
    """Write letters into the outbox, and each into the history of the entries it is about.

    The history does not repeat their subjects: these may name pupils, and it outlives the letters.

    Args:
        drafts: of :func:`drafts_of`.
        batch: names this sending; with the same one nothing is written a second time.
        contest: whose letters.
        by: who sends them.
        held: whether they wait until somebody releases them.
    """
    now = now or timezone.now()
    drafts = list(drafts)
    # The second of two clicks at once waits here, and finds the letters of the first.
    contest = locked_contest(contest.pk)
    if outbox_of(batch).exists():
        return list(outbox_of(batch))
    letters = []
    for draft in drafts:
        letter = outbox.write_letter(
            to=draft.to, subject=draft.subject, text=draft.text, kind=KIND, about=contest, held=held,
            key=f"{KIND}:{batch}:{draft.versions[0].pk}", reply_to=contest.contact_email, now=now,
        )  # fmt: skip
        letters.append(letter)
        for version in draft.versions:
            audit.record(
                action="entry.letter", subject=version.entry, actor=by,
                data={"letter": letter.pk, "batch": str(batch)}, now=now,
            )  # fmt: skip
    audit.record(
        action="contest.letters", subject=contest, actor=by, after="held" if held else "queued",
        data={"batch": str(batch), "letters": len(letters)}, now=now,
    )  # fmt: skip
    return letters


def outbox_of(batch: uuid.UUID):
    """The letters of one sending."""
    return Letter.objects.filter(key__startswith=f"{KIND}:{batch}:")


def release(*, batch: uuid.UUID, by: Any, now: datetime | None = None) -> int:
    """Let the held letters of one sending go.

    Returns:
        How many.
    """
    return _each_held(batch, outbox.release, by=by, now=now)


def cancel(*, batch: uuid.UUID, by: Any, now: datetime | None = None) -> int:
    """Never send the held letters of one sending.

    Returns:
        How many.
    """
    return _each_held(batch, outbox.cancel, by=by, now=now)


def _each_held(batch: uuid.UUID, act, *, by: Any, now: datetime | None) -> int:
    count = 0
    for letter in outbox_of(batch).filter(state=Letter.State.HELD):
        try:
            act(letter=letter, by=by, now=now)
        except outbox.IllegalTransition:
            continue  # somebody else was faster with this one
        count += 1
    return count


@transaction.atomic
def keep_template(*, contest: Contest, name: str, subject: str, text: str, by: Any) -> LetterTemplate:
    """Keep a letter under a name, in place of the one that had the name.

    Raises:
        Refused: there is no name, or an unknown placeholder.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the template a name."))
    require_known(subject, text)
    template, _is_new = LetterTemplate.objects.update_or_create(
        contest=contest, name=name, defaults={"subject": subject, "text": text}
    )
    audit.record(action="contest.letter_template", subject=contest, actor=by, after=name)
    return template

"""Guardians' consents for pupils: which are valid, how papers come in, and what readers may see.

A consent belongs to a child *as named*: a pupil's row that has been given another name since has no
consent. Signs that make no difference (capitals, spaces, the kind of apostrophe) do not count. It is
known by the row's key, which submitted versions keep, so it outlives the row in the draft.

The last word of those who may speak for a child stands: whatever is recorded anew takes the place of
what was valid before. Only a guardian's own answer gives way to nothing that an institution attests,
not even when it has been taken back: then the guardian alone may give it anew, by another link.

A photo or a film may show the child. Where the contest's text asks about photos, the pictures and the
film of such nominations are public only while every author's consent says so, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.consent import Consent, Scope, same_name, withdraw
from contests.domain.transitions import SHOWN, Refused, locked_contest
from contests.models import (
    ConsentPaper,
    Contest,
    Entry,
    EntryVersion,
    GuardianRequest,
    Nomination,
    Participant,
    State,
)
from institutions.models import Representative

SUBJECT_TYPE = "contests.participant"
MAY_SHOW_THE_CHILD = frozenset({Nomination.Kind.PHOTO, Nomination.Kind.VIDEO})
"""Kinds of nominations whose works may be pictures of their authors."""


@dataclass(frozen=True)
class Child:
    """A child as a draft or a submitted version names it."""

    key: str
    full_name: str

    @classmethod
    def of(cls, participant: Participant) -> "Child":
        return cls(str(participant.key), participant.full_name)

    @property
    def first_name(self) -> str:
        """«Марічка» of «Вигадана Марічка»; nothing of a single word, which may be a surname."""
        words = self.full_name.split()
        return words[1] if len(words) > 1 else ""


@dataclass(frozen=True)
class Publicity:
    """What readers may know of an entry. By default nothing.

    Args:
        listed: whether it may be mentioned at all: its number, nomination and place.
        work: whether the work itself, with its title, may be shown: not before a moderator has looked
            for names in it, unless all its authors are named in full; nor when nothing is left to show.
        pictures: whether its files and its film may be shown with it.
        names: of its authors, each as its guardian agreed to; who is not to be named is missing.
        institution: its name, when somebody is named beside it; else empty.
    """

    listed: bool = False
    work: bool = False
    pictures: bool = False
    names: tuple[str, ...] = ()
    institution: str = ""

    @property
    def name(self) -> str:
        """The names in one line, with the institution."""
        return ", ".join(filter(None, [*self.names, self.institution]))


def is_same_child(name: str, other: str) -> bool:
    """Whether two spellings name the same child."""
    return same_name(name) == same_name(other)


def children_of(version: EntryVersion) -> list[Child]:
    """The children of a submitted version, in its order."""
    return [Child(pupil["key"], pupil["full_name"]) for pupil in version.participants]


def of(participant: Participant) -> models.QuerySet[Consent]:
    """All consents on record for a pupil's row, whatever name it had."""
    return Consent.objects.filter(subject_type=SUBJECT_TYPE, subject_id=str(participant.key))


def valid_for(child: Child, *, now: datetime) -> list[Consent]:
    """The child's valid consents, the newest first."""
    found = Consent.objects.valid(on=timezone.localdate(now)).filter(
        subject_type=SUBJECT_TYPE, subject_id=child.key
    )
    return [consent for consent in found if is_same_child(consent.subject_name, child.full_name)]


def allowed(children: Iterable[Child], *, now: datetime) -> dict[Child, frozenset[str]]:
    """What each child's valid consents allow at ``now``, in one query."""
    children = list(children)
    given: dict[tuple[str, str], set[str]] = {}
    valid = Consent.objects.valid(on=timezone.localdate(now)).filter(
        subject_type=SUBJECT_TYPE, subject_id__in={child.key for child in children}
    )
    for key, name, scopes in valid.values_list("subject_id", "subject_name", "scopes"):
        given.setdefault((key, same_name(name)), set()).update(scopes)
    return {child: frozenset(given.get((child.key, same_name(child.full_name)), ())) for child in children}


def scopes_of(participants: Iterable[Participant], *, now: datetime) -> dict[int, frozenset[str]]:
    """What each pupil's valid consents allow, by the participant's primary key, in one query."""
    children = {participant.pk: Child.of(participant) for participant in participants}
    scopes = allowed(children.values(), now=now)
    return {pk: scopes[child] for pk, child in children.items()}


def allows(participant: Participant, scope: str, *, now: datetime) -> bool:
    """Whether a valid consent for the pupil names ``scope`` at ``now``."""
    return scope in scopes_of([participant], now=now)[participant.pk]


def what_may_be_public(entry: Entry, now: datetime) -> Publicity:
    """What readers may know of an entry at ``now``. Everything public asks this and nothing else."""
    return publicities([entry], now=now)[entry.pk]


def publicities(entries: Iterable[Entry], *, now: datetime) -> dict[int, Publicity]:
    """What readers may know of each entry, by primary key, with one query of consents.

    Args:
        entries: with ``contest__consent_text``, ``institution`` and ``versions__nomination`` fetched, to
            spare queries.
        now: the moment (aware).
    """
    authors = {}
    for entry in entries:
        authors[entry.pk] = (entry, authors_of(entry) if _is_public(entry, now) else [])
    scopes = allowed((child for _entry, children in authors.values() for child in children), now=now)
    return {pk: _publicity(entry, children, scopes) for pk, (entry, children) in authors.items()}


def authors_of(entry: Entry) -> list[Child]:
    """Whose work it is by the version that stands; nobody before the first was submitted."""
    version = entry.standing
    return children_of(version) if version else []


def _is_public(entry: Entry, now: datetime) -> bool:
    contest = entry.contest
    published = contest.results_published_at is not None and contest.results_published_at <= now
    return published and contest.cleaned_at is None and entry.state in SHOWN


def _publicity(entry: Entry, children: list[Child], scopes: dict[Child, frozenset[str]]) -> Publicity:
    if not children or not all(Scope.TAKE_PART in scopes[child] for child in children):
        return Publicity()
    names = tuple(filter(None, (shown_name(child, scopes[child]) for child in children)))
    work = _is_looked_at(entry, children, names) and _all_allow(Scope.PUBLISH_WORK, children, scopes)
    pictures = work and (not _asks_about_photos(entry) or _all_allow(Scope.SHOW_PHOTO, children, scopes))
    return Publicity(
        listed=True,
        work=work and (pictures or bool(entry.standing.text)),
        pictures=pictures,
        names=names,
        institution=str(entry.institution) if names and entry.institution else "",
    )


def _all_allow(scope: str, children: list[Child], scopes: dict[Child, frozenset[str]]) -> bool:
    return all(scope in scopes[child] for child in children)


def _asks_about_photos(entry: Entry) -> bool:
    """Whether the work may show its authors, and their guardians were asked about that."""
    may_show = entry.standing.nomination.kind in MAY_SHOW_THE_CHILD
    return may_show and Scope.SHOW_PHOTO in entry.contest.consent_text.scopes


def _is_looked_at(entry: Entry, children: list[Child], names: tuple[str, ...]) -> bool:
    """Whether somebody has looked for names in the work, or there is nobody whose name it may not tell."""
    return entry.standing.redacted_at is not None or names == tuple(child.full_name for child in children)


def shown_name(child: Child, scopes: Iterable[str]) -> str:
    """The child's name as readers may see it: in full, the first name, or nothing."""
    if Scope.PUBLISH_FULL_NAME in scopes:
        return child.full_name
    return child.first_name if Scope.PUBLISH_FIRST_NAME in scopes else ""


@transaction.atomic
def attest_papers(
    *,
    participants: Iterable[Participant],
    paper: ConsentPaper,
    scopes: Iterable[str],
    by: Any,
    now: datetime | None = None,
) -> list[Consent]:
    """Record consents that guardians signed on paper and the institution holds.

    Args:
        participants: the pupils whose guardians signed.
        paper: the scan, of one paper or of a whole class, or where the papers are kept; perhaps not
            saved yet.
        scopes: what they allow.
        by: who attests it.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: a pupil belongs to another institution or contest than the paper, has no name yet, or
            has a guardian who ever answered by link; or taking part is not among the scopes.
    """
    now = now or timezone.now()
    participants = list(participants)
    # A guardian who answers in the same moment comes before this, or after it.
    locked_contest(paper.contest_id)
    # All is asked before the scan is stored: a refusal leaves no file behind.
    for participant in participants:
        _refuse_attesting(participant, paper)
    _refuse_scopes(scopes := sorted(set(scopes)))
    if paper.pk is None:
        paper.save()
    recorded = []
    for participant in participants:
        consent = record(
            child=Child.of(participant), contest=paper.contest, scopes=scopes,
            giver=Consent.Giver.INSTITUTION, giver_name=str(paper.institution),
            evidence=paper.kept_where or _("scan no. %d") % paper.pk, by=by, now=now,
        )  # fmt: skip
        paper.participants.add(participant)
        audit.record(
            action="consent.attested", subject=consent, actor=by, after="valid",
            data={"participant": participant.pk, "paper": paper.pk, "scopes": consent.scopes}, now=now,
        )  # fmt: skip
        recorded.append(consent)
    return recorded


def _refuse_attesting(participant: Participant, paper: ConsentPaper) -> None:
    entry, child = participant.entry, Child.of(participant)
    if (entry.contest_id, entry.institution_id) != (paper.contest_id, paper.institution_id):
        raise Refused(_("This pupil belongs to another institution or contest."))
    if not child.full_name:
        raise Refused(_("Give each pupil’s surname and first name."))
    # A withdrawn answer counts too, whoever wrote the withdrawal down: else the paper would undo it.
    answers = (of(participant) | _taken_back_elsewhere(child, paper)).filter(giver=Consent.Giver.GUARDIAN)
    if any(is_same_child(answer.subject_name, child.full_name) for answer in answers):
        raise Refused(_("A guardian of %s has answered by the link: that answer stands.") % child.full_name)


def _taken_back_elsewhere(child: Child, paper: ConsentPaper) -> models.QuerySet[Consent]:
    """What was withdrawn for the child in a row deleted since, or in a withdrawn entry of the institution.

    To type the name again, in a new row with a new key, is no way round a guardian's word.
    """
    people = Representative.objects.filter(institution=paper.institution_id).values("user")
    gone = models.Q(participant=None) | models.Q(participant__entry__state=State.WITHDRAWN)
    rows = GuardianRequest.objects.filter(gone, contest=paper.contest_id, asked_by__in=people)
    names = rows.values_list("participant_key", "participant_name")
    keys = [str(key) for key, name in names if is_same_child(name, child.full_name)]
    return Consent.objects.filter(subject_type=SUBJECT_TYPE, subject_id__in=keys, withdrawn_at__isnull=False)


def _refuse_scopes(scopes: list[str]) -> None:
    if Scope.TAKE_PART not in scopes:
        raise Refused(_("Without the consent to take part the others mean nothing."))


@transaction.atomic
def record(
    *,
    child: Child,
    contest: Contest,
    scopes: Iterable[str],
    giver: str,
    giver_name: str,
    evidence: str,
    by: Any,
    now: datetime,
) -> Consent:
    """Record a consent for a child; it takes the place of those that were valid before.

    Raises:
        Refused: taking part is not among the scopes.
    """
    _refuse_scopes(scopes := sorted(set(scopes)))
    locked_contest(contest.pk)
    replaced = valid_for(child, now=now)
    consent = Consent(
        subject_name=child.full_name,
        subject_type=SUBJECT_TYPE,
        subject_id=child.key,
        text=contest.consent_text,
        scopes=scopes,
        giver=giver,
        giver_name=giver_name,
        evidence_note=evidence,
        site=contest.site,
        given_on=timezone.localdate(now),
        recorded_by=by if getattr(by, "is_authenticated", False) else None,
    )
    consent.full_clean()
    consent.save()
    # Afterwards: at no moment is the child without the consent to take part.
    for earlier in replaced:
        withdraw(consent=earlier, by=consent.recorded_by, reason=_("Recorded anew."), now=now)
    return consent

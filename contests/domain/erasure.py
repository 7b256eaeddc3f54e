"""Erasure of a child, or of an account: every table, file, cache, index, letter and audit label.

Rows that are about the person go or are emptied; where the rest of the house mentions the name (audit
records, notes, tasks, logs), the name is taken out and the fact stays. Pages are written by editors, and
no machine rewrites them: those that still name the person are reported, for a person to mend.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms import audit, personal_data
from cms.cache import tags
from cms.cache.refresh import bump
from cms.consent import Consent
from cms.forgetting import Mention, mentions, pattern_of, scrub
from cms.mail import retention as letters
from cms.mail.models import Letter
from contests.domain import forgetting, packages
from contests.domain.consents import authors_of
from contests.domain.transitions import Refused, Why, locked, locked_contest, may, move
from contests.models import (
    ConsentPaper,
    Diploma,
    Entry,
    EntryVersion,
    GuardianRequest,
    Package,
    Participant,
    SignOff,
    State,
)
from contests.queries import only_submitted
from institutions.models import Representative

# Frozen under a hash; names nobody by construction.
NEVER_TOUCHED = {SignOff}
OF_THE_HOUSE = (
    "cms.AuditRecord", "cms.TaskAttempt", "cms.ScheduledJob", "django_tasks_database.DBTaskResult",
    "wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry", "institutions.Representative",
)  # fmt: skip


@dataclass
class Erasure:
    """What an erasure did.

    Args:
        counts: how many rows or files of each sort went, or lost the name.
        left: places that still name the person: pages, and papers that show others too.
    """

    counts: Counter = field(default_factory=Counter)
    left: list[Mention] = field(default_factory=list)

    @property
    def went(self) -> list[tuple[str, int]]:
        """The counts that are not zero."""
        return sorted((name, count) for name, count in self.counts.items() if count)


@transaction.atomic
def erase_children(
    *, participants: Iterable[Participant], by: Any, reason: str, now: datetime | None = None
) -> Erasure:
    """Erase a child, in all works in which an administrator has found the child.

    Args:
        participants: the child's rows, of one or several entries; not saved, if a version alone has them.
        by: who does it.
        reason: why, without the name.
        now: the moment (aware); by default the present one.
    """
    now = now or timezone.now()
    pupils = list(participants)
    keys = {str(pupil.key) for pupil in pupils}
    rows = Participant.objects.filter(key__in=keys)
    names = {pupil.full_name for pupil in [*pupils, *rows]}
    names |= set(forgetting.consents_of(keys).values_list("subject_name", flat=True))
    done = Erasure()
    entries = list(forgetting.entries_of(keys))
    for pk in sorted({entry.contest_id for entry in entries}):
        locked_contest(pk)
    for entry in entries:
        names |= _erase_from(locked(entry), keys, done, Why(by=by, reason=reason, now=now))
    done.counts["letters"] += _blank_guardians_letters(keys, by, reason, now)
    done.counts["guardians"] += forgetting.forget_requests(
        GuardianRequest.objects.filter(participant_key__in=keys)
    )
    done.counts["papers"] += _forget_papers(keys)
    done.counts["consents"] += forgetting.forget_consents(keys)
    done.counts["pupils"] += len(keys)
    rows.delete()
    _take_out(names, done, by, reason, now)
    return done


@transaction.atomic
def erase_people(
    *, participants: Collection[Participant], held: Collection[personal_data.Held], by: Any, reason: str,
    now: datetime | None = None,
) -> Erasure:  # fmt: skip
    """Erase a person wherever an administrator has found the person: in works, and in what else is held.

    Args:
        participants: the rows of a child, as :func:`erase_children` takes them; may be none.
        held: what other apps keep about the person; may be nothing.
        by: who does it.
        reason: why, without the name.
        now: the moment (aware); by default the present one.
    """
    counts = personal_data.erase(held, by=by, reason=reason, now=now)
    done = Erasure()
    if participants:
        done = erase_children(participants=participants, by=by, reason=reason, now=now)
    done.counts += counts
    pattern = pattern_of(word for row in held for word in row.who)
    if pattern is not None:
        done.left += [mention for mention in mentions(pattern) if mention not in done.left]
    return done


def _erase_from(entry: Entry, keys: set[str], done: Erasure, why: Why) -> set[str]:
    """Take the child out of one entry; return the names that its versions had for the child."""
    names = {
        row["full_name"] for version in entry.versions.all() for row in version.participants
        if row["key"] in keys
    }  # fmt: skip
    alone = _is_alone(entry, keys)
    rows = Entry.objects.filter(pk=entry.pk)
    if alone and entry.state == State.DRAFT and not entry.versions.exists():
        done.counts["drafts"] += forgetting.forget_drafts(rows, now=why.now)
        return names
    if alone:
        done.counts["files"] += forgetting.forget_works(rows)
        rows.update(teacher="", group_name="")
        entry.versions.update(teacher="", group_name="")
        if entry.contest.results_published_at is None and may(entry, "withdraw"):
            move(locked(entry), "withdraw", why)
    for version in entry.versions.all():
        version.participants = [
            _without_name(row) if row["key"] in keys else row for row in version.participants
        ]
        version.save(update_fields=["participants"])
    diplomas = Diploma.objects.filter(entry=entry, participant_key__in=keys, revoked_at=None)
    done.counts["diplomas"] += diplomas.update(revoked_at=why.now)
    done.counts["entries"] += 1
    audit.record(action="person.erased", subject=entry, actor=why.by, reason=why.reason, now=why.now)
    return names


def _is_alone(entry: Entry, keys: set[str]) -> bool:
    """Whether nobody else has made the work, neither by the draft nor by the version that stands."""
    drafted = entry.participants.exclude(full_name="").values_list("key", flat=True)
    submitted = {child.key for child in authors_of(entry) if child.full_name}
    return {*map(str, drafted), *submitted} <= keys


def _without_name(row: dict) -> dict:
    """A co-author without a name stays: nobody consents for them any more, so the work is not shown."""
    return {"key": row["key"], "full_name": "", "age": None, "school_class": ""}


def _blank_guardians_letters(keys: set[str], by: Any, reason: str, now: datetime) -> int:
    requests = GuardianRequest.objects.filter(participant_key__in=keys).values_list("pk", flat=True)
    about = [f"contest.{template}:{pk}" for pk in requests for template in ("guardian_link", "guardian_copy")]
    return letters.blank(Letter.objects.filter(key__in=about), by=by, reason=reason, now=now)


def _forget_papers(keys: set[str]) -> int:
    """Delete papers that are about these children alone; off others the children are taken."""
    count = 0
    for paper in _papers_about(keys):
        if _children_on(paper) <= keys:
            count += forgetting.forget_papers([paper])
        else:
            paper.participants.remove(*paper.participants.filter(key__in=keys))
    return count


def shared_papers(participants: Iterable[Participant]) -> list[ConsentPaper]:
    """Scans that show these pupils among others: the institution replaces them by hand."""
    keys = {str(pupil.key) for pupil in participants}
    return [paper for paper in _papers_about(keys) if paper.scan and not _children_on(paper) <= keys]


def _papers_about(keys: set[str]) -> models.QuerySet[ConsentPaper]:
    """The papers of children, also of those whom a draft has dropped since: the audit knows them."""
    consents = [str(pk) for pk in forgetting.consents_of(keys).values_list("pk", flat=True)]
    attested = _attested().filter(subject_id__in=consents)
    papers = [data["paper"] for data in attested.values_list("data", flat=True) if "paper" in data]
    return ConsentPaper.objects.filter(
        models.Q(pk__in=papers) | models.Q(pk__in=ConsentPaper.objects.filter(participants__key__in=keys))
    )


def _children_on(paper: ConsentPaper) -> set[str]:
    """The keys of all whom a paper is about and who are not erased yet."""
    consents = _attested().filter(data__paper=paper.pk).values_list("subject_id", flat=True)
    attested = Consent.objects.filter(pk__in=list(consents)).values_list("subject_id", flat=True)
    return {*map(str, paper.participants.values_list("key", flat=True)), *attested}


def _attested() -> models.QuerySet[audit.AuditRecord]:
    return audit.AuditRecord.objects.filter(action="consent.attested", subject_type=Consent._meta.label_lower)


@transaction.atomic
def erase_account(*, user: Any, by: Any, reason: str, now: datetime | None = None) -> Erasure:
    """Erase a person who signs in: the row stays, without a name, so that scores and states keep theirs.

    The children whose works the person entered as a guardian are erased too.

    Raises:
        Refused: the person administers the installation.
    """
    now = now or timezone.now()
    if user.is_superuser:
        raise Refused(_("An administrator’s account is not erased: take the rights away first."))
    entries = Entry.objects.filter(institution=None, owner=user)
    own = [
        *Participant.objects.filter(entry__in=entries),
        *only_submitted(EntryVersion.objects.filter(entry__in=entries)),
    ]
    done = erase_children(participants=own, by=by, reason=reason, now=now) if own else Erasure()
    addresses = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    words = {*addresses, user.get_full_name()}
    mine = models.Q()
    for address in addresses:
        mine |= models.Q(to__icontains=address)
    done.counts["letters"] += letters.blank(Letter.objects.filter(mine), by=by, reason=reason, now=now)
    for rows in (
        EmailAddress.objects.filter(user=user), Authenticator.objects.filter(user=user),
        UserProfile.objects.filter(user=user), Representative.objects.filter(user=user),
    ):  # fmt: skip
        rows.delete()
    GuardianRequest.objects.filter(email__in=addresses).update(email="")
    _end_sessions(user)
    user.groups.clear()
    user.user_permissions.clear()
    user.email, user.first_name, user.last_name = f"erased-{user.pk}@invalid", "", ""
    user.is_active = user.is_staff = False
    user.set_unusable_password()
    user.save()
    audit.record(action="account.erased", subject=user, actor=by, reason=reason, now=now)
    elsewhere = personal_data.of_addresses(addresses)
    done.counts += personal_data.erase(elsewhere, by=by, reason=reason, now=now)
    _take_out(words, done, by, reason, now)
    return done


def _end_sessions(user: Any) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def _take_out(names: set[str], done: Erasure, by: Any, reason: str, now: datetime) -> None:
    """Take names out of all other rows and of the caches; note where they are left."""
    pattern = pattern_of(names)
    if pattern is not None:
        naming = [pk for pk in Letter.objects.values_list("pk", flat=True) if _names(pk, pattern)]
        done.counts["letters"] += letters.blank(
            Letter.objects.filter(pk__in=naming), by=by, reason=reason, now=now
        )
        done.counts["mentions"] += scrub(pattern, _scrubbed_models())
        done.left = list(mentions(pattern))
    # Nobody looks into what was prepared: it may name anybody.
    packages.discard(Package.objects.all())
    bump(tags.CONTENT)
    transaction.on_commit(_empty_caches)


def _names(pk: int, pattern) -> bool:
    letter = Letter.objects.get(pk=pk)
    words = [letter.subject, letter.text, letter.html, letter.error, *letter.to, *letter.cc, *letter.bcc]
    return any(pattern.search(word) for word in words)


def _scrubbed_models() -> list[type[models.Model]]:
    own = [kind for kind in apps.get_app_config("contests").get_models() if not issubclass(kind, Page)]
    house = [apps.get_model(label) for label in OF_THE_HOUSE]
    return [kind for kind in [*own, *house] if kind not in NEVER_TOUCHED]


def _empty_caches() -> None:
    """A copy that may not be shown any more still lies in its file: it goes at once."""
    for cache in caches.all(initialized_only=False):
        cache.clear()

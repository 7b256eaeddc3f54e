"""After the term of a contest its personal data goes: names, works, files, letters, consents.

What stays: an entry's number, nomination, category, institution, state and place (statistics), scores,
and what was signed off, under its hash. Each step is a transaction of its own and may be repeated; the
contest is marked as cleaned last, so a broken night is gone on with in the next.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from cms.consent import Consent
from cms.mail import retention as letters
from cms.mail.models import Letter
from contests.domain import findables, forgetting, phases
from contests.domain.consents import SUBJECT_TYPE
from contests.domain.transitions import locked_contest
from contests.models import (
    Assignment,
    ConsentPaper,
    Contest,
    Entry,
    EntryNote,
    EntryVersion,
    GuardianRequest,
    Participant,
    State,
)

ABANDONED_AFTER = timedelta(days=90)
BATCH = 100


@dataclass
class Report:
    """What went, or would go.

    Args:
        contest: its name and year.
        counts: how many rows or files of each sort.
    """

    contest: str
    counts: Counter = field(default_factory=Counter)

    def __str__(self) -> str:
        went = ", ".join(f"{name}: {count}" for name, count in sorted(self.counts.items()) if count)
        return f"{self.contest} – {went or _('nothing to remove')}"


def term_ends_at(contest: Contest) -> datetime | None:
    """From which moment a contest's personal data goes.

    A contest whose results never came counts from the end of its last stage. ``None``: it has neither.
    """
    begins = contest.results_published_at
    if begins is None:
        days = [stage.last_day for stage in contest.stages.all()]
        begins = phases.end_of(max(days)) if days else None
    return begins and begins + timedelta(days=contest.keep_days)


def due(*, now: datetime) -> list[Contest]:
    """The contests whose term is over and whose data is still there."""
    contests = Contest.objects.filter(cleaned_at=None).prefetch_related("stages")
    ends = ((contest, term_ends_at(contest)) for contest in contests)
    return [contest for contest, end in ends if end is not None and end <= now]


def clean_all(*, now: datetime | None = None, dry_run: bool = False) -> list[Report]:
    """The nightly job: every contest whose term is over, then drafts and consents left behind.

    Args:
        now: the moment (aware); by default the present one.
        dry_run: count only.
    """
    now = now or timezone.now()
    reports = [clean_contest(contest=contest, now=now, dry_run=dry_run) for contest in due(now=now)]
    left = Report(_("Abandoned drafts and consents of nobody"))
    left.counts["drafts"] = delete_abandoned_drafts(now=now, dry_run=dry_run)
    left.counts["consents"] = delete_orphaned_consents(now=now, dry_run=dry_run)
    return [*reports, left]


def clean_contest(
    *, contest: Contest, by: Any = None, now: datetime | None = None, dry_run: bool = False
) -> Report:
    """Remove a contest's personal data.

    Args:
        contest: the contest; the caller has asked whether its term is over.
        by: who asked for it; ``None`` for the schedule.
        now: the moment (aware); by default the present one.
        dry_run: count only.
    """
    now = now or timezone.now()
    report = Report(str(contest), _inventory(contest))
    if dry_run:
        return report
    keys = _keys_of(contest)
    entries = list(contest.entries.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(entries), BATCH):
        _clean_entries(contest, entries[start : start + BATCH])
    # Afterwards: an entry that names nobody is not withdrawn when a consent goes. Should the night break
    # off in between, these consents are nobody's, and go as such.
    with transaction.atomic():
        locked_contest(contest.pk)
        forgetting.forget_consents(keys)
        forgetting.forget_papers(ConsentPaper.objects.filter(contest=contest))
        letters.blank(Letter.objects.about(contest), by=by, reason=_("The contest’s term is over."), now=now)
        forgetting.forget_requests(GuardianRequest.objects.filter(contest=contest))
    _finish(contest, report, by, now)
    return report


def _inventory(contest: Contest) -> Counter:
    entries = contest.entries.all()
    return Counter(
        drafts=entries.filter(state=State.DRAFT, versions=None).count(),
        entries=entries.exclude(state=State.DRAFT, versions=None).count(),
        pupils=Participant.objects.filter(entry__contest=contest).count(),
        files=forgetting.files_of(entries).count(),
        consents=forgetting.consents_of(_keys_of(contest)).count(),
        scans=ConsentPaper.objects.filter(contest=contest).exclude(scan="").count(),
        guardians=GuardianRequest.objects.filter(contest=contest).count(),
        letters=Letter.objects.about(contest).exclude(text="", html="", subject="").count(),
        notes=EntryNote.objects.filter(entry__contest=contest).count(),
    )


def _keys_of(contest: Contest) -> set[str]:
    """The keys of all pupils, also of those whom only a submitted version names."""
    keys = {
        str(key) for key in Participant.objects.filter(entry__contest=contest).values_list("key", flat=True)
    }
    for rows in EntryVersion.objects.filter(entry__contest=contest).values_list("participants", flat=True):
        keys.update(row["key"] for row in rows)
    return keys


@transaction.atomic
def _clean_entries(contest: Contest, keys: Iterable[int]) -> None:
    locked_contest(contest.pk)
    entries = Entry.objects.filter(pk__in=keys)
    forgetting.forget_works(entries)
    for draft in entries.filter(state=State.DRAFT, versions=None):
        draft.delete()
    EntryVersion.objects.filter(entry__in=keys).update(participants=[], submitted_by=None)
    Participant.objects.filter(entry__in=keys).delete()
    Entry.objects.filter(pk__in=keys).update(owner=None, teacher="", group_name="")
    EntryVersion.objects.filter(entry__in=keys).update(teacher="", group_name="")
    Assignment.objects.filter(entry__in=keys).update(comment="", reason="")
    audit.redact(Entry._meta.label_lower, keys)
    # A juror who says why a conflict is one may name the child.
    given = Assignment.objects.filter(entry__in=keys).values_list("pk", flat=True)
    audit.redact(Assignment._meta.label_lower, given)


@transaction.atomic
def _finish(contest: Contest, report: Report, by: Any, now: datetime) -> None:
    locked_contest(contest.pk)
    contest.cleaned_at = now
    Contest.objects.filter(pk=contest.pk).update(cleaned_at=now)
    findables.refresh(contest=contest, now=now)
    audit.record(
        action="contest.cleaned",
        subject=contest,
        actor=by,
        after="cleaned",
        data=dict(report.counts),
        now=now,
    )
    bump(tags.CONTENT, f"contest:{contest.pk}")


def delete_abandoned_drafts(*, now: datetime, dry_run: bool = False) -> int:
    """Delete what was never submitted, 90 days after nobody could submit it any more."""
    count = 0
    for contest in Contest.objects.filter(cleaned_at=None).prefetch_related("stages", "extensions"):
        closes_at = phases.closes_at(contest)
        if closes_at is None or closes_at + ABANDONED_AFTER > now:
            continue
        drafts = contest.entries.filter(
            state=State.DRAFT, versions=None, updated_at__lt=now - ABANDONED_AFTER
        )
        count += drafts.count()
        if not dry_run:
            with transaction.atomic():
                locked_contest(contest.pk)
                forgetting.forget_drafts(drafts, now=now)
    return count


def delete_orphaned_consents(*, now: datetime, dry_run: bool = False) -> int:
    """Delete the consents for pupils who have been in no draft and no version for a month."""
    recorded = Consent.objects.filter(subject_type=SUBJECT_TYPE, recorded_at__lt=now - timedelta(days=30))
    keys = set(recorded.values_list("subject_id", flat=True))
    keys -= {str(key) for key in Participant.objects.values_list("key", flat=True)}
    if keys:
        for rows in EntryVersion.objects.exclude(participants=[]).values_list("participants", flat=True):
            keys -= {row["key"] for row in rows}
    count = forgetting.consents_of(keys).count()
    if not dry_run:
        with transaction.atomic():
            forgetting.forget_consents(keys)
    return count

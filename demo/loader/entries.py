"""Invented schools and what they have entered, each step taken by the domain's own functions."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.consent import Scope
from cms.transliteration import slugify_uk
from contests.domain import consents, entries, jury, moderation, phases, redaction
from contests.domain.assignment import give_entries
from contests.domain.cleaning import make_clean
from contests.domain.uploads import take_file
from contests.models import ConsentPaper, Contest, Entry
from demo.content.contest_entries import JUDGED_ENTRIES, OPEN_ENTRIES, OTHER_SCHOOL, SCHOOL
from demo.content.contest_entries import Entry as Content
from demo.content.contest_in_judging import IN_JUDGING
from demo.content.contests import DEMONSTRATION
from demo.loader.people import account
from demo.pictures import draw
from institutions.models import Institution, Representative

ALLOWED = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME]


def load_entries() -> None:
    """Fill the demonstration contests with what they lack. Not in a transaction: drawings take seconds."""
    school, other = _school(SCHOOL), _school(OTHER_SCHOOL)
    Representative.objects.get_or_create(
        user=account("sekretar"),
        institution=school,
        defaults={
            "position": "секретарка",
            "state": Representative.State.CONFIRMED,
            "decided_at": timezone.now(),
            "decided_by": account("moderator"),
        },
    )
    now = timezone.now()
    for content, rows in ((DEMONSTRATION, OPEN_ENTRIES), (IN_JUDGING, JUDGED_ENTRIES)):
        contest = Contest.objects.get(code=content.code)
        _invite(contest, own=other)
        # What is over was entered in the days before its close.
        moment = min(now, phases.closes_at(contest) - timedelta(days=2))
        entered = set(contest.entries.values_list("participants__full_name", flat=True))
        for row in rows:
            if row.pupil not in entered and phases.takes_entries(contest, now=moment):
                _load(contest, row, school=school, now=moment)
        if phases.takes_scores(contest, now=now):
            give_entries(contest=contest, by=account("moderator"))


def _invite(contest: Contest, *, own: Institution) -> None:
    if not contest.jurors.exists():
        jury.invite(
            contest=contest,
            email=account("zhuri").email,
            by=account("moderator"),
            public_name="Вигадана художниця, голова журі",
            institution=own,
        )


def _school(name: str) -> Institution:
    return Institution.objects.get_or_create(
        slug=slugify_uk(name)[:120],
        defaults={
            "name": name,
            "kind": Institution.Kind.SCHOOL,
            "note": "Вигаданий заклад: лише для показового конкурсу.",
        },
    )[0]


def _load(contest: Contest, content: Content, *, school: Institution, now: datetime) -> None:
    by = account("sekretar" if content.by == "school" else "mama")
    entry = entries.start_entry(
        contest=contest,
        nomination=contest.nominations.get(kind="drawing" if content.drawing else "poem"),
        by=by,
        institution=school if content.by == "school" else None,
        now=now,
    )
    entry = entries.save_draft(
        entry=entry,
        by=by,
        revision=entry.revision,
        values={"title": content.title, "text": content.text},
        participants=[{"full_name": content.pupil, "school_class": content.school_class}],
        now=now,
    )
    if content.drawing:
        picture = ContentFile(draw(content.drawing), name=f"{content.title}.jpg")
        make_clean(file=take_file(entry=entry, by=by, content=picture, now=now))
    if content.becomes == "draft":
        return
    paper = ConsentPaper(contest=contest, institution=school, kept_where="Тека «Конкурси», кабінет 12")
    pupils = entry.participants.all()
    consents.attest_papers(participants=pupils, paper=paper, scopes=ALLOWED, by=by, now=now)
    entries.submit_entry(entry=entry, by=by, now=now)
    _decide(Entry.objects.get(pk=entry.pk), content, by=by, now=now)


def _decide(entry: Entry, content: Content, *, by, now: datetime) -> None:
    version, moderator = entry.standing, account("moderator")
    if content.becomes == "withdraw":
        entries.withdraw_entry(entry=entry, by=by, reason=content.words, now=now)
    elif content.becomes != "submit":
        moderation.decide(
            version=version, decision=content.becomes, by=moderator, words=content.words, now=now
        )
    if content.hidden is not None:
        redaction.redact_words(version=version, words=content.hidden, by=moderator, now=now)

"""Invented schools and what they have entered, each step taken by the domain's own functions."""

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.consent import Scope
from cms.transliteration import slugify_uk
from contests.domain import consents, entries, jury, moderation, phases
from contests.domain.cleaning import make_clean
from contests.domain.uploads import take_file
from contests.models import ConsentPaper, Contest, Entry
from demo.content.contest_entries import ENTRIES, OTHER_SCHOOL, SCHOOL
from demo.content.contest_entries import Entry as Content
from demo.content.contests import DEMONSTRATION
from demo.loader.people import account
from demo.pictures import draw
from institutions.models import Institution, Representative

ALLOWED = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME]


def load_entries() -> None:
    """Fill the demonstration contest with what it lacks. Not within a transaction: drawings take seconds."""
    contest = Contest.objects.get(code=DEMONSTRATION.code)
    school, other = _school(SCHOOL), _school(OTHER_SCHOOL)
    secretary, moderator = account("sekretar"), account("moderator")
    Representative.objects.get_or_create(
        user=secretary,
        institution=school,
        defaults={
            "position": "секретарка",
            "state": Representative.State.CONFIRMED,
            "decided_at": timezone.now(),
            "decided_by": moderator,
        },
    )
    if not contest.jurors.exists():
        jury.invite(
            contest=contest,
            email=account("zhuri").email,
            by=moderator,
            public_name="Вигадана художниця, голова журі",
            institution=other,
        )
    entered = set(contest.entries.values_list("participants__full_name", flat=True))
    if phases.takes_entries(contest, now=timezone.now()):
        for content in ENTRIES:
            if content.pupil not in entered:
                _load(contest, content, school=school)


def _school(name: str) -> Institution:
    return Institution.objects.get_or_create(
        slug=slugify_uk(name)[:120],
        defaults={
            "name": name,
            "kind": Institution.Kind.SCHOOL,
            "note": "Вигаданий заклад: лише для показового конкурсу.",
        },
    )[0]


def _load(contest: Contest, content: Content, *, school: Institution) -> None:
    by = account("sekretar" if content.by == "school" else "mama")
    entry = entries.start_entry(
        contest=contest,
        nomination=contest.nominations.get(kind="drawing" if content.drawing else "poem"),
        by=by,
        institution=school if content.by == "school" else None,
    )
    entry = entries.save_draft(
        entry=entry,
        by=by,
        revision=entry.revision,
        values={"title": content.title, "text": content.text},
        participants=[{"full_name": content.pupil, "school_class": content.school_class}],
    )
    if content.drawing:
        picture = ContentFile(draw(content.drawing), name=f"{content.title}.jpg")
        make_clean(file=take_file(entry=entry, by=by, content=picture))
    if content.becomes == "draft":
        return
    paper = ConsentPaper(contest=contest, institution=school, kept_where="Тека «Конкурси», кабінет 12")
    consents.attest_papers(participants=entry.participants.all(), paper=paper, scopes=ALLOWED, by=by)
    entries.submit_entry(entry=entry, by=by)
    _decide(Entry.objects.get(pk=entry.pk), content, by=by)


def _decide(entry: Entry, content: Content, *, by) -> None:
    if content.becomes == "withdraw":
        entries.withdraw_entry(entry=entry, by=by, reason=content.words)
    elif content.becomes != "submit":
        moderation.decide(
            version=entry.standing, decision=content.becomes, by=account("moderator"), words=content.words
        )

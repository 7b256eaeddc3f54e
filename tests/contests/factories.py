"""Contests, entries and people for tests. The children here are invented."""

from datetime import date, datetime

from django.utils import timezone
from wagtail.models import Page, Site

from accounts.models import User
from cms.consent import ConsentText, Scope
from contests.domain import consents, entries
from contests.models import (
    AgeCategory,
    ConsentPaper,
    Contest,
    ContestIndexPage,
    ContestPage,
    ContestStage,
    Criterion,
    Entry,
    Nomination,
)
from institutions.models import Institution, Representative
from tests.factories import add, kyiv, make_institution

INTAKE = (date(2026, 4, 1), date(2026, 5, 15))
OPEN = kyiv(2026, 5, 1)
"""A moment at which the contests made here take entries."""
ALL_SCOPES = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME]


def make_consent_text(key: str = "contest", **fields) -> ConsentText:
    defaults = {
        "title_uk": "Згода на участь дитини в конкурсі",
        "purpose_uk": "Проведення конкурсу",
        "body_uk": "Я, один із батьків, погоджуюся…",
        "scopes": list(Scope.values),
    }
    return ConsentText.objects.get_or_create(key=key, version=1, defaults={**defaults, **fields})[0]


def make_contest(
    site: Site,
    *,
    code: str = "ММ",
    year: int = 2026,
    intake: tuple[date, date] = INTAKE,
    judging: tuple[date, date] | None = (date(2026, 5, 20), date(2026, 6, 1)),
    **fields,
) -> Contest:
    """A contest with one nomination of drawings, two categories and two criteria, its intake in spring."""
    contest = Contest.objects.create(
        site=site,
        code=code,
        year=year,
        consent_text=make_consent_text(),
        **{"name_uk": "Моя мама…", "name_en": "My mum…", **fields},
    )
    make_stage(contest, ContestStage.Kind.INTAKE, *intake)
    if judging:
        make_stage(contest, ContestStage.Kind.JUDGING, *judging)
    make_nomination(contest)
    for name, lowest, highest in [("1–4 класи", 1, 4), ("5–11 класи", 5, 11)]:
        AgeCategory.objects.create(
            contest=contest, name_uk=name, by=AgeCategory.By.CLASS, lowest=lowest, highest=highest
        )
    for order, (name, weight) in enumerate([("Розкриття теми", 2), ("Оригінальність", 1)]):
        Criterion.objects.create(contest=contest, name_uk=name, weight=weight, sort_order=order)
    return Contest.objects.get(pk=contest.pk)


def make_stage(contest: Contest, kind: str, starts_on: date, ends_on: date | None = None) -> ContestStage:
    return ContestStage.objects.create(contest=contest, kind=kind, starts_on=starts_on, ends_on=ends_on)


def make_nomination(contest: Contest, kind: str = Nomination.Kind.DRAWING, **fields) -> Nomination:
    defaults = {"name_uk": "Малюнок", "name_en": "Drawing", "least_files": 0}
    return Nomination.objects.create(contest=contest, kind=kind, **{**defaults, **fields})


def make_user(email: str, **fields) -> User:
    """Somebody who signs in with ``email`` and the password ``пароль-для-тестів``."""
    return User.objects.create_user(email, "пароль-для-тестів", **fields)


def make_representative(institution: Institution | None = None, email: str = "secretary@example.org") -> User:
    """A secretary confirmed to act for ``institution``."""
    user = make_user(email, first_name="Олена", last_name="Секретар")
    Representative.objects.create(
        user=user,
        institution=institution or make_institution(),
        state=Representative.State.CONFIRMED,
        decided_at=timezone.now(),
    )
    return user


def make_draft(
    contest: Contest,
    by: User,
    *,
    institution: Institution | None = None,
    pupil: str = "Вигадана Марічка",
    school_class: str = "3-А",
    now: datetime = OPEN,
    **values,
) -> Entry:
    """A draft with a title and one pupil, still without consent."""
    entry = entries.start_entry(
        contest=contest, nomination=contest.nominations.first(), by=by, institution=institution, now=now
    )
    return entries.save_draft(
        entry=entry,
        by=by,
        revision=entry.revision,
        values={"title": "Мама і яблуня", **values},
        participants=[{"full_name": pupil, "school_class": school_class}],
        now=now,
    )


def make_group_draft(contest: Contest, by: User, institution: Institution, *pupils: str) -> Entry:
    """A draft of several pupils of one class, where the nomination takes works of groups from now on."""
    contest.nominations.update(group_work=True)
    entry = make_draft(contest, by, institution=institution)
    return entries.save_draft(
        entry=entry,
        by=by,
        revision=entry.revision,
        participants=[{"full_name": pupil, "school_class": "3-А"} for pupil in pupils],
        now=OPEN,
    )


def give_consent(entry: Entry, by: User, *, scopes=ALL_SCOPES, now: datetime = OPEN) -> ConsentPaper:
    """The institution attests papers signed for everybody in ``entry``."""
    paper = ConsentPaper.objects.create(
        contest=entry.contest, institution=entry.institution, kept_where="Тека 3-А, кабінет 12"
    )
    consents.attest_papers(participants=entry.participants.all(), paper=paper, scopes=scopes, by=by, now=now)
    return paper


def make_submitted(
    contest: Contest, by: User, *, institution: Institution, now: datetime = OPEN, **fields
) -> Entry:
    """An entry submitted with a consent."""
    entry = make_draft(contest, by, institution=institution, now=now, **fields)
    give_consent(entry, by, now=now)
    entries.submit_entry(entry=entry, by=by, now=now)
    return Entry.objects.get(pk=entry.pk)


def make_contest_index(parent: Page | Site, title: str = "Конкурси", **fields) -> ContestIndexPage:
    return add(parent, ContestIndexPage(title=title, **fields))


def make_contest_page(
    index: Page,
    contest: Contest,
    title: str = "",
    *,
    live: bool = True,
    shown_on: tuple[Site, ...] = (),
    **fields,
) -> ContestPage:
    page = ContestPage(title=title or contest.name_uk, contest=contest, **fields)
    page.shown_on = list(shown_on)
    return add(index, page, live=live)

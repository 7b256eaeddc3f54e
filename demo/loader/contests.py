"""The contests' rows, and the text that guardians consent to."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Site

from cms.consent import ConsentText, Scope
from cms.timeline import Precision
from contests.models import AgeCategory, Contest, ContestStage, Criterion, Nomination
from demo.content import schema

SCOPES = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME, Scope.PUBLISH_FULL_NAME]


def load_contests(content: schema.SiteContent, site: Site) -> dict[str, Contest]:
    """A site's contests by page key; those already there are left as they are."""
    return {
        page.key: _found(page) or _make(page, site)
        for page in content.pages
        if isinstance(page, schema.Contest)
    }


def load_consent_text() -> ConsentText:
    """The text of the consent, until the city's lawyers write theirs."""
    return ConsentText.objects.get_or_create(
        key="contest",
        version=1,
        defaults={
            "title_uk": "Згода на участь дитини в конкурсі",
            "title_en": "Consent to a child’s taking part in a contest",
            "purpose_uk": "Провести конкурс: прийняти роботу, оцінити її, оголосити підсумки.",
            "purpose_en": "To hold the contest: to take the work, judge it and publish the results.",
            "body_uk": (
                "Я, один із батьків або законний представник дитини, погоджуюся, щоб організатори "
                "конкурсу обробляли її прізвище, імʼя, вік або клас і роботу для цього конкурсу. "
                "Окремо зазначаю, що з цього можна оприлюднити. Згоду можу відкликати будь-коли: "
                "тоді все, чого вона стосується, приберуть із сайту."
            ),
            "body_en": (
                "I, a parent or guardian of the child, agree that the organisers process the child’s "
                "name, age or class and work for this contest. I say separately what of it may be "
                "published. I may withdraw the consent at any time: whatever it covers then leaves "
                "the site."
            ),
            "scopes": SCOPES,
        },
    )[0]


def _found(content: schema.Contest) -> Contest | None:
    """A demonstration is the same contest in whatever year it was loaded."""
    known = Contest.objects.filter(code=content.code)
    return (known.filter(year=content.year) if content.year else known).first()


def _make(content: schema.Contest, site: Site) -> Contest:
    today = timezone.localdate()
    contest = Contest(
        site=site,
        code=content.code,
        year=content.year or today.year,
        consent_text=load_consent_text(),
        admits_guardians=True,
        per_pupil=1 if content.stages else None,  # of the past nobody knows
        jurors_per_entry=content.jurors_per_entry,
        **_pair("name", content.name),
        **_pair("aim", content.aim),
        **_pair("organisers", content.organisers),
        **_pair("prizes", content.prizes),
    )
    contest.stages = _stages(content, today)
    contest.nominations = [_nomination(row) for row in content.nominations]
    contest.categories = [
        AgeCategory(
            by=AgeCategory.By.CLASS, lowest=row.lowest, highest=row.highest, **_pair("name", row.name)
        )
        for row in content.categories
    ]
    contest.criteria = [
        Criterion(weight=row.weight, **_pair("name", row.name), **_pair("hint", row.hint))
        for row in content.criteria
    ]
    contest.save()
    return contest


def _pair(name: str, label: schema.Label) -> dict[str, str]:
    return {f"{name}_uk": label.uk, f"{name}_en": label.en}


def _stages(content: schema.Contest, today: date) -> list[ContestStage]:
    if content.year:
        first = date(content.year, 1, 1)
        return [ContestStage(kind=ContestStage.Kind.HELD, starts_on=first, precision=Precision.YEAR)]
    return [
        ContestStage(
            kind=stage.kind,
            starts_on=today + timedelta(days=stage.first),
            ends_on=today + timedelta(days=stage.last) if stage.last > stage.first else None,
        )
        for stage in content.stages
    ]


def _nomination(row: schema.Nomination) -> Nomination:
    least, most = row.files
    shortest, longest = row.characters
    return Nomination(
        kind=row.kind,
        least_files=least,
        most_files=most,
        least_characters=shortest,
        most_characters=longest,
        **_pair("name", row.name),
        **_pair("requirements", row.requirements),
    )

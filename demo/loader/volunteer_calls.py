"""The rows of calls for volunteers and of meetings, around the day of loading."""

from datetime import date, datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from cms.consent import ConsentText, Scope
from demo.content import schema, schema_calls
from signups.models import ADULT_AGE, Series, Session
from volunteering.models import Call, Organisation

SATURDAY = 5


def load_calls(content: schema.SiteContent, site: Site) -> dict[str, Model]:
    """A site's calls and the sessions of its meetings by page key; those there are left as they are."""
    rows: dict[str, Model] = {}
    for page in content.pages:
        if isinstance(page, schema_calls.Call):
            known = Call.objects.filter(site=site, name_uk=page.name.uk)
            rows[page.key] = known.first() or _call(page, site)
        elif isinstance(page, schema_calls.Meeting):
            known = Session.objects.filter(site=site, kind=Session.Kind.MEETING, name_uk=page.name.uk)
            rows[page.key] = known.first() or _meeting(page, site)
    return rows


def load_consent_text() -> ConsentText:
    """What parents consent to, until the city's lawyers write theirs."""
    return ConsentText.objects.get_or_create(
        key="volunteering",
        version=1,
        defaults={
            "title_uk": "Згода на волонтерство дитини",
            "title_en": "Consent to a child’s volunteering",
            "purpose_uk": "Дати місце на зміні волонтерів тому, кому ще немає 18 років.",
            "purpose_en": "To give a place at a shift to somebody under 18.",
            "body_uk": (
                "Я, один із батьків або законний представник, погоджуюся, щоб моя дитина волонтерила на "
                "цій зміні, і щоб організатори знали її імʼя, вік та мої контакти, доки зміна триває."
            ),
            "body_en": (
                "I, a parent or guardian, agree that my child volunteers at this shift, and that the "
                "organisers know the child’s name and age and my contacts for its time."
            ),
            "scopes": [Scope.TAKE_PART],
        },
    )[0]


def _call(page: schema_calls.Call, site: Site) -> Call:
    call = Call(
        site=site,
        organisation=_organisation(page.organisation, site),
        work=page.work,
        is_urgent=page.is_urgent,
        least_age=page.least_age,
        **_pair("name", page.name),
        **_pair("place", page.place),
        **_pair("skills", page.skills),
        **_pair("bring", page.bring),
    )
    if page.shifts:
        call.series = Series.objects.create(site=site, **_pair("name", page.name))
    call.save()
    saturday = _next_saturday(timezone.localdate())
    for shift in page.shifts:
        _session(
            page, site, shift, Session.Kind.SHIFT, saturday + timedelta(days=shift.days),
            series=call.series, least_age=page.least_age,
            guardian_text=load_consent_text() if page.least_age < ADULT_AGE else None,
        )  # fmt: skip
    return call


def _organisation(name: schema.Label, site: Site) -> Organisation:
    return Organisation.objects.get_or_create(
        site=site, name_uk=name.uk, defaults={"name_en": name.en, "verified_at": timezone.now()}
    )[0]


def _meeting(page: schema_calls.Meeting, site: Site) -> Session:
    day = timezone.localdate() + timedelta(days=page.days)
    return _session(page, site, page, Session.Kind.MEETING, day)


def _session(page, site: Site, times, kind: str, day: date, **fields) -> Session:
    starts = timezone.make_aware(datetime.combine(day, time(times.hour)))
    return Session.objects.create(
        site=site,
        kind=kind,
        starts_at=starts,
        ends_at=starts + timedelta(hours=times.hours),
        places=times.places,
        **_pair("name", page.name),
        **_pair("place", page.place),
        **fields,
    )


def _next_saturday(today: date) -> date:
    """This week's, and on a Saturday the next one: there is time to sign up."""
    return today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7)


def _pair(name: str, label: schema.Label) -> dict[str, str]:
    return {f"{name}_uk": label.uk, f"{name}_en": label.en}

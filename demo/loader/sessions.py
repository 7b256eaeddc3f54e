"""Sessions to sign up for, their organiser, and those who have places already."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Site

from campaigns.models import Campaign
from cms.consent import ConsentText, Scope
from demo.content.sessions import SERIES, Run
from demo.content.sessions import Series as SeriesContent
from demo.loader.people import account
from institutions.models import Institution
from signups.models import Series, Session, SignUp


def load_sessions() -> None:
    """Make the examples where they are missing."""
    for content in SERIES:
        site = Site.objects.get(is_default_site=content.site == "communications")
        name = {"name_uk": content.name.uk, "name_en": content.name.en}
        series = Series.objects.get_or_create(site=site, name_uk=content.name.uk, defaults=name)[0]
        known = set(series.sessions.values_list("name_uk", flat=True))
        for run in content.runs:
            if run.name.uk not in known:
                _add(content, run, series)
        # Saved, not updated: pages that show the campaign are to learn of it.
        for campaign in Campaign.objects.filter(site=site, name_uk=content.campaign, series=None):
            campaign.series = series
            campaign.save()


def _add(content: SeriesContent, run: Run, series: Series) -> None:
    from_hour, until_hour = run.hours
    session = Session.objects.create(
        site=series.site, series=series, kind=content.kind,
        name_uk=run.name.uk, name_en=run.name.en, about_uk=run.about.uk, about_en=run.about.en,
        place_uk=run.place.uk if run.place else "", place_en=run.place.en if run.place else "",
        institution=Institution.objects.filter(name=run.institution).first() if run.institution else None,
        starts_at=_moment(run.first, from_hour), ends_at=_moment(run.last, until_hour),
        places=run.places, least_age=run.ages[0], most_age=run.ages[1],
        guardian_text=_consent_text() if content.for_children else None,
        contact_name="Вигадана Організаторка", contact_phone="0342 00 00 00",
    )  # fmt: skip
    session.organisers.add(account("orhanizator"))
    for name in run.people:
        now = timezone.now()
        SignUp.objects.create(
            session=session, name=name, phone="050 000 00 00", age=run.ages[0], asked_at=now,
            confirmed_at=now, guardian_agreed_at=now, settled_at=now, state=SignUp.State.PLACED,
        )  # fmt: skip


def _moment(days: int, hour: int) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _consent_text() -> ConsentText:
    """What a guardian consents to, until the city's lawyers write theirs."""
    return ConsentText.objects.get_or_create(
        key="sessions",
        version=1,
        defaults={
            "title_uk": "Згода на участь дитини в занятті",
            "title_en": "Consent to a child’s taking part",
            "purpose_uk": "Провести заняття й мати звʼязок із батьками.",
            "purpose_en": "To hold the session and to reach the parents.",
            "body_uk": (
                "Я, один із батьків або законний представник дитини, погоджуюся, щоб вона відвідала це "
                "заняття, а його організатори обробляли її імʼя та вік і мої контакти. Після строку, "
                "названого під час запису, дані вилучають. Згоду можу відкликати будь-коли."
            ),
            "body_en": (
                "I, a parent or guardian of the child, agree that the child attends this session, and that "
                "its organisers process the child’s name and age and my contacts. The data is removed "
                "after the term named at the sign-up. I may withdraw the consent at any time."
            ),
            "scopes": [Scope.TAKE_PART],
        },
    )[0]

"""Consultations where readers look for what is new: home pages, the calendar, letters and feeds."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms import sites
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.dated import card_of
from cms.registries import Announcement, DatedThing, Scope, Topic
from volunteering import queries
from volunteering.models import ConsultationPage

TOPIC = "consultations"
SHOWN_AFTER = timedelta(days=14)
"""How long an answered consultation stands on home pages."""


def topics(site: Site) -> list[Topic]:
    """Provider: consultations, where a site has any."""
    roots = [root for root in sites.roots() if root.site_id == site.pk]
    has_any = any(queries.consultation_pages(root.path).exists() for root in roots)
    return [Topic(key=TOPIC, label=_("Consultations and their results"))] if has_any else []


def announcements(scope: Scope, after: datetime) -> list[Announcement]:
    """Provider: consultations that have opened since, and those of which everything has been answered."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return []
    now = timezone.now()
    answered = queries.all_answered(after=after, until=now)
    opened = Q(consultation__opens_on__gte=timezone.localdate(after)) | Q(first_published_at__gt=after)
    opened &= Q(consultation__opens_on__lte=timezone.localdate(now))
    pages = queries.consultation_pages(root.path).filter(opened | Q(consultation__in=answered))
    found = [_opened(page) for page in pages]
    found += [
        _answered(page, answered[page.consultation_id]) for page in pages if page.consultation_id in answered
    ]
    fresh = (item for item in found if after < item.when <= now)
    return sorted(fresh, key=lambda item: item.when)


def _opened(page: ConsultationPage) -> Announcement:
    opened = timezone.make_aware(datetime.combine(page.consultation.opens_on, time.min))
    return Announcement(
        name=f"consultation:{page.translation_key}:{page.locale_id}:opened",
        topics=(TOPIC,),
        title=page.title,
        text=page.introduction,
        url=page.full_url,
        # A page may be published after its first day.
        when=max(opened, page.first_published_at or opened),
    )


def _answered(page: ConsultationPage, when: datetime) -> Announcement:
    return Announcement(
        name=f"consultation:{page.translation_key}:{page.locale_id}:answered",
        topics=(TOPIC,),
        title=_("Answers: %s") % page.title,
        text=_("Every proposal is answered, with reasons."),
        url=page.full_url + page.OUTCOME,
        when=when,
    )


def dated_things(scope: Scope) -> list[DatedThing]:
    """Provider: consultations to come, under way and answered lately."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return []
    # Most days there is none, and the home page need not ask.
    ids = _shown_ids(root.path, scope.on)[: scope.limit]
    if not ids:
        return []
    pages = queries.consultation_pages(root.path).filter(pk__in=ids).select_related("hero_image")
    return [_card(page, scope) for page in pages]


@memoised(CONTENT)
def _shown_ids(path: str, on: date) -> tuple[int, ...]:
    pages = queries.consultation_pages(path).filter(consultation__answers_by__gte=on - SHOWN_AFTER)
    return tuple(pages.values_list("pk", flat=True))


def _card(page: ConsultationPage, scope: Scope) -> DatedThing:
    timeline = page.consultation.timeline(on=scope.on)
    return card_of(page, scope.request, kind=_("Consultation"), timeline=timeline)

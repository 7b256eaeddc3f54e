"""Noticing what is new: each name once, in an order that never changes afterwards."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Site

from cms import registries, sites
from cms.registries import Announcement, Scope
from subscriptions.models import Notice

LOOK_BACK = timedelta(days=30)
"""What has been public for longer when it is first seen (after an outage) is no news."""
KEEP = timedelta(days=90)
"""How long a notice is kept: far beyond the look back, and as long as a letter about it may be due."""


def public_now(site: Site, language: str, *, since: datetime, now: datetime) -> dict[str, Announcement]:
    """What has become public on a site since a moment, and still is, by its names."""
    scope = Scope(site=site, locale=sites.locale_for(language), on=timezone.localdate(now))
    with override(language):
        told = (one for _name, provider in registries.announcements for one in provider(scope, since))
        return {one.name: one for one in told if one.when <= now}


def notice_new(*, now: datetime | None = None) -> int:
    """Write down what is new on every site, in every language.

    Returns:
        How many things were new.
    """
    now = now or timezone.now()
    by_pk = {site.pk: site for site in sites.all_sites()}
    found: dict[str, Announcement] = {}
    for root in sites.roots():
        found |= public_now(by_pk[root.site_id], root.language, since=now - LOOK_BACK, now=now)
    return _write_down(found, now) if found else 0


@transaction.atomic
def _write_down(found: dict[str, Announcement], now: datetime) -> int:
    # One at a time, so that numbers become visible in their order: whoever has been told up to a number
    # would otherwise miss a smaller one that is committed later.
    list(Site.objects.select_for_update(no_key=True).order_by("pk"))
    known = set(Notice.objects.filter(name__in=found).values_list("name", flat=True))
    new = sorted((one for one in found.values() if one.name not in known), key=lambda one: one.when)
    Notice.objects.bulk_create(Notice(name=one.name, is_urgent=one.is_urgent, noticed_at=now) for one in new)
    return len(new)

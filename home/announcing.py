"""What subscribers and channels are told of alerts: at once, however often they want letters."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.languages import SOURCE_LANGUAGE
from cms.registries import Announcement, Scope, Topic
from home.models import Alert
from home.shell import alert_address, home_url

ALERTS = "alerts"


def topics(site: Site) -> Iterator[Topic]:
    """Provider: the alerts of a site."""
    yield Topic(ALERTS, _("Urgent: alarms, closures, changes (a letter at once)"))


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: the alerts that have begun since a moment and still run; in a language that has words."""
    language = scope.locale.language_code
    running = Alert.objects.running().filter(site=scope.site, starts_at__gt=since)
    for alert in running.select_related("link_page").order_by("starts_at", "pk"):
        if language != SOURCE_LANGUAGE and not getattr(alert, f"text_{language}", ""):
            continue
        # An alert that is switched on again on another day is another one.
        day = timezone.localdate(alert.starts_at)
        address = alert_address(alert, scope.site, language) or home_url(scope.site, language)
        yield Announcement(
            name=f"alert:{alert.pk}:{day:%Y-%m-%d}:{language}",
            topics=(ALERTS,),
            title=f"{alert.lead}. {alert.text}" if alert.lead else alert.text,
            text="",
            url=address if "://" in address else scope.site.root_url + address,
            when=alert.starts_at,
            is_urgent=True,
            label=alert.get_level_display(),
        )

"""The next letter as it would be now: for editors, and sent to nobody."""

from datetime import datetime

from django.db.models import Max

from cms.mail.rendering import Rendered
from cms.registries import name_of
from subscriptions.domain.digests import render
from subscriptions.domain.editions import Edition
from subscriptions.domain.rhythms import last_due
from subscriptions.models import Notice, Rhythm


def next_weekly(*, site, topic: str, language: str, now: datetime) -> Rendered | None:
    """What whoever chose one topic of a site will be told on the next Thursday; ``None`` for nothing yet.

    Args:
        site: the site.
        topic: the topic's key.
        language: of the letter.
        now: the moment (aware).
    """
    before = Notice.objects.filter(noticed_at__lte=last_due(Rhythm.WEEKLY, now=now))
    digest = Edition(now).digest(
        {site.pk: {topic}},
        language=language,
        home_id=site.pk,
        is_urgent=False,
        after=before.aggregate(newest=Max("pk"))["newest"] or 0,
    )
    if digest is None:
        return None
    nowhere = {"manage_url": "#", "leave_url": "#", "base_url": site.root_url, "organisation": name_of(site)}
    return render(digest, nowhere, language=language, is_urgent=False)

"""Which descriptions of e-services nobody has lately compared with their sources."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from cms.languages import SOURCE_LANGUAGE
from cms.listing import public
from news.models import EServicePage

CHECK_EVERY = 180


def stale_services(on: date, days: int = CHECK_EVERY) -> QuerySet[EServicePage]:
    """Published e-services never checked, then those checked too long ago, the longest first.

    Translations take the day from the Ukrainian page, so only that one is listed.

    Args:
        on: the day that it is asked on.
        days: for how many days a check holds.
    """
    services = EServicePage.objects.filter(
        Q(checked_on__isnull=True) | Q(checked_on__lt=on - timedelta(days=days)),
        locale__language_code=SOURCE_LANGUAGE,
    )
    return public(services).order_by(F("checked_on").asc(nulls_first=True), "path")

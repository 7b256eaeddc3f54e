"""Which institutions, seen by whom."""

from typing import Any

from django.db.models import QuerySet

from institutions.models import Institution, Representative


def institutions_of(user: Any) -> QuerySet[Institution]:
    """The institutions that ``user`` acts for: active ones, where that is confirmed."""
    if not user.is_authenticated or not user.is_active:
        return Institution.objects.none()
    confirmed = Representative.objects.filter(user=user, state=Representative.State.CONFIRMED)
    return Institution.objects.filter(active=True, pk__in=confirmed.values("institution"))

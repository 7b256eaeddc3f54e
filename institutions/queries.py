"""Which institutions and which of their people, seen by whom."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from institutions.models import Institution, Representative

State = Representative.State


def institutions_of(user: Any) -> QuerySet[Institution]:
    """The institutions that ``user`` acts for: active ones, where that is confirmed."""
    if not user.is_authenticated or not user.is_active:
        return Institution.objects.none()
    confirmed = Representative.objects.filter(user=user, state=State.CONFIRMED)
    return Institution.objects.filter(active=True, pk__in=confirmed.values("institution"))


def acting_for(institutions: Iterable[int]) -> QuerySet[Representative]:
    """Who acts for the institutions with these primary keys, by the rule of :func:`institutions_of`.

    With their accounts; who was confirmed first comes first.
    """
    acting = Representative.objects.filter(institution__in=institutions, state=State.CONFIRMED)
    acting = acting.filter(institution__active=True, user__is_active=True)
    return acting.select_related("user").order_by("decided_at", "pk")


def institution_by_slug(slug: str) -> Institution | None:
    """The institution that has, or had, an address."""
    found = Institution.objects.filter(Q(slug=slug) | Q(former_slugs__slug=slug))
    return found.distinct().first()


def representatives_for(user: Any) -> QuerySet[Representative]:
    """Whom ``user`` sees: themselves, the people of institutions they act for; as an editor, all.

    Whoever waits for confirmation sees nobody but themselves.
    """
    from institutions.permissions import confirms_everywhere

    everybody = Representative.objects.select_related("user", "institution")
    if not user.is_authenticated or not user.is_active:
        return everybody.none()
    if confirms_everywhere(user):
        return everybody
    return everybody.filter(Q(user=user) | Q(institution__in=institutions_of(user)))


def people_of(institutions: QuerySet[Institution]) -> QuerySet[Representative]:
    """Who acts for these institutions, and who waits, by name."""
    people = Representative.objects.filter(
        institution__in=institutions, state__in=[State.CONFIRMED, State.WAITING]
    )
    return people.select_related("user").order_by("user__last_name", "user__first_name", "user__email")


def confirmed_colleagues(representative: Representative) -> QuerySet:
    """The accounts of those who act for the same institution."""
    return get_user_model().objects.filter(
        is_active=True,
        representations__institution=representative.institution_id,
        representations__state=State.CONFIRMED,
    )


def confirming_editors() -> QuerySet:
    """The accounts whose groups confirm representatives. Superusers get no letters for that alone."""
    permission = Permission.objects.filter(
        content_type__app_label="institutions", codename="confirm_representative"
    )
    return get_user_model().objects.filter(is_active=True, groups__permissions__in=permission).distinct()

"""Institutions where readers look for them: in the search, and on a page of their own."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save
from django.urls import reverse

from cms import searching, sites
from cms.languages import SOURCE_LANGUAGE
from cms.registries import ListingItem
from cms.searching import Finding, Keys, Kind, Searchable
from institutions.models import FormerName, Institution

SOURCE = "institutions"
WEIGHT = 0.2
"""Who looks for «садок» wants to read of them before finding a hundred names."""


def connect() -> None:
    """Register with the search, and follow the rows from now on."""
    searching.searchables.register(SOURCE, searchable)
    for model, key in ((Institution, "pk"), (FormerName, "institution_id")):
        _follow(model, key)
    post_delete.connect(_deleted, sender=Institution, dispatch_uid="institutions.deleted")


def searchable(root: sites.Root) -> Searchable:
    """Provider: the institutions that work, on both sites in Ukrainian: they have no other names."""
    is_offered = root.language == SOURCE_LANGUAGE
    return Searchable(findings=_findings if is_offered else lambda keys: (), items=_items)


def _active(keys: Keys | None) -> QuerySet[Institution]:
    found = Institution.objects.filter(active=True)
    return found if keys is None else found.filter(pk__in=keys)


def _findings(keys: Keys | None) -> Iterator[Finding]:
    for institution in _active(keys).prefetch_related("former_names"):
        former = [former.name for former in institution.former_names.all()]
        place = [institution.settlement, institution.address]
        yield Finding(
            key=institution.pk,
            title=str(institution),
            text="\n".join(filter(None, [institution.name, *former, *place])),
            kind=Kind.INSTITUTION,
            weight=WEIGHT,
        )


def _items(keys: Keys, request: Any) -> dict[int, ListingItem]:
    return {
        institution.pk: ListingItem(
            title=str(institution),
            url=reverse("institution", args=[institution.slug]),
            text=place_of(institution),
            label=institution.get_kind_display(),
        )
        for institution in _active(keys)
    }


def place_of(institution: Institution) -> str:
    """Where an institution is, on one line."""
    return ", ".join(filter(None, [institution.settlement, institution.address]))


def _follow(model: type[Model], key: str) -> None:
    def saved(instance, raw=False, **kwargs):
        if raw:
            return
        if getattr(instance, "active", True):
            searching.changed(SOURCE, [getattr(instance, key)])
        else:
            searching.gone(SOURCE, [instance.pk])

    uid = f"institutions.finding.{model._meta.label}"
    post_save.connect(saved, sender=model, weak=False, dispatch_uid=uid)
    if model is FormerName:
        post_delete.connect(saved, sender=model, weak=False, dispatch_uid=uid)


def _deleted(sender, instance, **kwargs) -> None:
    searching.gone(SOURCE, [instance.pk])

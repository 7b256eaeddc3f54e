"""Keeping the registry: adding and changing institutions so that no name or address is lost or reused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.transliteration import slugify_uk
from cms.typography import nest_quotes
from institutions.models import FormerName, FormerSlug, Institution
from institutions.search import tokens

FIELDS = (
    "slug", "name", "short_name", "number", "kind", "settlement", "address", "latitude", "longitude",
    "source", "note", "active",
)  # fmt: skip
"""What is compared, exported and written into the audit record, beside the former names."""


@dataclass(frozen=True)
class Owner:
    """Whose a name is, or was."""

    institution: Institution
    former: bool


class Register:
    """Names and addresses of all institutions, present and former, read at once."""

    def __init__(self):
        self.institutions = {
            institution.pk: institution
            for institution in Institution.objects.prefetch_related("former_names", "former_slugs")
        }
        self.slugs: dict[str, Institution] = {}
        self.names: dict[str, list[Owner]] = {}
        for institution in self.institutions.values():
            self.slugs[institution.slug] = institution
            self.slugs |= {former.slug: institution for former in institution.former_slugs.all()}
            self._add(institution.name, Owner(institution, former=False))
            for former in institution.former_names.all():
                self._add(former.name, Owner(institution, former=True))

    def _add(self, name: str, owner: Owner) -> None:
        self.names.setdefault(same_name(name), []).append(owner)

    def owners(self, name: str, *, besides: int | None = None) -> list[Owner]:
        """Whose ``name`` is: those who have it now before those who had it."""
        owners = [owner for owner in self.names.get(same_name(name), []) if owner.institution.pk != besides]
        return sorted(owners, key=lambda owner: owner.former)

    def faults(self, institution: Institution) -> dict[str, str]:
        """What stands against saving ``institution``, by field: an address or a name of another one."""
        faults = {}
        owner = self.slugs.get(institution.slug)
        if owner is not None and owner.pk != institution.pk:
            faults["slug"] = nest_quotes(_("This address is, or was, that of “%s”.") % owner.name)
        for owner in self.owners(institution.name, besides=institution.pk)[:1]:
            words = _("“%s” had this name.") if owner.former else _("“%s” has this name.")
            faults["name"] = nest_quotes(words % owner.institution.name)
        return faults

    def free_slug(self, name: str, settlement: str, taken: Iterable[str] = ()) -> str:
        """An address made of ``name`` that nobody has or had."""
        taken = {*self.slugs, *taken}
        base = slugify_uk(name)[:100] or "zaklad"
        candidates = [base, f"{base}-{slugify_uk(settlement)}"[:115]]
        candidates += [f"{base}-{number}" for number in range(2, len(taken) + 3)]
        return next(slug for slug in candidates if slug not in taken)


def same_name(name: str) -> str:
    """What two spellings of one name have in common: «Ліцей №25» and «ліцей № 25»."""
    return " ".join(tokens(name))


@transaction.atomic
def save_institution(
    *, institution: Institution, by: Any, reason: str = "", now: datetime | None = None
) -> Institution:
    """Add or change an institution; its old name and its old address are kept as former ones.

    Args:
        institution: with its new values and former names, checked by :meth:`Register.faults` before.
        by: who does it.
        reason: for the audit record, such as the file that it was imported from.
    """
    now = now or timezone.now()
    known = Institution.objects.select_for_update().filter(pk=institution.pk).first()
    if not institution.slug:
        institution.slug = Register().free_slug(institution.name, institution.settlement)
    if known is not None and same_name(known.name) != same_name(institution.name):
        _keep_name(institution, known.name, now)
    changes = differences(known, institution)
    institution.save()
    if known is not None and known.slug != institution.slug:
        FormerSlug.objects.filter(slug=institution.slug).delete()  # its own, taken back
        FormerSlug.objects.create(institution=institution, slug=known.slug)
    if changes:
        audit.record(
            action="institution.change" if known else "institution.add",
            subject=institution,
            actor=by,
            reason=reason,
            data={field: [before, after] for field, before, after in changes},
            now=now,
        )
    return institution


def _keep_name(institution: Institution, name: str, now: datetime) -> None:
    if same_name(name) not in {same_name(former.name) for former in institution.former_names.all()}:
        institution.former_names.add(FormerName(name=name, until=timezone.localdate(now)))


def former_names(institution: Institution | None) -> str:
    """The former names in one line, by the alphabet."""
    return "; ".join(sorted(former.name for former in institution.former_names.all())) if institution else ""


def differences(before: Institution | None, after: Institution) -> list[tuple[str, str, str]]:
    """What is different: (field, value before, value after), as words."""
    pairs = [
        (field, as_words(getattr(before, field, None)), as_words(getattr(after, field))) for field in FIELDS
    ]
    pairs.append(("former_names", former_names(before), former_names(after)))
    return [pair for pair in pairs if pair[1] != pair[2]]


def as_words(value: Any) -> str:
    """A field's value as it is compared: numbers without needless zeros, nothing as an empty string."""
    if value is None:
        return ""
    return f"{value:.5f}".rstrip("0").rstrip(".") if hasattr(value, "as_tuple") else str(value)

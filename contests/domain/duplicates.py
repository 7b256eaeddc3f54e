"""Entries that may be the same work, or by the same pupil, twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.consent import same_name
from contests.models import Contest, EntryFile, EntryVersion, State

FINGERPRINT_BITS = 63
NEAR = 6
"""Bits in which the fingerprints of two pictures of one work may differ."""


class Kind(models.TextChoices):
    """What two entries have in common, the surest first."""

    FILE = "file", _("the same file")
    PICTURE = "picture", _("nearly the same picture")
    PUPIL = "pupil", _("the same pupil")


@dataclass(frozen=True)
class Suspicion:
    """Entries, by their versions that stand, that have something in common."""

    kind: Kind
    versions: tuple[EntryVersion, ...]


def suspicions(contest: Contest) -> list[Suspicion]:
    """What may be twice in a contest; entries withdrawn or refused do not count.

    Four queries, whatever the number of entries.
    """
    versions = list(
        EntryVersion.objects.standing()
        .for_table()
        .filter(entry__contest=contest)
        .exclude(entry__state__in=[State.WITHDRAWN, State.REFUSED])
        .order_by("entry__reference")
    )
    by_file = _groups((file.sha256, version) for version in versions for file in version.files.all())
    by_pupil = _groups(
        (same_name(pupil["full_name"]), version) for version in versions for pupil in version.participants
    )
    near = [group for group in _near(versions) if group not in by_file]
    return [
        *(Suspicion(Kind.FILE, group) for group in by_file),
        *(Suspicion(Kind.PICTURE, group) for group in near),
        *(Suspicion(Kind.PUPIL, group) for group in by_pupil),
    ]


def _groups(pairs: Iterable[tuple[Hashable, EntryVersion]]) -> list[tuple[EntryVersion, ...]]:
    """Versions of different entries that share a key; an empty key is shared by nobody."""
    found: dict[Hashable, dict[int, EntryVersion]] = defaultdict(dict)
    for key, version in pairs:
        if key:
            found[key][version.pk] = version
    groups = (tuple(group.values()) for group in found.values() if len(group) > 1)
    return list(dict.fromkeys(groups))


def _near(versions: list[EntryVersion]) -> list[tuple[EntryVersion, ...]]:
    """Pairs of entries with pictures that look alike."""
    pictures = [
        (file.fingerprint, version)
        for version in versions
        for file in version.files.all()
        if file.kind == EntryFile.Kind.PICTURE and file.fingerprint is not None
    ]
    pairs = near_pairs([fingerprint for fingerprint, _version in pictures])
    found = (
        tuple(sorted((pictures[a][1], pictures[b][1]), key=lambda version: version.pk)) for a, b in pairs
    )
    return list(dict.fromkeys(pair for pair in found if pair[0].pk != pair[1].pk))


def near_pairs(fingerprints: list[int], *, near: int = NEAR) -> list[tuple[int, int]]:
    """Places of fingerprints that differ in at most ``near`` bits.

    The bits are cut into one band more than may differ: two that are near agree in a whole band at
    least, so only those that share a band are compared. 5,000 take a fraction of a second.

    Returns:
        Pairs of places, the lower first, in order.
    """
    width = -(-FINGERPRINT_BITS // (near + 1))
    mask = (1 << width) - 1
    found = set()
    for shift in range(0, FINGERPRINT_BITS, width):
        bands: dict[int, list[int]] = defaultdict(list)
        for place, fingerprint in enumerate(fingerprints):
            band = bands[(fingerprint >> shift) & mask]
            found.update(
                (other, place) for other in band if (fingerprints[other] ^ fingerprint).bit_count() <= near
            )
            band.append(place)
    return sorted(found)

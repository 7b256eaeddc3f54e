"""What papers say, for those who put it together without drawing it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """The words of a diploma or of a certificate."""

    heading: str
    honour: str
    verb: str
    name: str
    whose: str
    """Of which class and institution; may be empty, as ``honour`` may."""
    reasons: tuple[str, ...]
    organisers: str
    place_and_day: str
    code: str
    address: str
    """Where the code is confirmed: whole, for it is scanned."""

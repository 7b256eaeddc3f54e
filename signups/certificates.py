"""What a certificate says on paper, and what its code confirms to anybody."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from cms import registries
from cms.codes import read, written
from cms.papers import drawn_elsewhere
from cms.papers.words import Sheet
from signups.models import Session, SignUp

LANGUAGE = "uk"


@dataclass(frozen=True)
class Confirmed:
    """What is said of a genuine certificate: initials only, for the name stands on the paper.

    Args:
        code: as it is printed.
        session: what it is of.
        hours: credited, in words; may be empty.
        initials: of the person; empty once the personal data is removed.
        issued_at: when.
    """

    code: str
    session: Session
    hours: str
    initials: str
    issued_at: datetime


def confirm(code: str) -> Confirmed | None:
    """What ``code``, as somebody typed it, stands for; ``None`` for no certificate."""
    code = read(code)
    rows = SignUp.objects.select_related("session__site", "session__institution")
    row = rows.filter(certificate_code=code, state=SignUp.State.PLACED).first() if code else None
    if row is None:
        return None
    initials = " ".join(f"{part[0].upper()}." for part in row.name.split()[:3])
    return Confirmed(written(code), row.session, hours_of(row), initials, row.certified_at)


def hours_of(sign_up: SignUp) -> str:
    """The time credited, in words; empty where none is known."""
    if not sign_up.minutes:
        return ""
    hours = number_format(round(Decimal(sign_up.minutes) / 60, 2).normalize(), use_l10n=True)
    return _("%s h") % hours


def paper_of(sign_up: SignUp) -> bytes:
    """The certificate as a PDF, in Ukrainian whatever the reader speaks; drawn in a process of its own."""
    with translation.override(LANGUAGE):
        title, sheet = _("Certificate of participation"), sheet_of(sign_up)
    words = {"title": title, "language": LANGUAGE, "sheets": [asdict(sheet)]}
    return drawn_elsewhere("cms.papers.sheets", words)


def sheet_of(sign_up: SignUp) -> Sheet:
    """Its words, in the language that is active."""
    session = sign_up.session
    hours = hours_of(sign_up)
    reasons = [f"«{session.name}»", str(session.when)]
    return Sheet(
        heading=_("Certificate of participation"),
        honour="",
        verb=_("is given to"),
        name=sign_up.name,
        whose="",
        reasons=(*reasons, *([_("Time given: %s") % hours] if hours else [])),
        organisers=str(session.institution or registries.name_of(session.site)),
        place_and_day=_("Ivano-Frankivsk, %s")
        % date_format(timezone.localtime(sign_up.certified_at), "j E Y"),
        code=written(sign_up.certificate_code),
        address=session.site.root_url + reverse("sign_up_check", args=[sign_up.certificate_code]),
    )

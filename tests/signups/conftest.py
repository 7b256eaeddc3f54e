"""A session with places, and people who want to come."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cms.consent import ConsentText, Scope
from signups.domain import asking
from signups.models import Session, SignUp

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=KYIV)
STARTS = datetime(2026, 3, 14, 10, 0, tzinfo=KYIV)


def make_session(site, **fields) -> Session:
    values = {
        "site": site, "kind": Session.Kind.SHIFT,
        "name_uk": "Толока в парку", "name_en": "Clean-up in the park",
        "place_uk": "Парк Шевченка", "starts_at": STARTS, "ends_at": STARTS + timedelta(hours=3), "places": 2,
    }  # fmt: skip
    return Session.objects.create(**values | fields)


def make_text() -> ConsentText:
    return ConsentText.objects.create(
        key="volunteering", title_uk="Згода", purpose_uk="Участь", body_uk="Погоджуюся.",
        scopes=[Scope.TAKE_PART],
    )  # fmt: skip


def asked(session: Session, name: str = "Петренко Оля", *, now=NOW, **fields) -> SignUp:
    values = {"name": name, "email": f"{abs(hash(name))}@example.org", **fields}
    return asking.ask(session=session, values=values, now=now)


def placed(session: Session, name: str = "Петренко Оля", *, now=NOW, **fields) -> SignUp:
    return asking.confirm(sign_up=asked(session, name, now=now, **fields), now=now)


@pytest.fixture
def session(communications) -> Session:
    return make_session(communications)


@pytest.fixture
def clock(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine

"""A resident finds a call for volunteers and takes a place at one of its shifts."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.people import Person
from tests.browser.test_accessibility import violations
from tests.installation import COMMUNICATIONS

pytestmark = pytest.mark.slow

CALL = "Приклад: пакувати посилки для захисників"
EMAIL = "dobryi@example.org"


def test_a_resident_takes_a_place_at_a_shift_and_gives_it_back(meet, ratusha, addresses):
    resident = meet(Person, PHONE)
    resident.opens(addresses.of("volunteering.callindexpage", COMMUNICATIONS))
    resident.follows(CALL)
    resident.main.locator(".session a.button").first.click()
    resident.reads(CALL)
    assert violations(resident.page) == []
    resident.sends(name="Вигаданий Добродій", email=EMAIL, age="41")
    resident.reads(EMAIL)
    assert violations(resident.page) == []

    assert places(ratusha) == [("shift", "asked")]
    resident.confirms_by_letter(EMAIL, "/signup/confirm/")
    resident.reads("Місце за вами.")
    assert places(ratusha) == [("shift", "placed")]

    resident.confirms_by_letter(EMAIL, "/signup/mine/")
    assert places(ratusha) == [("shift", "cancelled")]


def places(ratusha) -> list[tuple[str, str]]:
    """What the resident has signed up for, and what became of it."""
    return ratusha.rows(
        """
        SELECT session.kind, sign_up.state FROM signups_signup sign_up
        JOIN signups_session session ON session.id = sign_up.session_id WHERE sign_up.email = ?
        """,
        EMAIL,
    )

"""A parent books a place in the winter school."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.contest_people import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_consultation_walk import confirms, meet, sends  # noqa: F401 - meet is a fixture
from tests.installation import EDUCATION

pytestmark = pytest.mark.slow

SCHOOLS = "/kampanii/zymovi-shkoly/"
FREE = "Техношкола"


def state(ratusha, email: str) -> str:
    [(found,)] = ratusha.rows("SELECT state FROM signups_signup WHERE email = ?", email)
    return found


def opens_the_form(person: Person, ratusha, name: str) -> None:
    person.opens(ratusha.url(SCHOOLS, host=EDUCATION))
    person.page.locator(".session", has_text=name).locator("a.button").click()
    assert violations(person.page) == []


def test_a_parent_books_a_place_with_a_guardians_consent(meet, ratusha):  # noqa: F811
    parent = meet(PHONE)
    opens_the_form(parent, ratusha, FREE)
    sends(
        parent, name="Вигадана Марічка", email="marichka@example.org", age="9",
        guardian_name="Вигадана Ірина", guardian_email="iryna@example.org",
    )  # fmt: skip
    confirms(parent, "marichka@example.org", "/signup/confirm/")
    assert state(ratusha, "marichka@example.org") == "asked"

    parent.opens(parent.gets_letter("iryna@example.org", "/signup/agree/").link("/signup/agree/"))
    assert violations(parent.page) == []
    parent.page.check("[name=agrees]")
    parent.page.locator("main form button[type=submit]").click()
    parent.page.wait_for_load_state()

    assert state(ratusha, "marichka@example.org") == "placed"
    parent.opens(parent.gets_letter("marichka@example.org", "/signup/mine/").link("/signup/mine/"))
    assert violations(parent.page) == []

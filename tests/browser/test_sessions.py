"""A parent books a place in the winter school; who waits gets the place that an organiser frees."""

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Person
from tests.browser.test_accessibility import violations
from tests.installation import EDUCATION

pytestmark = pytest.mark.slow

SCHOOLS = "/kampanii/zymovi-shkoly/"
FREE, FULL = "Техношкола", "Мистецька майстерня"


def state(ratusha, email: str) -> str:
    [(found,)] = ratusha.rows("SELECT state FROM signups_signup WHERE email = ?", email)
    return found


def opens_the_form(person: Person, ratusha, name: str) -> None:
    person.opens(ratusha.url(SCHOOLS, host=EDUCATION))
    person.page.locator(".session", has_text=name).locator("a.button").click()
    assert violations(person.page) == []


def test_a_parent_books_a_place_with_a_guardians_consent(meet, ratusha):
    parent = meet(Person, PHONE)
    opens_the_form(parent, ratusha, FREE)
    parent.sends(
        name="Вигадана Марічка", email="marichka@example.org", age="9",
        guardian_name="Вигадана Ірина", guardian_email="iryna@example.org",
    )  # fmt: skip
    parent.confirms_by_letter("marichka@example.org", "/signup/confirm/")
    assert state(ratusha, "marichka@example.org") == "asked"

    parent.opens(parent.gets_letter("iryna@example.org", "/signup/agree/").link("/signup/agree/"))
    assert violations(parent.page) == []
    parent.page.check("[name=agrees]")
    parent.sends_as_it_is()

    assert state(ratusha, "marichka@example.org") == "placed"
    parent.opens(parent.gets_letter("marichka@example.org", "/signup/mine/").link("/signup/mine/"))
    assert violations(parent.page) == []


def test_who_waits_gets_the_place_that_an_organiser_frees(meet, ratusha):
    waiting, organiser = meet(Person, PHONE), meet(Person, DESK)
    opens_the_form(waiting, ratusha, FULL)
    waiting.sends(
        name="Вигаданий Орест", email="orest@example.org", age="10",
        guardian_name="Вигаданий Іван", guardian_email="ivan@example.org",
    )  # fmt: skip
    waiting.confirms_by_letter("orest@example.org", "/signup/confirm/")
    waiting.confirms_by_letter("ivan@example.org", "/signup/agree/", tick="agrees")
    assert state(ratusha, "orest@example.org") == "waiting"

    organiser.signs_in("orhanizator")
    organiser.opens("/account/sessions/")
    assert violations(organiser.page) == []
    organiser.page.locator("main a", has_text=FULL.split()[0]).first.click()
    assert violations(organiser.page) == []
    organiser.page.locator("main a.button--quiet").first.click()
    organiser.page.fill("[name=reason]", "Записано двічі.")
    organiser.sends_as_it_is()

    assert state(ratusha, "orest@example.org") == "placed"

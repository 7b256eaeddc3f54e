"""A resident changes clause 4.2: proposes, confirms by link, is published, supported and answered."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.contest_people import Person
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.slow

DESK = {"width": 1280, "height": 900}
NEW = "Посвідчення волонтера діє безстроково."
REASON = "Бо кожне переоформлення – це зайва черга."
ANSWER = "Слушно: строк посвідчення не потрібен."


@pytest.fixture
def meet(chromium, ratusha):
    """Gives somebody a browser: ``meet(PHONE)``."""
    contexts = []

    def arrive(viewport: dict) -> Person:
        context = chromium.new_context(viewport=viewport, locale="uk-UA")
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Person(context.new_page(), ratusha)

    yield arrive
    for context in contexts:
        context.close()


def sends(person: Person, **values: str) -> None:
    """Fill in the form, as slowly as a person does, and send it."""
    for name, value in values.items():
        person.page.fill(f"main [name={name}]", value)
    person.page.wait_for_timeout(3_500)
    person.page.locator("main form button[type=submit]").click()
    person.page.wait_for_load_state()


def confirms(person: Person, address: str, way: str, *, tick: str = "") -> None:
    """Open the letter's link and press its one button; before that tick a box."""
    person.opens(person.gets_letter(address, way).link(way))
    if tick:
        person.page.check(f"main [name={tick}]")
    person.page.locator("main form button[type=submit]").click()
    person.page.wait_for_load_state()


def test_a_resident_changes_a_clause(meet, ratusha, addresses):
    resident, neighbour, coordinator = meet(PHONE), meet(PHONE), meet(DESK)
    statute = addresses.of("volunteering.statutepage", "localhost")

    resident.opens(f"{statute}punkt/4.2/")
    assert violations(resident.page) == []
    resident.page.locator("main a.button").click()
    assert violations(resident.page) == []
    sends(resident, text=NEW, reason=REASON, email="olha@example.org")
    confirms(resident, "olha@example.org", "/volunteering/confirm/")

    coordinator.signs_in("volontery")
    coordinator.opens("/admin/proposals/?state=received&q=4.2")
    coordinator.page.locator("main table a").first.click()
    coordinator.reads(REASON)
    coordinator.page.click("main button[value=publish]")
    [(number,)] = ratusha.rows("SELECT number FROM volunteering_proposal WHERE reason = ?", REASON)

    resident.opens(resident.gets_letter("olha@example.org", f"propozytsiia/{number}/").link("propozytsiia"))
    resident.reads(REASON)
    page = resident.page.url
    neighbour.opens(page)
    neighbour.page.locator("main a.button").click()
    sends(neighbour, email="petro@example.org")
    confirms(neighbour, "petro@example.org", "/volunteering/confirm-support/", tick="wants_answer")

    coordinator.page.select_option("main [name=verdict]", "accept")
    coordinator.page.fill("main [name=answer_uk]", ANSWER)
    coordinator.page.click("main button[value=answer]")

    for person, address in [(resident, "olha@example.org"), (neighbour, "petro@example.org")]:
        assert person.gets_letter(address, ANSWER).link("propozytsiia") == page
    resident.opens(page)
    resident.reads(ANSWER)
    assert violations(resident.page) == []

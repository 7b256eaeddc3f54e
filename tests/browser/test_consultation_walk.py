"""A resident changes clause 4.2: proposes, confirms by link, is published, supported and answered."""

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Person
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.slow

NEW = "Посвідчення волонтера діє безстроково."
REASON = "Бо кожне переоформлення – це зайва черга."
ANSWER = "Слушно: строк посвідчення не потрібен."


def test_a_resident_changes_a_clause(meet, ratusha, addresses):
    resident, neighbour, coordinator = meet(Person, PHONE), meet(Person, PHONE), meet(Person, DESK)
    statute = addresses.of("volunteering.statutepage", "localhost")

    resident.opens(f"{statute}punkt/4.2/")
    assert violations(resident.page) == []
    resident.page.locator("main a.button").click()
    assert violations(resident.page) == []
    resident.sends(text=NEW, reason=REASON, email="olha@example.org")
    resident.confirms_by_letter("olha@example.org", "/volunteering/confirm/")

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
    neighbour.sends(email="petro@example.org")
    neighbour.confirms_by_letter("petro@example.org", "/volunteering/confirm-support/", tick="wants_answer")

    coordinator.page.select_option("main [name=verdict]", "accept")
    coordinator.page.fill("main [name=answer_uk]", ANSWER)
    coordinator.page.click("main button[value=answer]")

    for person, address in [(resident, "olha@example.org"), (neighbour, "petro@example.org")]:
        assert person.gets_letter(address, ANSWER).link("propozytsiia") == page
    resident.opens(page)
    resident.reads(ANSWER)
    assert violations(resident.page) == []

"""A resident says something back: whether a page helped, and a message to a department."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.letters import wait_for_letter
from tests.browser.test_accessibility import SCHEMES, SITES, WIDER_THAN_THE_SCREEN, violations
from tests.installation import COMMUNICATIONS

A_PERSON_TAKES = 3200  # milliseconds at least
WORDS = "Приклад: не відкривається сторінка про чергу."


@pytest.fixture
def page_url(addresses) -> str:
    """A standing page of the communications site."""
    return addresses.of("home.standardpage", COMMUNICATIONS)


def fill_in(page: Page) -> None:
    page.locator("#id_topic").select_option(index=1)
    page.fill("#id_email", "olena@example.com")
    page.fill("#id_words", WORDS)


def send(page: Page) -> None:
    page.click("main form button[type=submit]")


def test_a_page_was_no_help_and_without_javascript_one_says_why(reader, ratusha, page_url):
    with reader(java_script_enabled=False) as page:
        page.goto(page_url)
        page.click("a[href$='?useful=no']")
        expect(page.locator("#id_useful_1")).to_be_checked()
        page.fill("#id_words", WORDS)
        page.wait_for_timeout(A_PERSON_TAKES)
        send(page)
        assert page.url.endswith("/thanks/")
        page.click("main .account a.button")
        assert page.url == page_url
    said = ratusha.rows("SELECT is_useful FROM feedback_opinion WHERE words = ?", WORDS)
    assert said == [(0,)]


@pytest.mark.slow
def test_a_message_written_in_haste_waits_half_a_minute_without_javascript(reader, ratusha, home):
    with reader(java_script_enabled=False) as page:
        page.goto(f"{home}feedback/contact/")
        fill_in(page)
        send(page)
        expect(page.locator("#id_words")).to_have_value(WORDS)
        expect(page.locator(".open-form__words")).to_be_visible()
        page.wait_for_timeout(30_500)
        send(page)
        assert page.url.endswith("/feedback/contact/sent/")
    assert WORDS in wait_for_letter(ratusha.folder, "site@example.org", WORDS).text


def test_with_javascript_the_browser_works_instead_of_waiting(reader, home):
    with reader() as page:
        page.goto(f"{home}feedback/contact/")
        fill_in(page)
        send(page)
        expect(page.locator("[name=altcha]")).not_to_have_value("", timeout=45_000)
        expect(page.locator("#id_words")).to_have_value(WORDS)
        send(page)
        assert page.url.endswith("/feedback/contact/sent/")


@SITES
@pytest.mark.slow
def test_axe_finds_nothing(reader, ratusha, host):
    [(pk,)] = ratusha.rows(
        "SELECT page_id FROM feedback_opinion JOIN wagtailcore_site site ON site.id = site_id "
        "WHERE site.hostname = ? ORDER BY page_id LIMIT 1",
        host,
    )
    faults = []
    with reader() as page:
        for path in (
            f"/feedback/page/{pk}/",
            f"/feedback/page/{pk}/thanks/",
            "/feedback/contact/sent/?copy",
            "/feedback/copy/nothing/",
            "/feedback/contact/",
        ):
            page.goto(ratusha.url(path, host=host))
            faults += looked_at(page, path)
        send(page)
        faults += looked_at(page, "mistakes")
        page.goto(ratusha.url("/feedback/contact/", host=host))
        fill_in(page)
        send(page)
        faults += looked_at(page, "suspicion")
    assert not faults, "\n".join(faults)


def looked_at(page: Page, what: str) -> list[str]:
    """What axe finds on the page as it is now, narrow and wide, by day and by night."""
    faults = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{what} {width} px: {fault}" for fault in page.evaluate(WIDER_THAN_THE_SCREEN)]
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            faults += [f"{what} {width} px {scheme}: {fault}" for fault in violations(page, rules)]
    return faults

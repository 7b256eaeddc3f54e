"""A resident types into the search field: titles are offered, and nothing is lost without them."""

from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations

FIELD = "#page-search"


def typing(page: Page, home: str, words: str):
    page.goto(f"{home}search/")
    page.locator(FIELD).press_sequentially(words, delay=20)
    return page.get_by_role("listbox")


def test_titles_are_offered_and_chosen_by_keyboard(reader, home):
    with reader() as page:
        offered = typing(page, home, "садо")
        expect(offered).to_be_visible()
        field, first = page.locator(FIELD), offered.get_by_role("option").first
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("status")).not_to_be_empty()
        assert violations(page) == []

        field.press("ArrowDown")
        expect(first).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
        field.press("Escape")
        expect(offered).to_be_hidden()
        expect(field).to_have_value("садо")

        field.press_sequentially("к")
        expect(offered).to_be_visible()
        field.press("ArrowDown")
        address = first.get_attribute("data-url")
        field.press("Enter")
        page.wait_for_url(f"**{address}")


def test_enter_without_a_choice_searches_and_leaving_the_field_closes_the_list(reader, home):
    with reader() as page:
        offered = typing(page, home, "садок")
        expect(offered).to_be_visible()
        page.locator(FIELD).press("Tab")
        expect(offered).to_be_hidden()
        page.locator(FIELD).press("Enter")
        expect(page.locator(".hits__item").first).to_be_visible()
        expect(page.locator("mark").first).to_be_visible()


def test_without_suggestions_and_without_javascript_the_field_searches(reader, home):
    with reader() as page:
        # What a café's network says before one has agreed to its terms.
        page.route("**/suggest/**", lambda route: route.fulfill(status=200, body="<html>"))
        offered = typing(page, home, "садок")
        page.wait_for_timeout(600)
        expect(offered).to_be_hidden()
        page.locator(FIELD).press("Enter")
        expect(page.locator(".hits__item").first).to_be_visible()
    with reader(java_script_enabled=False) as page:
        page.goto(f"{home}search/")
        page.fill(FIELD, "садок")
        page.locator(FIELD).press("Enter")
        expect(page.locator(".hits__item").first).to_be_visible()

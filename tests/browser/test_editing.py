"""Editors change pages, and residents see it: the whole way through the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import listen
from tests.installation import COMMUNICATIONS, EDUCATION

DESKTOP = {"width": 1280, "height": 900}
PASSWORD = "ratusha-demo"


@pytest.fixture
def editor(chromium, ratusha):
    """Signs a demo account in, in a browser of its own, and gives the editor's first page."""
    contexts = []

    def sign_in(name: str) -> Page:
        context = chromium.new_context(viewport=DESKTOP, locale="uk-UA")
        contexts.append(context)
        page = context.new_page()
        page.goto(ratusha.url("/admin/"))
        assert "/account/login/" in page.url
        page.locator("input[name=login]").fill(f"{name}@demo.localhost")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def page_id(ratusha, type_: str, host: str) -> tuple[int, str]:
    """A live Ukrainian page of a type: its id and its address."""
    app, model = type_.split(".")
    [(pk, path, root)] = ratusha.rows(
        f"""
        SELECT page.id, page.url_path, root.url_path FROM wagtailcore_page page
        JOIN {app}_{model} own ON own.page_ptr_id = page.id
        JOIN wagtailcore_site site ON site.hostname = ?
        JOIN wagtailcore_page root ON root.id = site.root_page_id
        WHERE page.live AND page.path LIKE root.path || '%' ORDER BY page.id LIMIT 1
        """,  # noqa: S608
        host,
    )
    return pk, ratusha.url("/" + path.removeprefix(root), host=host)


def choose_action(page: Page, name: str) -> None:
    """Press one of the actions at the foot of the page's form, opening their menu where it hides."""
    action = page.locator(f"footer [name={name}]").first
    if not action.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    action.click()


def test_a_changed_title_is_public_at_once(editor, reader, ratusha):
    pk, url = page_id(ratusha, "news.newspage", COMMUNICATIONS)
    with reader() as resident:
        resident.goto(url)
        before = resident.locator("h1").inner_text()
        page = editor("komunikatsii")
        page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
        title = page.locator("input[name=title], textarea[name=title]")
        title.fill("Заголовок, якого ще не було")
        choose_action(page, "action-publish")
        expect(page.locator(".messages .success")).to_be_visible()

        resident.goto(url)
        expect(resident.locator("h1")).to_have_text("Заголовок, якого ще не було")
        assert before not in resident.locator("h1").inner_text()


def test_a_date_is_taken_as_it_is_typed_in_the_order_of_a_machine_too(editor, ratusha):
    pk, _url = page_id(ratusha, "news.eservicepage", COMMUNICATIONS)
    page = editor("komunikatsii")
    page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
    leave_typed(page, "checked_on", "2025-03-14")
    choose_action(page, "action-publish")
    expect(page.locator(".messages .success")).to_be_visible()
    assert ratusha.rows("SELECT checked_on FROM news_eservicepage WHERE page_ptr_id = ?", pk) == [
        ("2025-03-14",)
    ]


def test_a_date_that_cannot_be_read_is_refused_and_stays_as_it_was_typed(editor, ratusha):
    pk, _url = page_id(ratusha, "news.eservicepage", COMMUNICATIONS)
    page = editor("komunikatsii")
    page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
    leave_typed(page, "checked_on", "31.02.2026")
    choose_action(page, "action-publish")
    expect(page.locator("[name=checked_on]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=checked_on]")).to_have_value("31.02.2026")


def leave_typed(page: Page, name: str, words: str) -> None:
    """Type into a field with a date picker, and leave it with the keyboard."""
    field = page.locator(f"[name={name}]")
    field.fill("")
    field.press_sequentially(words)
    page.wait_for_timeout(200)  # until the picker has opened
    field.press("Tab")
    expect(field).to_have_value(words)


def test_a_draft_is_seen_in_the_preview_and_nowhere_else(editor, reader, ratusha):
    pk, url = page_id(ratusha, "home.standardpage", COMMUNICATIONS)
    page = editor("komunikatsii")
    complaints = listen(page.context)
    page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
    page.locator("textarea[name=title], input[name=title]").fill("Чернетка, якої ніхто не бачить")
    page.locator("button[aria-label*='опередній перегляд'], [data-side-panel-toggle=preview]").first.click()
    preview = page.frame_locator("iframe[id*=preview], iframe[title*='ерегляд']").first

    expect(preview.locator("h1")).to_contain_text("Чернетка, якої ніхто не бачить", timeout=15_000)
    with reader() as resident:
        resident.goto(url)
        expect(resident.locator("h1")).not_to_contain_text("Чернетка")
    assert [text for text in complaints if "Content Security Policy" in text] == []


def test_an_editor_of_one_site_is_not_let_into_the_others_page(editor, ratusha):
    pk, _ = page_id(ratusha, "news.newspage", EDUCATION)
    page = editor("komunikatsii")

    answer = page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))

    assert answer.status == 404


def test_on_the_education_site_two_people_approve_before_anything_is_public(editor, reader, ratusha):
    pk, url = page_id(ratusha, "news.newspage", EDUCATION)
    title = "Новина, яку схвалили двоє"

    author = editor("osvita.redaktor")
    author.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
    assert author.locator("[name=action-publish]").count() == 0
    author.locator("textarea[name=title], input[name=title]").fill(title)
    choose_action(author, "action-submit")
    expect(author.locator(".messages .success")).to_be_visible()

    with reader() as resident:
        for name in ("osvita.koleha", "osvita"):
            resident.goto(url)
            expect(resident.locator("h1")).not_to_have_text(title)
            approve(editor(name), ratusha, pk)
        resident.goto(url)
        expect(resident.locator("h1")).to_have_text(title)


def approve(page: Page, ratusha, pk: int) -> None:
    page.goto(ratusha.url(f"/admin/pages/{pk}/edit/"))
    # The other one of the name asks for a comment first.
    action = page.locator("[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])").first
    if not action.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    action.click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_wrong_password_opens_nothing(chromium, ratusha):
    context = chromium.new_context(locale="uk-UA")
    page = context.new_page()
    page.goto(ratusha.url("/account/login/"))
    page.locator("input[name=login]").fill("komunikatsii@demo.localhost")
    page.locator("input[name=password]").fill("not the password")
    page.locator("main form button[type=submit]").first.click()

    assert "/account/login/" in page.url
    expect(page.locator("[role=alert], .error-summary, .form-field__error, .errorlist").first).to_be_visible()
    context.close()

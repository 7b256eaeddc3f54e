"""A school's files in a browser: a broken connection or a reload costs a piece, not the file."""

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from contests.domain import entries
from contests.domain.uploads import take_file
from contests.models import EntryFile, Upload
from tests.browser.contests.conftest import offsets_sent, opened
from tests.contests import samples

pytestmark = pytest.mark.django_db(transaction=True)
PIECES = "**/account/contests/uploads/*/"


@pytest.fixture(scope="module")
def photo() -> dict:
    """A photo of a few pieces, as a phone gives it."""
    return {"name": "Мама і яблуня.jpg", "mimeType": "image/jpeg", "buffer": samples.large_photo()}


def choose(page: Page, *files: dict) -> None:
    page.set_input_files("input[type=file][name=files]", list(files))


def row(page: Page, name: str) -> Locator:
    return page.locator(".file-list__item", has_text=name)


def small(name: str, seed: int) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": samples.jpeg(seed=seed)}


def test_several_files_arrive_each_with_a_thumbnail_in_the_order_they_were_chosen(browser, draft):
    page = opened(browser, draft)
    choose(page, *(small(f"{number}.jpg", number) for number in (1, 2, 3)))
    expect(page.locator(".file-list__thumbnail:visible")).to_have_count(3)
    thumbnails = page.locator(".file-list__thumbnail:visible")
    assert thumbnails.evaluate_all("all => all.every((one) => one.complete && one.naturalWidth)")
    expect(page.locator("[name=retry_file]:visible")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.reload()
    names = page.locator(".file-list > li .file-list__name > :first-child")
    expect(names).to_have_text(["1.jpg", "2.jpg", "3.jpg"])


def test_a_broken_connection_is_waited_for(browser, draft, photo):
    page = opened(browser, draft)
    broken = []

    def break_once(route):
        if route.request.method == "PATCH" and len(broken) < 2:
            broken.append(route.request.headers["upload-offset"])
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(PIECES, break_once)
    choose(page, photo)
    expect(row(page, photo["name"]).locator("img")).to_be_visible(timeout=20_000)
    assert broken == ["0", "0"]
    assert EntryFile.objects.get().status == EntryFile.Status.READY


def test_after_a_reload_the_same_file_goes_on_where_it_stopped(browser, draft, photo):
    page = opened(browser, draft)
    sent = []

    def only_the_first(route):
        if route.request.method == "PATCH":
            sent.append(int(route.request.headers["upload-offset"]))
            if sent[-1] > 0:
                return route.abort("connectionreset")
        return route.continue_()

    page.route(PIECES, only_the_first)
    choose(page, photo)
    while len(sent) < 2:
        page.wait_for_timeout(50)
    received = Upload.objects.get().received
    assert received > 0

    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute(PIECES)
    page.reload()
    expect(row(page, photo["name"])).to_be_visible()
    going_on = offsets_sent(page)
    choose(page, photo)
    expect(row(page, photo["name"]).locator("img")).to_be_visible(timeout=20_000)
    expect(row(page, photo["name"])).to_have_count(1)
    assert going_on[0] == received
    assert EntryFile.objects.get().size == len(photo["buffer"])


def test_a_refusal_is_said_beside_its_file_and_the_others_stay(browser, draft):
    page = opened(browser, draft)
    choose(page, {"name": "лого.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}, small("a.jpg", 1))
    expect(row(page, "лого.svg").locator(".field__error")).to_contain_text("SVG")
    expect(row(page, "a.jpg").locator("img")).to_be_visible()
    row(page, "лого.svg").locator("[name=remove_file]").click()
    expect(page.locator(".file-list__item")).to_have_count(1)


def test_files_are_moved_and_removed(browser, draft):
    page = opened(browser, draft)
    choose(page, small("1.jpg", 1), small("2.jpg", 2))
    expect(page.locator(".file-list__thumbnail:visible")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    with page.expect_response("**/files/"):
        row(page, "2.jpg").locator("[name=raise_file]").click()
    with page.expect_response("**/files/"):
        row(page, "1.jpg").locator("[name=remove_file]").click()
    expect(row(page, "1.jpg")).to_have_count(0)
    assert [file.original_name for file in draft.files.all()] == ["2.jpg"]


def test_without_javascript_the_forms_button_adds_and_removes(chromium, browser, draft, live_server):
    context = chromium.new_context(
        java_script_enabled=False, base_url=live_server.url, storage_state=browser.storage_state()
    )
    page = opened(context, draft)
    choose(page, small("1.jpg", 1))
    page.click("[name=add_files]")
    expect(row(page, "1.jpg").locator("img")).to_be_visible()
    row(page, "1.jpg").locator("[name=remove_file]").click()
    expect(page.locator(".file-list__item")).to_have_count(0)
    context.close()


def test_a_refused_file_is_replaced_in_pieces_and_the_entry_shown(browser, draft, secretary, photo):
    first = take_file(entry=draft, by=secretary, content=samples.sent(samples.jpeg(), "перша.jpg"))
    entries.submit_entry(entry=draft, by=secretary)
    refused = {"status": EntryFile.Status.REFUSED, "refusal": "picture.broken", "told_at": timezone.now()}
    EntryFile.objects.update(**refused)
    page = browser.new_page()
    page.goto(f"/account/contests/entries/{draft.key}/")
    page.click(f"a[href*='{first.key}']")
    broken = []

    def break_once(route):
        if route.request.method == "PATCH" and not broken:
            broken.append(route.request.url)
            return route.abort("connectionreset")
        return route.continue_()

    page.route(PIECES, break_once)
    page.set_input_files("#file", photo)
    page.click("[data-replaces] button[type=submit]")
    page.wait_for_url(f"**/entries/{draft.key}/", timeout=20_000)
    assert broken
    version = draft.versions.order_by("number").last()
    assert (version.number, [file.original_name for file in version.files.all()]) == (2, [photo["name"]])

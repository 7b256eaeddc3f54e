"""Many photos dropped on the class table: each comes to its pupil, whatever the connection does."""

import base64
import hashlib

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from contests.models import Entry, EntryFile, Upload
from tests.browser.contests.conftest import offsets_sent
from tests.contests import samples
from tests.contests.factories import make_draft

pytestmark = pytest.mark.django_db(transaction=True)
PIECES = "**/account/contests/uploads/*/"


@pytest.fixture
def rows(contest, secretary, school) -> dict[str, Entry]:
    """A class of four; each row an entry, in this order."""
    pupils = ["Вигадана Марічка", "Казковий Лесь", "Небувала Ївга", "Примарний Остап"]
    return {
        pupil: make_draft(contest, secretary, institution=school, pupil=pupil, now=timezone.now())
        for pupil in pupils
    }


@pytest.fixture(scope="module")
def large() -> bytes:
    return samples.large_photo()


def table(browser, contest) -> Page:
    page = browser.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/account/contests/{contest.pk}/class/")
    return page


def drop(page: Page, photos: dict[str, bytes]) -> None:
    page.evaluate(
        """(photos) => {
          const dataTransfer = new DataTransfer();
          for (const [name, data] of Object.entries(photos)) {
            const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
            dataTransfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
          }
          const place = document.querySelector("[data-photos]");
          place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        {name: base64.b64encode(data).decode() for name, data in photos.items()},
    )
    expect(page.locator(".class-match")).to_have_count(len(photos))


def matches(page: Page) -> dict[str, tuple[str, str]]:
    """To whom each photo would go, and why."""
    found = page.locator(".class-match").evaluate_all(
        """(all) => all.map((one) => [
          one.querySelector(".class-match__name").textContent,
          one.querySelector("select").selectedOptions[0].textContent,
          one.querySelector(".class-match__said").textContent,
        ])"""
    )
    return {name: (pupil, why) for name, pupil, why in found}


def send(page: Page) -> None:
    """Send the photos, and wait until the last of them is there."""
    page.click("[data-send]")
    expect(page.locator("[data-send]")).to_be_hidden(timeout=20_000)


def said(words: str) -> str:
    """As the page says it."""
    with translation.override("uk"):
        return gettext(words)


def sums(entry: Entry) -> list[str]:
    return list(entry.files.values_list("sha256", flat=True))


def sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_photos_find_their_pupils_by_name_and_by_order(browser, contest, rows):
    page = table(browser, contest)
    photos = {
        "IMG_10.jpg": samples.jpeg(seed=10),
        "IMG_9.jpg": samples.jpeg(seed=9),
        "nebuvala.jpg": samples.jpeg(seed=3),
        "Лесь Казковий, малюнок.jpg": samples.jpeg(seed=2),
    }
    drop(page, photos)
    assert matches(page) == {
        "IMG_10.jpg": ("Примарний Остап", said("by order")),
        "IMG_9.jpg": ("Вигадана Марічка", said("by order")),
        "nebuvala.jpg": ("Небувала Ївга", said("by the name")),
        "Лесь Казковий, малюнок.jpg": ("Казковий Лесь", said("by the name")),
    }
    send(page)
    assert {pupil: sums(entry) for pupil, entry in rows.items()} == {
        "Вигадана Марічка": [sum_of(photos["IMG_9.jpg"])],
        "Казковий Лесь": [sum_of(photos["Лесь Казковий, малюнок.jpg"])],
        "Небувала Ївга": [sum_of(photos["nebuvala.jpg"])],
        "Примарний Остап": [sum_of(photos["IMG_10.jpg"])],
    }


def test_a_match_that_is_wrong_is_changed_before_anything_is_sent(browser, contest, rows):
    page = table(browser, contest)
    drop(page, {"IMG_1.jpg": samples.jpeg(), "IMG_2.jpg": samples.jpeg(seed=2)})
    page.get_by_label("IMG_1.jpg").select_option(label="Примарний Остап")
    page.get_by_label("IMG_2.jpg").select_option("")
    send(page)
    assert [file.entry for file in EntryFile.objects.all()] == [rows["Примарний Остап"]]


def test_after_a_break_and_a_reload_each_photo_goes_on_where_it_was(browser, contest, rows, large):
    page = table(browser, contest)
    photos = {"1.jpg": large, "2.jpg": samples.jpeg(seed=2), "3.jpg": samples.jpeg(seed=3)}
    stopped = []

    def break_in_the_middle(route):
        request = route.request
        if request.method == "PATCH" and int(request.headers["upload-offset"]) > 0:
            stopped.append(request.url)
            return route.abort("connectionreset")
        return route.continue_()

    page.route(PIECES, break_in_the_middle)
    drop(page, photos)
    page.click("[data-send]")
    arrived = page.locator(".class-match", has=page.locator("select:disabled"))
    expect(arrived).to_have_count(2, timeout=20_000)
    assert stopped
    received = Upload.objects.get(file=None).received
    assert 0 < received < len(large)

    page.reload()  # first: the old page would go on by itself as soon as it could
    page.unroute(PIECES)
    going_on = offsets_sent(page)
    drop(page, {**photos, "4.jpg": samples.jpeg(seed=4)})
    assert matches(page) == {
        "1.jpg": ("Вигадана Марічка", said("as before")),
        "2.jpg": ("Казковий Лесь", said("as before")),
        "3.jpg": ("Небувала Ївга", said("as before")),
        "4.jpg": ("Примарний Остап", said("by order")),
    }
    send(page)
    assert received in going_on
    assert [sums(entry) for entry in rows.values()] == [
        [sum_of(photos["1.jpg"])],
        [sum_of(photos["2.jpg"])],
        [sum_of(photos["3.jpg"])],
        [sum_of(samples.jpeg(seed=4))],
    ]

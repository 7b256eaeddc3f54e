"""Headless Chromium on a running installation with the demo content."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.addresses import Addresses
from tests.browser.people import Person
from tests.indexing import indexed as unindexed  # noqa: F401
from tests.installation import EDUCATION, Running, copy_of, running
from tests.requirements import require

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 900}
Somebody = TypeVar("Somebody", bound=Person)
_SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def ratusha(prepared, tmp_path_factory) -> Iterator[Running]:
    """The installation, running. Its content may be changed: each process of the tests has its own."""
    with running(copy_of(prepared, tmp_path_factory.mktemp("browser") / "var")) as installation:
        yield installation


@pytest.fixture(scope="session")
def addresses(ratusha) -> Addresses:
    """Where the pages of each type are."""
    return Addresses(ratusha)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a module. Its event loop must not outlive it: Django would refuse to work."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    require(program, "Chromium is not installed: sudo apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium, ratusha):
    """Opens a browser of a reader's own: ``with reader(javaScriptEnabled=False) as page``.

    Whatever the browser complains of on the way (a refused script, a missing file) fails the test.
    """

    @contextmanager
    def make(**options) -> Iterator[Page]:
        context = chromium.new_context(**{"viewport": PHONE, "locale": "uk-UA", **options})
        complaints = listen(context)
        try:
            yield context.new_page()
            assert complaints == []
        finally:
            context.close()

    return make


@pytest.fixture
def meet(chromium, ratusha) -> Iterator:
    """Gives somebody a browser of their own: ``meet(Secretary, PHONE)``."""
    contexts = []

    def arrive(kind: type[Somebody], viewport: dict) -> Somebody:
        context = chromium.new_context(viewport=viewport, locale="uk-UA")
        context.set_default_timeout(20_000)
        contexts.append(context)
        return kind(context.new_page(), ratusha)

    yield arrive
    for context in contexts:
        context.close()


def listen(context: BrowserContext) -> list[str]:
    """A list that fills with the browser's errors and with answers of 400 and above."""
    complaints: list[str] = []

    def note_console(message):
        # A form that was refused is answered with 422.
        expected = any(status in message.text for status in ("status of 404", "status of 422"))
        if message.type == "error" and not expected:
            complaints.append(f"{message.text} ({message.location.get('url')})")

    def note_response(response):
        # A page that is asked for may be missing; what a page needs may not.
        if response.status >= 400 and response.request.resource_type != "document":
            complaints.append(f"{response.status} {response.url}")

    context.on("console", note_console)
    context.on("response", note_response)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return complaints


@pytest.fixture
def home(ratusha) -> str:
    """The communications site."""
    return ratusha.url()


@pytest.fixture
def osvita(ratusha) -> str:
    """The education site."""
    return ratusha.url(host=EDUCATION)

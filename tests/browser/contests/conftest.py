"""A secretary's phone, at a contest that takes entries."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page
from wagtail.models import Site

from contests.models import Entry
from tests.browser.conftest import PHONE
from tests.contests.factories import give_consent, make_contest, make_draft, make_representative
from tests.factories import make_institution


@pytest.fixture(scope="module", autouse=True)
def _queries_beside_the_browser():
    """Playwright keeps an event loop in this thread; the test's own queries are harmless beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def contest(transactional_db):
    today = timezone.localdate()
    education = Site.objects.get(is_default_site=False)
    return make_contest(education, year=today.year, intake=(today - timedelta(3), today + timedelta(3)))


@pytest.fixture
def school(contest):
    return make_institution("Ліцей № 25")


@pytest.fixture
def secretary(school):
    return make_representative(school)


@pytest.fixture
def draft(contest, secretary, school) -> Entry:
    entry = make_draft(contest, secretary, institution=school, now=timezone.now())
    give_consent(entry, secretary, now=timezone.now())
    return entry


@pytest.fixture
def browser(chromium, live_server, secretary) -> BrowserContext:
    """A phone on which the secretary is signed in."""
    client = Client()
    client.force_login(secretary)
    context = chromium.new_context(viewport=PHONE, locale="uk-UA", base_url=live_server.url)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    yield context
    context.close()


def opened(browser: BrowserContext, draft: Entry) -> Page:
    page = browser.new_page()
    page.goto(f"/account/contests/entries/{draft.key}/edit/")
    return page


def offsets_sent(page: Page) -> list[int]:
    """A list that fills with where each piece begins that the page sends from now on."""
    offsets: list[int] = []

    def note(request):
        if request.method == "PATCH":
            offsets.append(int(request.headers["upload-offset"]))

    page.on("request", note)
    return offsets

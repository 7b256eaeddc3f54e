"""A resident subscribes on a phone, gets one weekly letter with just the chosen topics, and leaves."""

import subprocess
import sys

from django.conf import settings
from playwright.sync_api import expect

from tests.browser.letters import letters_to, wait_for_letter
from tests.browser.test_accessibility import violations
from tests.installation import Running, environment

ADDRESS = "weekly@example.org"

A_WEEK_PASSES = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from news.models import NewsCategory, NewsIndexPage, NewsPage
from subscriptions.domain import noticing
from subscriptions.models import Subscriber
from subscriptions.tasks import look_for_news
index = NewsIndexPage.objects.filter(locale__language_code="uk").order_by("path").first()
categories = NewsCategory.objects.filter(site=index.get_site())
chosen, other = (categories.get(name_uk=name) for name in ("Е-послуги", "Місто"))
for title, category in (("Обрана тема в листі", chosen), ("Чужа тема в листі", other)):
    page = index.add_child(instance=NewsPage(title=title, category=category, introduction="Приклад."))
    page.save_revision().publish()
noticing.notice_new()
Subscriber.objects.update(digested_at=timezone.now() - timedelta(days=8))
look_for_news()
"""


def does(ratusha: Running, script: str) -> None:
    """Have something done in the installation, as its own processes do it."""
    env = environment(ratusha.folder, ratusha.port, DJANGO_SETTINGS_MODULE="cms.settings.dev")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_resident_gets_just_the_chosen_topics_and_leaves(ratusha, reader, home):
    with reader() as page:
        page.goto(home)
        page.locator("aside.call a[href*='/subscriptions/']").click()
        assert violations(page) == []
        page.fill("input[name=email]", ADDRESS)
        page.get_by_role("checkbox", name="Е-послуги", exact=True).check()
        page.wait_for_timeout(3500)  # nobody fills in a form faster
        page.locator("main form button[type=submit]").click()
        expect(page.locator("main")).to_contain_text(ADDRESS)

        page.goto(wait_for_letter(ratusha.folder, ADDRESS, "", seconds=120).link("/subscriptions/confirm/"))
        page.locator("main form button[type=submit]").click()
        expect(page.locator("main [role=status]")).to_be_visible()

        does(ratusha, A_WEEK_PASSES)
        letter = wait_for_letter(ratusha.folder, ADDRESS, "Обрана тема в листі", seconds=120)
        assert "Чужа тема" not in letter.text
        assert len(letters_to(ratusha.folder, ADDRESS)) == 2

        page.goto(letter.link("/subscriptions/mine/"))
        expect(page.locator("input[name=topics]:checked")).to_have_count(1)
        assert violations(page) == []

        page.goto(letter.link("/subscriptions/leave/"))
        page.locator("main form button[type=submit]").click()
        expect(page.locator("main [role=status]")).to_be_visible()
        assert ratusha.rows("SELECT count(*) FROM subscriptions_subscriber") == [(0,)]

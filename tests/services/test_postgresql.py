"""What the embedded database does, PostgreSQL does too."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.services.subset import run_tests


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def migrated_url(database_url) -> str:
    """The server's address after its template was migrated: every test database begins as a copy of it."""
    template = database_url.rpartition("/")[0] + "/template1"
    migrated = manage("migrate", "--verbosity", "0", DATABASE_URL=template)
    assert migrated.returncode == 0, migrated.stderr
    assert manage("migrate", "--check", DATABASE_URL=template).returncode == 0
    return database_url


def test_migrations_leave_nothing_to_make(migrated_url):
    drift = manage("makemigrations", "--check", "--dry-run", DATABASE_URL=migrated_url)

    assert drift.returncode == 0, drift.stdout


@pytest.mark.slow
def test_publishing_listing_and_caching_over_postgresql(migrated_url):
    run_tests("tests/cms/cache", "tests/news", DATABASE_URL=migrated_url)


def test_tasks_letters_and_audit_over_postgresql(migrated_url):
    run_tests("tests/cms/tasks", "tests/cms/mail", "tests/cms/test_audit.py", DATABASE_URL=migrated_url)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["races", "consent_races", "jury_races"])
def test_contests_over_postgresql_when_several_people_press_at_once(migrated_url, name):
    run_tests(f"tests/contests/test_{name}.py", DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_contests_over_postgresql(migrated_url):
    names = ("submission", "consents", "guardians", "moderation", "sign_off", "outcomes", "retention")
    run_tests(*[f"tests/contests/test_{name}.py" for name in names], DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_subscriptions_over_postgresql(migrated_url):
    run_tests("tests/subscriptions", DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_surveys_over_postgresql_when_the_rewrite_comes_between(migrated_url):
    names = ("races", "unlinkable")
    run_tests(*[f"tests/campaigns/surveys/test_{name}.py" for name in names], DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_places_over_postgresql_when_two_hundred_come_at_once(migrated_url):
    run_tests("tests/signups/test_races.py", "tests/signups/test_places.py", DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_search_over_postgresql(migrated_url):
    run_tests("tests/search/backends", "tests/search/test_search.py", DATABASE_URL=migrated_url)


@pytest.mark.slow
def test_what_editors_tell_the_search_and_hear_from_it_over_postgresql(migrated_url):
    names = ("admin", "best_bets", "counting", "synonyms")
    run_tests(*(f"tests/search/test_{name}.py" for name in names), DATABASE_URL=migrated_url)

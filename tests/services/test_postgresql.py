"""What the embedded database does, PostgreSQL does too."""

import os
import subprocess
import sys

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


def test_migrations_run_forwards_and_leave_nothing_to_make(database_url):
    migrated = manage("migrate", "--verbosity", "0", DATABASE_URL=database_url)
    assert migrated.returncode == 0, migrated.stderr

    again = manage("migrate", "--check", DATABASE_URL=database_url)
    assert again.returncode == 0, again.stdout + again.stderr
    drift = manage("makemigrations", "--check", "--dry-run", DATABASE_URL=database_url)
    assert drift.returncode == 0, drift.stdout


def test_publishing_listing_and_caching_over_postgresql(database_url):
    run_tests("tests/cms/cache", "tests/news", DATABASE_URL=database_url)


def test_tasks_letters_and_audit_over_postgresql(database_url):
    run_tests("tests/cms/tasks", "tests/cms/mail", "tests/cms/test_audit.py", DATABASE_URL=database_url)

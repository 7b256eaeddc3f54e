"""The page cache and its counters, in Redis instead of the embedded file."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.services.subset import run_tests


@pytest.mark.slow
def test_pages_are_kept_and_refreshed_in_redis_as_in_the_file(redis_url):
    run_tests("tests/cms/cache", REDIS_URL=redis_url)


def test_four_processes_lose_no_change_of_a_tag(redis_url):
    program = (
        "import django; django.setup()\n"
        "from django.core.cache import caches\n"
        "pages = caches['pages']\n"
        "pages.add('n', 0, timeout=None)\n"
        "for _ in range(250): pages.incr('n')\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", "REDIS_URL": redis_url}
    counting = [
        subprocess.Popen([sys.executable, "-c", program], cwd=settings.BASE_DIR, env=environment)  # noqa: S603
        for _ in range(4)
    ]
    assert [process.wait(60) for process in counting] == [0, 0, 0, 0]

    read = (
        "import django; django.setup()\nfrom django.core.cache import caches; print(caches['pages'].get('n'))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", read], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert done.stdout == "1000\n"

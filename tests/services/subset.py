"""Runs some of the tests again, in a process whose settings name another service."""

import os
import subprocess
import sys

from django.conf import settings

_NOT_ON_SERVICES = "not browser and not service and not slow"


def run_tests(*paths: str, **environment: str) -> str:
    """Run the tests at ``paths`` with further environment variables.

    Returns:
        The last line of pytest's summary.

    Raises:
        AssertionError: one of them failed; with the end of what pytest said.
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", "-p", "no:xdist", "-m", _NOT_ON_SERVICES, "--tb=short", *paths],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout.strip().splitlines()[-1]

"""What a test needs of the machine: skipped without it, except where everything must be there."""

import os

import pytest

REQUIRE_ALL = "REQUIRE_ALL"
"""Set on machines that must have it all (``.ci/run``): there a skip would hide a failure."""


def require(condition: object, reason: str) -> None:
    """Skip the test when ``condition`` does not hold; fail it where ``REQUIRE_ALL=1``.

    Args:
        condition: what the test needs, as a truth value.
        reason: what is missing, and how to get it.
    """
    if condition:
        return
    if os.environ.get(REQUIRE_ALL, "") not in {"", "0"}:
        pytest.fail(f"{reason} ({REQUIRE_ALL} is set)", pytrace=False)
    pytest.skip(reason)

"""Whether what is saved is told to the search.

A module (or a folder's ``conftest.py``) whose tests search overrides the fixture of all others::

    from tests.indexing import indexed as unindexed  # noqa: F401
"""

import pytest

_ORDERS = (
    "modelsearch.signal_handlers.insert_or_update_object_task",
    "search.following.learn",
    "volunteering.indexing.insert_or_update_object_task",
)


class _Nothing:
    """In place of a task that indexes."""

    @staticmethod
    def enqueue(*args) -> None:
        """Order nothing."""


def pause(monkeypatch) -> None:
    """Index nothing until the test is over."""
    for order in _ORDERS:
        monkeypatch.setattr(order, _Nothing)


@pytest.fixture(autouse=True)
def indexed():
    """Here things are searched."""

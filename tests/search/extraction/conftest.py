"""The reading of files is tested as it is."""

import pytest


@pytest.fixture(autouse=True)
def pictures_recoded_once():
    """Nothing is remembered here: every file goes through a process of its own."""

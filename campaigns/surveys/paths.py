"""Which addresses are the surveys'. Nothing is imported here: the logging's settings need it."""

import re

_ADDRESS = re.compile(r"^(?:/[a-z]{2})?/survey/")


def is_survey(path: str) -> bool:
    """Whether a path is one of the surveys' own."""
    return _ADDRESS.match(path) is not None

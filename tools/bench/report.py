"""Results: a JSON object a line, on the screen and in a file."""

import json
import sys
from typing import TextIO


class Report:
    """Writes measurements; ``report(measure="page", sql=4)`` is a line."""

    def __init__(self):
        self._files: list[TextIO] = [sys.stdout]

    def to(self, file: TextIO) -> None:
        """Write to this file too."""
        self._files.append(file)

    def __call__(self, **line) -> None:
        for file in self._files:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()


say = Report()

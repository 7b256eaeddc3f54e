"""The letters that a running installation has sent: files below its folder."""

import email
import email.policy
import re
import time
from dataclasses import dataclass
from pathlib import Path

_BETWEEN = b"\n" + b"-" * 79
"""What Django's file backend puts between the letters of one file."""


@dataclass(frozen=True)
class Sent:
    """A letter as its addressee reads it."""

    subject: str
    text: str

    def link(self, part: str) -> str:
        """The first address in it that holds ``part``."""
        return re.search(rf"http\S*{re.escape(part)}\S*", self.text)[0]

    @property
    def code(self) -> str:
        """The code to sign in with: a line of capitals and digits."""
        return re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", self.text, re.MULTILINE)[0]


def letters_to(folder: Path, address: str) -> list[Sent]:
    """All letters to ``address`` so far, the eldest first."""
    found = []
    for file in (folder / "letters").glob("*"):
        for raw in file.read_bytes().split(_BETWEEN):
            letter = email.message_from_bytes(raw.lstrip(), policy=email.policy.default)
            if address in (letter["To"] or ""):
                text = letter.get_body(("plain",)).get_content()
                found.append((letter["Date"].datetime, Sent((letter["Subject"] or "").strip(), text)))
    return [sent for _date, sent in sorted(found, key=lambda one: one[0])]


def wait_for_letter(folder: Path, address: str, words: str, *, seconds: float = 30) -> Sent:
    """The newest letter to ``address`` with ``words`` in it; the worker may take its time.

    Raises:
        AssertionError: none came; with the subjects of those that did.
    """
    until = time.monotonic() + seconds
    while True:
        sent = letters_to(folder, address)
        fitting = [one for one in sent if words in f"{one.subject}\n{one.text}"]
        if fitting:
            return fitting[-1]
        subjects = [one.subject for one in sent]
        assert time.monotonic() < until, f"No letter with {words!r} to {address}: {subjects}"
        time.sleep(0.2)

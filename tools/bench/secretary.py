"""A school's secretary in the deadline hour: types, attaches three photos and submits, in four ways.

One in four does it as it is meant; another clicks everything twice; the third one's connection breaks at
the worst moments; the last one has the entry open in two windows. What the server may answer is known
for each step: all else is complained of.
"""

import hashlib
import itertools
import json
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tools.bench.browser import FORM, Answer, Browser

PIECES = (512 * 1024, 1024 * 1024, 2 * 1024 * 1024)
"""As the page's own script sends a file over a good connection."""
SLOW_PIECE, SLOW_BYTES = 128 * 1024, 40 * 1024
"""The smallest piece that the script sends, and how much of it a bad connection takes in a second."""
ENTRIES, UPLOADS = "/account/contests/", "/account/contests/uploads/"
PLAIN, TWICE, BROKEN, TWO_WINDOWS = range(4)


@dataclass
class Work:
    """An entry as it is meant to arrive."""

    title: str
    pupil: str
    photos: list[bytes]
    way: int
    reference: str = ""
    files: list[str] = field(default_factory=list)
    """SHA-256 of each photo, for when the photos themselves are let go."""

    def __post_init__(self):
        self.files = [hashlib.sha256(photo).hexdigest() for photo in self.photos]


class Secretary:
    """Enters works, one after another.

    Args:
        browser: where they are signed in.
        contest: its number.
        nomination: its number.
        institution: the number of their school.
    """

    def __init__(self, browser: Browser, *, contest: int, nomination: int, institution: int):
        self.browser, self.contest = browser, contest
        self.nomination, self.institution = nomination, institution
        self.way = PLAIN

    def enter(self, work: Work) -> None:
        """Enter a work, from the first page to its status; its reference is kept on it."""
        self.way = work.way
        entry = self._start()
        form = self._type(entry, work)
        self._attest(form["pupil-0-key"])
        for number, photo in enumerate(work.photos):
            self._send(entry, f"IMG_{number}.jpg", photo)
        self._submit(entry, form)
        status = self._expect({200}, self.browser.get(f"{ENTRIES}entries/{entry}/"))
        work.reference = status.value(r'<strong class="tabular">([^<]+)</strong>')

    def crawl(self, photo: bytes, enough: threading.Event) -> None:
        """Send a photo over a bad connection until it is ``enough``; then give it all up."""
        entry = self._start()
        asked = json.dumps({"entry": entry, "name": "slow.jpg", "size": len(photo)}).encode()
        state = self._state(
            self.browser.ask("begin", "POST", UPLOADS, asked, {"Content-Type": "application/json"}), {201}
        )
        path = f"{UPLOADS}{state['key']}/"
        for offset in range(0, len(photo), SLOW_PIECE):
            if enough.is_set():
                break
            piece = photo[offset : offset + SLOW_PIECE]
            headers = {"Content-Type": "application/octet-stream", "Upload-Offset": str(offset)}
            status = self.browser.drip("PATCH", path, piece, headers, per_second=SLOW_BYTES)
            if status != 200:
                self.browser.log.complain(f"a slow piece: {status}")
        self.browser.ask("give up", "DELETE", path)
        fields = {"csrfmiddlewaretoken": self.browser.token}
        self._expect({302}, self.browser.post("give up", f"{ENTRIES}entries/{entry}/delete/", fields))

    def _start(self) -> str:
        path = f"{ENTRIES}{self.contest}/start/"
        page = self._expect({200}, self.browser.get(path))
        fields = {
            "csrfmiddlewaretoken": self.browser.token, "nomination": self.nomination,
            "whose": self.institution, "key": page.value(r'name="key" value="([^"]+)"'),
        }  # fmt: skip
        answers = self._perhaps_twice(lambda browser: browser.post("start", path, fields))
        keys = {self._expect({302}, answer).location.split("/")[-3] for answer in answers}
        if len(keys) != 1:
            self.browser.log.complain(f"one form began {len(keys)} entries")
        return keys.pop()

    def _type(self, entry: str, work: Work) -> dict:
        page = self._expect({200}, self.browser.get(f"{ENTRIES}entries/{entry}/edit/"))
        form = {
            "csrfmiddlewaretoken": self.browser.token,
            "revision": page.value(r'name="revision" value="(\d+)"'),
            "pupil-0-key": page.value(r'name="pupil-0-key" value="([^"]+)"'),
            "pupil-0-full_name": work.pupil, "pupil-0-school_class": "3-А",
            "title": work.title[: len(work.title) // 2],
        }  # fmt: skip
        self._save(entry, form)
        if self.way == TWO_WINDOWS:
            # The other window knows nothing of what this one saves next, and is told so.
            stale = {**form, "title": "Стара назва"}
            form["title"] = work.title
            self._save(entry, form)
            self._expect({409}, self.browser.twin().post("save", self._save_path(entry), stale))
        form["title"] = work.title
        self._save(entry, form)
        return form

    def _save(self, entry: str, form: dict) -> None:
        if self.way == BROKEN:
            self._break_off_form(self._save_path(entry), form)
        answer = self._expect({200}, self.browser.post("save", self._save_path(entry), form))
        form["revision"] = json.loads(answer.text)["revision"]

    def _save_path(self, entry: str) -> str:
        return f"{ENTRIES}entries/{entry}/save/"

    def _attest(self, pupil: str) -> None:
        path = f"{ENTRIES}{self.contest}/consents/?institution={self.institution}"
        self._expect({200}, self.browser.get(path))
        fields = {
            "csrfmiddlewaretoken": self.browser.token, "pupil": pupil, "work": "on", "name": "first",
            "kept_where": "Тека 3-А", "attested": "on",
        }  # fmt: skip
        self._expect({302}, self.browser.post("consent", path, fields))

    def _send(self, entry: str, name: str, photo: bytes) -> None:
        windows = [self.browser, self.browser.twin()] if self.way == TWO_WINDOWS else [self.browser]
        with ThreadPoolExecutor(len(windows)) as pool:
            keys = set(pool.map(lambda browser: self._upload(browser, entry, name, photo), windows))
        if len(keys) != 1:
            self.browser.log.complain(f"one photo became {len(keys)} files")

    def _upload(self, browser: Browser, entry: str, name: str, photo: bytes) -> str:
        """Send a photo in pieces.

        Returns:
            The key of the file that it became.
        """
        asked = json.dumps({"entry": entry, "name": name, "size": len(photo)}).encode()
        json_headers = {"Content-Type": "application/json"}
        state = self._state(browser.ask("begin", "POST", UPLOADS, asked, json_headers), {201})
        path, lengths = f"{UPLOADS}{state['key']}/", itertools.chain(PIECES, itertools.repeat(PIECES[-1]))
        for length in lengths:
            if state["offset"] >= len(photo):
                break
            piece = photo[state["offset"] : state["offset"] + length]
            state = self._piece(browser, path, state["offset"], piece)
        if self.way == BROKEN:
            browser.break_off("POST", path, b"", {}, at=0)
        answers = self._perhaps_twice(lambda each: each.ask("finish", "POST", path), browser)
        return {self._state(answer, {200})["file"]["key"] for answer in answers}.pop()

    def _piece(self, browser: Browser, path: str, offset: int, piece: bytes) -> dict:
        headers = {"Content-Type": "application/octet-stream", "Upload-Offset": str(offset)}
        if self.way == BROKEN:
            # First in the middle of the piece, then before the answer to all of it has been read.
            browser.break_off("PATCH", path, piece, headers, at=len(piece) // 2)
            browser.break_off("PATCH", path, piece, headers, at=len(piece))
        answer = self._expect({200, 409}, browser.ask("piece", "PATCH", path, piece, headers))
        if answer.status == 409:
            answer = self._expect({200}, browser.ask("piece", "GET", path))
        return json.loads(answer.text)

    def _submit(self, entry: str, form: dict) -> None:
        path, fields = f"{ENTRIES}entries/{entry}/edit/", {**form, "action": "submit"}
        if self.way == BROKEN:
            self._break_off_form(path, fields)
        answers = self._perhaps_twice(lambda browser: browser.post("submit", path, fields))
        for answer in answers:
            self._expect({302}, answer)

    def _break_off_form(self, path: str, fields: dict) -> None:
        body = urlencode(fields).encode()
        self.browser.break_off("POST", path, body, {"Content-Type": FORM}, at=len(body) // 2)

    def _perhaps_twice(
        self, act: Callable[[Browser], Answer], browser: Browser | None = None
    ) -> list[Answer]:
        """Do it, or do it twice at once, as a double click does; or again, as after a lost answer."""
        browser = browser or self.browser
        if self.way == TWICE:
            with ThreadPoolExecutor(2) as pool:
                return list(pool.map(act, [browser, browser.twin()]))
        return [act(browser), act(browser)] if self.way == BROKEN else [act(browser)]

    def _state(self, answer: Answer, expected: set[int]) -> dict:
        return json.loads(self._expect(expected, answer).text)

    def _expect(self, statuses: set[int], answer: Answer) -> Answer:
        if answer.status not in statuses:
            self.browser.log.complain(f"{answer.status}: {answer.text[:300]}")
            raise RuntimeError(f"answered {answer.status}")
        return answer


def photo_like(base: bytes) -> bytes:
    """The same JPEG with a comment that no other has: another file to everybody."""
    comment = uuid.uuid4().bytes
    return base[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + base[2:]

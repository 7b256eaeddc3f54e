"""A browser as far as forms and uploads go: cookies, CSRF, a connection that stays open, and may break."""

import http.client
import re
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


@dataclass
class Log:
    """What was asked and how it was answered, by all browsers together."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: Counter = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)
    broken: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, status: int) -> None:
        with self.lock:
            self.took[kind].append(seconds)
            self.answers[status] += 1

    def complain(self, words: str) -> None:
        with self.lock:
            self.unexpected.append(words)


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    text: str
    location: str = ""

    def value(self, pattern: str) -> str:
        """The first group of a pattern in the text.

        Raises:
            RuntimeError: it is not there.
        """
        found = re.search(pattern, self.text)
        if found is None:
            raise RuntimeError(f"{pattern} is not in {self.text[:2000]}")
        return found[1]


class Browser:
    """One window of a signed-in person.

    Args:
        port: of the server, on this machine.
        session: the value of its cookie.
        log: where every answer is noted.
    """

    def __init__(self, port: int, session: str, log: Log):
        self.port, self.session, self.log = port, session, log
        self.csrf = self.token = ""
        self._connection: http.client.HTTPConnection | None = None

    def twin(self) -> "Browser":
        """Another window of the same person."""
        other = Browser(self.port, self.session, self.log)
        other.csrf, other.token = self.csrf, self.token
        return other

    def get(self, path: str) -> Answer:
        return self.ask("page", "GET", path)

    def post(self, kind: str, path: str, fields: dict) -> Answer:
        return self.ask(kind, "POST", path, urlencode(fields, doseq=True).encode(), {"Content-Type": FORM})

    def ask(
        self, kind: str, method: str, path: str, body: bytes = b"", headers: dict | None = None
    ) -> Answer:
        """Ask and read the answer; once more over a new connection where the server has closed this one."""
        for attempt in (1, 2):
            began = time.perf_counter()
            try:
                connection = self._connected()
                connection.request(method, path, body or None, {**self._headers(), **(headers or {})})
                response = connection.getresponse()
                text = response.read().decode(errors="replace")
            except (http.client.RemoteDisconnected, ConnectionError, BrokenPipeError):
                self.close()
                if attempt == 2:
                    raise
                continue
            self.log.note(kind, time.perf_counter() - began, response.status)
            self._remember(response, text)
            return Answer(response.status, text, response.getheader("Location", ""))
        raise AssertionError

    def break_off(self, method: str, path: str, body: bytes, headers: dict, *, at: int) -> None:
        """Send the first ``at`` bytes of a body, and be gone before any answer."""
        self.close()
        connection = self._connected()
        connection.putrequest(method, path, skip_host=True)
        for name, value in {**self._headers(), **headers, "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders(body[:at])
        time.sleep(0.02)
        self.close()
        with self.log.lock:
            self.log.broken += 1

    def drip(self, method: str, path: str, body: bytes, headers: dict, *, per_second: int) -> int:
        """Send a body as slowly as a phone in a cellar does.

        Returns:
            The status of the answer.
        """
        connection = self._connected()
        connection.putrequest(method, path, skip_host=True)
        for name, value in {**self._headers(), **headers, "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders()
        for at in range(0, len(body), per_second // 10):
            connection.send(body[at : at + per_second // 10])
            time.sleep(0.1)
        response = connection.getresponse()
        response.read()
        return response.status

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        return self._connection

    def _headers(self) -> dict[str, str]:
        cookie = f"sessionid={self.session}" + (f"; csrftoken={self.csrf}" if self.csrf else "")
        # The names of the sites are not resolved everywhere.
        return {"Host": f"localhost:{self.port}", "Cookie": cookie, "X-CSRFToken": self.token}

    def _remember(self, response: http.client.HTTPResponse, text: str) -> None:
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            if name == "csrftoken":
                self.csrf = value
        if found := _TOKEN.search(text):
            self.token = found[1]

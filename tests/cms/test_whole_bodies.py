"""A request that broke off does nothing."""

import io

import pytest

from cms.whole_bodies import IN_MEMORY, WholeBodies
from cms.wsgi import application


class Answered:
    """An application that keeps what it is asked, behind the guard."""

    def __init__(self):
        self.bodies = []
        self.statuses = []

    def ask(self, stream, length: str | None) -> list[str]:
        environ = {"wsgi.input": stream} | ({} if length is None else {"CONTENT_LENGTH": length})
        list(WholeBodies(self._inner)(environ, lambda status, headers: self.statuses.append(status)))
        return self.statuses

    def _inner(self, environ, start_response):
        self.bodies.append(environ["wsgi.input"].read())
        start_response("200 OK", [])
        return [b""]


class Dripping(io.RawIOBase):
    """A connection on which a few bytes come at a time."""

    def __init__(self, data: bytes):
        self.rest = data

    def read(self, size=-1):
        data, self.rest = self.rest[: min(size, 7)], self.rest[min(size, 7) :]
        return data


@pytest.mark.parametrize("size", [1, 1000, IN_MEMORY, 3 * IN_MEMORY])
def test_a_whole_body_is_passed_on_as_it_came(size):
    app, data = Answered(), bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert app.ask(io.BytesIO(data), str(size)) == ["200 OK"]
    assert app.bodies == [data]


def test_one_that_comes_in_drops_is_waited_for():
    app = Answered()
    assert app.ask(Dripping(b"title=Mum" * 50), "450") == ["200 OK"]
    assert app.bodies == [b"title=Mum" * 50]


@pytest.mark.parametrize("came", [0, 1, 999])
def test_one_that_broke_off_reaches_nobody(came):
    app = Answered()
    assert app.ask(io.BytesIO(b"x" * came), "1000") == ["400 Bad Request"]
    assert app.bodies == []


@pytest.mark.parametrize("length", [None, "", "0", "-5", "a lot"])
def test_one_without_a_body_is_left_to_the_application(length):
    app = Answered()
    assert app.ask(io.BytesIO(b""), length) == ["200 OK"]


def test_it_guards_the_installation():
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/account/login/", "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "100",
        "wsgi.input": io.BytesIO(b"login=a"), "wsgi.errors": io.StringIO(),
    }  # fmt: skip
    statuses = []
    list(application(environ, lambda status, headers: statuses.append(status)))
    assert statuses == ["400 Bad Request"]

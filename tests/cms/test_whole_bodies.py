"""A request that broke off, or is too large, does nothing."""

import io

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from cms.whole_bodies import IN_MEMORY, WholeBodies
from cms.wsgi import application

MOST = 4 * IN_MEMORY


class Answered:
    """An application that keeps what it is asked, behind the guard."""

    def __init__(self):
        self.bodies = []
        self.statuses = []

    def ask(self, stream, length: str | None) -> list[str]:
        environ = {"wsgi.input": stream} | ({} if length is None else {"CONTENT_LENGTH": length})
        guarded = WholeBodies(self._inner, most=MOST)
        self.answer = guarded(environ, lambda status, headers: self.statuses.append(status))
        self.said = b"".join(self.answer).decode()
        return self.statuses

    def _inner(self, environ, start_response):
        self.input = environ["wsgi.input"]
        self.bodies.append(self.input.read())
        start_response("200 OK", [])
        self.response = HttpResponse("read")
        return self.response


class Dripping(io.RawIOBase):
    """A connection on which a few bytes come at a time."""

    def __init__(self, data: bytes):
        self.rest = data

    def read(self, size=-1):
        data, self.rest = self.rest[: min(size, 7)], self.rest[min(size, 7) :]
        return data


@pytest.mark.parametrize("size", [1, 1000, IN_MEMORY, 3 * IN_MEMORY, MOST])
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


class Untouched(io.RawIOBase):
    """A connection from which nobody may read."""

    def read(self, size=-1):
        raise AssertionError


@pytest.mark.parametrize("length", [MOST + 1, 10**15])
def test_one_that_is_too_large_is_refused_unread_in_words(length):
    app = Answered()
    assert app.ask(Untouched(), str(length)) == ["413 Content Too Large"]
    assert app.bodies == []
    assert "This is too much at once: at most 2 MB. Send the files one by one." in app.said


@pytest.mark.django_db  # Django looks after its connections when an answer is closed
def test_the_body_is_closed_with_the_answer_and_not_before():
    app = Answered()
    app.ask(io.BytesIO(b"x" * 2 * IN_MEMORY), str(2 * IN_MEMORY))
    assert (app.said, app.input.closed, app.response.closed) == ("read", False, False)
    app.answer.close()
    assert (app.input.closed, app.response.closed) == (True, True)


def test_a_list_is_closed_too():
    bodies = []

    def inner(environ, start_response):
        bodies.append(environ["wsgi.input"])
        return [b"read"]

    answer = WholeBodies(inner, most=MOST)({"CONTENT_LENGTH": "1", "wsgi.input": io.BytesIO(b"x")}, None)
    answer.close()
    assert [body.closed for body in bodies] == [True]


def test_the_body_is_closed_where_the_application_fails():
    bodies = []

    def failing(environ, start_response):
        bodies.append(environ["wsgi.input"])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        WholeBodies(failing, most=MOST)({"CONTENT_LENGTH": "1", "wsgi.input": io.BytesIO(b"x")}, None)
    assert [body.closed for body in bodies] == [True]


def form(stream, **headers) -> dict:
    """A form that is sent to the installation."""
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/account/login/", "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.input": stream, "wsgi.errors": io.StringIO(), **headers,
    }  # fmt: skip


def test_it_guards_the_installation():
    too_much = settings.MAX_BODY_MB * 1024 * 1024 + 1
    statuses = []
    for environ in (
        form(io.BytesIO(b"login=a"), CONTENT_LENGTH="100"),
        form(Untouched(), CONTENT_LENGTH=str(too_much)),
    ):
        list(application(environ, lambda status, headers: statuses.append(status)))
    assert statuses == ["400 Bad Request", "413 Content Too Large"]


def test_of_a_body_of_unknown_length_django_reads_nothing():
    assert WSGIRequest(form(Untouched(), HTTP_TRANSFER_ENCODING="chunked")).body == b""

"""Kept pages are answered before Django begins, and only those that anybody may read."""

import gzip
from io import BytesIO

import pytest

from cms.cache import tags
from cms.cache.front import PageCacheFront
from cms.cache.keys import address_of, canonical_query
from home.models import SectionPage
from tests import factories


def environ(path="/", query="", **extra):
    """What a WSGI server says of a request; headers are named as in ``request.META``."""
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **extra,
    }


class Answer:
    """What an application answered."""

    def __init__(self, application, environ):
        self.body = b"".join(application(environ, self.start))

    def start(self, status, headers, exc_info=None):
        self.status, self.headers = status, dict(headers)


class Behind:
    """Stands for Django behind the front, and counts the requests that get there."""

    def __init__(self):
        self.requests = 0

    def __call__(self, environ, start_response):
        self.requests += 1
        start_response("299 Behind", [])
        return [b"from behind"]


@pytest.fixture
def behind():
    return Behind()


@pytest.fixture
def ask(behind):
    """Ask the front."""
    return lambda *args, **extra: Answer(PageCacheFront(behind), environ(*args, **extra))


@pytest.fixture
def kept(client, communications):
    """A page that has been read, and so is kept; as Django answered it."""
    factories.make_section(communications, "Для батьків", introduction="Як було.")
    return client.get("/dlia-batkiv/", headers={"host": "localhost"})


def test_what_is_not_kept_goes_on_to_django(ask, behind):
    assert ask("/dlia-batkiv/").body == b"from behind"
    assert behind.requests == 1


def test_a_kept_page_is_the_same_as_from_django_and_costs_no_query(
    ask, behind, kept, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = ask("/dlia-batkiv/")

    assert answer.status == "200 OK"
    assert answer.body == kept.content
    assert answer.headers == dict(kept.headers)
    assert behind.requests == 0


def test_it_is_packed_for_who_takes_it(ask, kept):
    answer = ask("/dlia-batkiv/", HTTP_ACCEPT_ENCODING="gzip, deflate, br")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert gzip.decompress(answer.body) == kept.content


def test_who_has_it_already_gets_304(ask, kept):
    answer = ask("/dlia-batkiv/", HTTP_IF_NONE_MATCH=kept.headers["ETag"])

    assert (answer.status, answer.body) == ("304 Not Modified", b"")
    assert answer.headers["ETag"] == kept.headers["ETag"]
    assert "Content-Length" not in answer.headers


def test_head_gets_the_headers_alone(ask, kept):
    answer = ask("/dlia-batkiv/", REQUEST_METHOD="HEAD")

    assert answer.body == b""
    assert answer.headers["Content-Length"] == str(len(kept.content))


@pytest.mark.parametrize(
    "extra",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=1; sessionid =abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"HTTP_HOST": "osvita.localhost"},
        {"wsgi.url_scheme": "https"},
        {"QUERY_STRING": "untranslated=1"},
        {"QUERY_STRING": "&".join(["page=1"] * 30)},
        {"PATH_INFO": "/en/dlia-batkiv/"},
        {"SCRIPT_NAME": "/other"},
    ],
    ids=str,
)
def test_another_request_does_not_get_the_copy(ask, behind, kept, extra):
    ask("/dlia-batkiv/", **extra)

    assert behind.requests == 1


def test_a_cookie_of_no_session_changes_nothing(ask, behind, kept):
    ask("/dlia-batkiv/", HTTP_COOKIE="csrftoken=abc; theme=dark")

    assert behind.requests == 0


def test_a_change_reaches_the_next_reader(ask, behind, kept, communications):
    ask("/dlia-batkiv/")
    page = SectionPage.objects.get(slug="dlia-batkiv")
    page.introduction = "Як стало."
    page.save_revision().publish()

    ask("/dlia-batkiv/")

    assert behind.requests == 1


def test_a_cleared_cache_is_forgotten_by_every_process(ask, behind, kept):
    ask("/dlia-batkiv/")
    tags.store().clear()

    ask("/dlia-batkiv/")

    assert behind.requests == 1


NAMES = ("page", "year")


class TestQueries:
    """What of a query the page answers to."""

    @pytest.mark.parametrize(
        ("sent", "meant"),
        [
            ("year=2023&page=2", "page=2&year=2023"),
            ("page=2&year=2023", "page=2&year=2023"),
            ("page=1&page=2", "page=2"),
            ("page=2&page=1", "page=1"),
            ("page=2&page=", ""),
            ("page=&year=", ""),
            ("fbclid=x&utm_source=y&level=state", ""),
            ("untranslated=1", "untranslated=1"),
            ("untranslated=x", ""),
            ("untranslated=", ""),
            ("%ff=1", ""),
        ],
    )
    def test_one_meaning_has_one_form(self, sent, meant):
        assert canonical_query(sent, NAMES) == meant
        assert canonical_query(meant, NAMES) == meant

    def test_too_long_a_query_is_nobodys(self):
        assert canonical_query("&".join(["page=1"] * 30), NAMES) is None


class TestAddresses:
    def test_a_trusted_proxys_scheme_counts(self, settings):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

        secure = address_of(environ(HTTP_X_FORWARDED_PROTO="https"))

        assert secure == address_of(environ(**{"wsgi.url_scheme": "https"}))
        assert secure != address_of(environ())

    def test_it_knows_two_schemes_only(self, settings):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

        assert address_of(environ(HTTP_X_FORWARDED_PROTO="gopher")) == address_of(environ())

    def test_an_untrusted_proxys_scheme_does_not(self, settings):
        settings.SECURE_PROXY_SSL_HEADER = None

        assert address_of(environ(HTTP_X_FORWARDED_PROTO="https")) == address_of(environ())


class TestPacking:
    """The packed and the plain content are two things with two names."""

    @pytest.mark.parametrize(
        ("accepted", "packed"),
        [
            ("gzip", True),
            ("deflate, GZIP;q=0.5", True),
            ("*", True),
            ("*;q=0.1, br", True),
            ("gzip;q=0", False),
            ("gzip; q=0.000, br", False),
            ("gzip;q=0, *", False),
            ("*;q=0", False),
            ("identity", False),
            ("", False),
        ],
    )
    def test_the_reader_decides(self, ask, kept, accepted, packed):
        answer = ask("/dlia-batkiv/", HTTP_ACCEPT_ENCODING=accepted)

        assert ("Content-Encoding" in answer.headers) is packed

    def test_each_has_its_own_etag(self, ask, kept):
        plain = ask("/dlia-batkiv/").headers["ETag"]
        packed = ask("/dlia-batkiv/", HTTP_ACCEPT_ENCODING="gzip").headers["ETag"]

        assert plain != packed
        for etag, accepted in ((plain, ""), (packed, "gzip")):
            again = ask("/dlia-batkiv/", HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=etag)
            assert (again.status, again.headers["ETag"]) == ("304 Not Modified", etag)

    def test_who_has_the_other_one_gets_this_one(self, ask, kept):
        plain = ask("/dlia-batkiv/").headers["ETag"]

        again = ask("/dlia-batkiv/", HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=plain)

        assert again.status == "200 OK"

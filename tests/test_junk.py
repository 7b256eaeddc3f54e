"""Whatever a stranger types after a host: a page, a redirect or a 404, never an error."""

from urllib.parse import quote, quote_from_bytes

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_contacts,
    make_news,
    make_news_index,
    make_post,
    make_section,
    make_service,
    make_service_index,
    make_standard,
    translate,
)
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/novyny/",
    "/novyny/cherha/",
    "/novyny/rss/",
    "/novyny/atom/e-posluhy/",
    "/kampanii/",
    "/kampanii/flikery/",
    "/kampanii/flikery/dopys/",
    "/e-posluhy/",
    "/e-posluhy/e-sadok/",
    "/uchast/",
    "/uchast/pro-nas/",
    "/kontakty/",
    "/en/",
    "/en/novyny/",
    "/search/",
    "/en/search/",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/robots.txt",
    "/documents/1/plan.pdf",
    "/health/live/",
    "/nothing/here/",
]
NAMES = [
    "page", "kind", "audience", "status", "year", "category", "level", "untranslated", "q", "utm_source", "x",
]  # fmt: skip
VALUES = ["1", "0", "-1", "99999", "9" * 400, "current", "2023", "e-posluhy", "'", '"', "\0", "%", "../", "²"]

hosts = st.sampled_from(["localhost", "osvita.localhost", "localhost:1", "unknown.localhost"])
pages = st.sampled_from(PAGES)
junk = st.text(max_size=40) | st.sampled_from(VALUES)
pairs = st.lists(st.tuples(st.sampled_from(NAMES), junk), max_size=5)
many = {
    "max_examples": 100,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    """One page of every type, some of them in English; made once, for they are only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        _fill(Site.objects.get(is_default_site=True))
        yield
        transaction.set_rollback(True)


def _fill(communications: Site) -> None:
    news = make_news_index(communications)
    item = make_news(news, "Черга", on=kyiv(2023, 5, 1), category=make_category(communications))
    translate(item, "Queue")
    campaign = make_campaign_page(
        make_campaign_index(communications), make_campaign(communications, figures=1)
    )
    make_post(campaign, "Допис")
    make_service(make_service_index(communications), "Е-садок")
    make_standard(make_section(communications, "Участь"), "Про нас")
    make_contacts(communications)


def get(client, path: str, query: str = "", host: str = "localhost") -> int:
    """The status; an exception in a view comes through as itself."""
    return client.get(path, QUERY_STRING=query, HTTP_HOST=host).status_code


def encoded(parameters) -> str:
    return "&".join(f"{name}={quote(value, errors='replace')}" for name, value in parameters)


@settings(**many)
@given(path=pages, parameters=pairs, host=hosts)
@example(path="/novyny/", parameters=[("page", "\0")], host="localhost")
@example(path="/kampanii/", parameters=[("year", "\ud800")], host="localhost")
@example(path="/e-posluhy/", parameters=[("q", "\0"), ("q", '"')], host="localhost")
def test_junk_in_parameters_is_no_error(client, everything, path, parameters, host):
    assert get(client, path, encoded(parameters), host) < 500


@settings(**many)
@given(path=pages, raw=st.binary(max_size=60))
@example(path="/novyny/", raw=b"&&=&=;page=%ff&page=1")
@example(path="/search/", raw=b"q=%00%ff%c3%28")
def test_junk_for_a_query_is_no_error(client, everything, path, raw):
    assert get(client, path, quote_from_bytes(raw, safe="&=%+;")) < 500


@settings(**many)
@given(page=pages, segments=st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=4))
@example(page="/novyny/", segments=[b"\0"])
@example(page="/", segments=[b"%00", b".."])
@example(page="/novyny/rss/", segments=[b"\xff\xfe"])
def test_junk_for_a_path_is_no_error(client, everything, page, segments):
    path = page + "/".join(quote_from_bytes(segment, safe="") for segment in segments) + "/"
    assert get(client, path) < 500


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head"])
def test_every_page_takes_any_method_without_an_error(client, everything, method):
    answers = {path: getattr(client, method)(path, HTTP_HOST="localhost").status_code for path in PAGES}
    assert {path: status for path, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("path", ["/novyny/", "/kampanii/", "/e-posluhy/", "/search/"])
def test_a_page_number_that_is_not_there_is_a_404(client, everything, path):
    numbers = ["0", "-1", "99999", "abc", "%00", "1e3", "9" * 400]
    assert {get(client, path, f"page={number}") for number in numbers} == {404}


@pytest.mark.parametrize(
    "path",
    [
        "/documents/" + "9" * 5000 + "/x",
        "/media/" + "a" * 300,
        "/media/%00",
        "/sitemap-" + "9" * 5000 + ".xml",
    ],
)
def test_names_and_numbers_that_cannot_be_are_not_found(client, communications, path):
    assert client.get(path, follow=True).status_code == 404

"""The map of each site, and what robots are asked to leave alone."""

import pytest
from defusedxml import ElementTree

from cms import sitemaps
from tests.cms.test_listing import HIDDEN
from tests.factories import kyiv, make_news, make_news_index, make_standard, translate

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
EDUCATION = "osvita.localhost"


def sitemap(client, path: str = "/sitemap.xml", host: str = "localhost"):
    response = client.get(path, HTTP_HOST=host)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def addresses(client, path: str = "/sitemap.xml", host: str = "localhost") -> list[str]:
    return [element.text for element in sitemap(client, path, host).findall("s:url/s:loc", NS)]


def test_each_site_maps_its_own_pages_in_all_languages(client, communications, education):
    translate(make_standard(communications, "Про нас"), "About us")
    make_standard(education, "Про освіту")
    assert addresses(client) == [
        "http://localhost/",
        "http://localhost/pro-nas/",
        "http://localhost/en/",
        "http://localhost/en/pro-nas/",
    ]
    assert addresses(client, host=EDUCATION) == [
        "http://osvita.localhost/",
        "http://osvita.localhost/pro-osvitu/",
    ]


def test_translations_are_alternates_of_each_other(client, communications):
    page = make_standard(communications, "Про нас")
    page.last_published_at = kyiv(2023, 5, 1)
    page.save()
    translate(page, "About us")
    make_standard(communications, "Лише українською")
    entries = {element.findtext("s:loc", namespaces=NS): element for element in sitemap(client)}

    def alternates(address: str) -> dict[str, str]:
        return {link.get("hreflang"): link.get("href") for link in entries[address].findall("x:link", NS)}

    expected = {
        "uk": "http://localhost/pro-nas/",
        "en": "http://localhost/en/pro-nas/",
        "x-default": "http://localhost/pro-nas/",
    }
    assert alternates("http://localhost/pro-nas/") == expected
    assert alternates("http://localhost/en/pro-nas/") == expected
    assert alternates("http://localhost/lyshe-ukrainskoiu/") == {}
    changed = entries["http://localhost/pro-nas/"].findtext("s:lastmod", namespaces=NS)
    assert changed == "2023-05-01T09:00:00+00:00"


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_not_mapped(client, communications, make):
    hidden = make(make_news_index(communications))
    assert hidden.full_url not in addresses(client)


def test_a_guest_is_mapped_at_home_only(client, communications, education):
    make_news_index(communications)
    guest = make_news(make_news_index(education), "Канікули", shown_on=(communications,))
    assert guest.full_url not in addresses(client)
    assert guest.full_url in addresses(client, host=EDUCATION)


def test_the_map_is_fresh_after_a_publish(client, communications):
    assert addresses(client) == ["http://localhost/"]
    page = make_standard(communications, "Про нас")
    assert addresses(client) == ["http://localhost/", "http://localhost/pro-nas/"]
    page.unpublish()
    assert addresses(client) == ["http://localhost/"]


def test_a_long_map_is_parted_into_files(client, communications, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    for number in range(4):
        make_standard(communications, f"Сторінка {number}")
    parts = [element.text for element in sitemap(client).findall("s:sitemap/s:loc", NS)]
    assert parts == [f"http://localhost/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert addresses(client, "/sitemap-1.xml") == ["http://localhost/", "http://localhost/storinka-0/"]
    assert addresses(client, "/sitemap-3.xml") == ["http://localhost/storinka-3/"]
    for missing in ("/sitemap-0.xml", "/sitemap-4.xml", "/sitemap-99999999999999999999.xml"):
        assert client.get(missing, HTTP_HOST="localhost").status_code == 404


def test_a_map_costs_the_same_queries_whatever_its_length(client, communications, django_assert_num_queries):
    make_standard(communications, "Перша")
    addresses(client)
    for number in range(5):
        make_standard(communications, f"Сторінка {number}")
    addresses(client)
    with django_assert_num_queries(2):  # pages, and what contests have beside them
        client.get("/sitemap.xml", HTTP_AUTHORIZATION="test", HTTP_HOST="localhost")


@pytest.mark.parametrize("host", ["localhost", EDUCATION])
def test_robots_are_told_what_to_leave_alone_and_where_the_map_is(client, communications, host):
    response = client.get("/robots.txt", HTTP_HOST=host)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Disallow: /search/",
        "Disallow: /en/search/",
        "",
        f"Sitemap: http://{host}/sitemap.xml",
    ]

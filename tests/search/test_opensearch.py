"""What a browser is told, so that it may search a site from its address bar."""

from xml.etree import ElementTree

import pytest

from home.models import SiteSettings

NS = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def description(client, path: str = "/search/opensearch.xml", host: str = "localhost"):
    response = client.get(path, HTTP_HOST=host)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def said(root, name: str) -> str:
    return root.find(f"o:{name}", NS).text


@pytest.mark.parametrize(
    ("path", "host", "address", "language"),
    [
        ("/search/opensearch.xml", "localhost", "http://localhost/search/", "uk"),
        ("/en/search/opensearch.xml", "localhost", "http://localhost/en/search/", "en"),
        ("/search/opensearch.xml", "osvita.localhost", "http://osvita.localhost/search/", "uk"),
    ],
)
def test_each_site_and_language_says_where_it_is_searched(
    client, communications, education, path, host, address, language
):
    for site in (communications, education):
        site.port = 80
        site.save()
    root = description(client, path, host)
    assert {url.get("type"): url.get("template") for url in root.findall("o:Url", NS)} == {
        "text/html": address + "?q={searchTerms}",
        "application/x-suggestions+json": address + "suggest/?q={searchTerms}",
        "application/opensearchdescription+xml": address + "opensearch.xml",
    }
    assert said(root, "Language") == language
    assert (said(root, "InputEncoding"), said(root, "OutputEncoding")) == ("UTF-8", "UTF-8")
    assert said(root, "Image").endswith("/static/icons/favicon.svg")


@pytest.mark.parametrize(
    ("name", "short"), [("Освіта", "Освіта"), ("Департамент освіти і науки", "Департамент осв…")]
)
def test_its_name_has_sixteen_signs_at_most(client, communications, name, short):
    own = SiteSettings.for_site(communications)
    own.short_name_uk = name
    own.save()
    root = description(client)
    assert said(root, "ShortName") == short
    assert said(root, "Description") == f"Пошук на сайті: {name}"


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_pages_lead_to_it(client, communications, path):
    html = client.get(path, HTTP_HOST="localhost").content.decode()
    assert f'<link rel="search" href="{path}search/opensearch.xml" type="application/opensearchd' in html


def test_a_copy_of_it_is_kept(client, communications):
    description(client)
    assert client.get("/search/opensearch.xml", HTTP_HOST="localhost")["ETag"]

"""The editor of both sites lives on one host."""

import pytest

from accounts.models import User

PASSWORD = "грушевського двадцять один"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _port(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8123"
    settings.EDITOR_EXTRA_HOSTS = ["127.0.0.1", "::1"]


OWN = ["localhost", "localhost:8123", "LocalHost", "localhost:9", "127.0.0.1", "[::1]:8123"]
FOREIGN = [
    "osvita.localhost",
    "osvita.localhost:8123",
    "OSVITA.LOCALHOST",
    "evil-localhost",
    "localhost.evil",
    "localhost.",
    "www.localhost",
    "127.0.0.2",
]


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/3/?q=%D1%97&p=2", "/account/login/?next=/admin/"])
def test_whoever_reads_on_another_host_is_sent_to_the_editors(client, host, path):
    response = client.get(path, HTTP_HOST=host)

    assert (response.status_code, response.url) == (302, f"http://localhost:8123{path}")


@pytest.mark.parametrize("host", OWN)
def test_the_editors_own_host_answers_on_any_port(client, communications, host):
    assert client.get("/account/login/", HTTP_HOST=host).status_code == 200
    assert client.get("/admin/", HTTP_HOST=host).url == "/account/login/?next=/admin/"


def test_head_is_reading_too(client):
    assert client.head("/admin/", HTTP_HOST="osvita.localhost").url == "http://localhost:8123/admin/"


@pytest.mark.parametrize(
    "path", ["/admin//evil.example/", "/admin/%0d%0aX:%20y/", "/admin/?next=//evil.example"]
)
def test_nobody_is_sent_to_a_third_host(client, path):
    response = client.get(path, HTTP_HOST="osvita.localhost")

    assert response.url.startswith("http://localhost:8123/admin/")
    assert "\n" not in response.url


@pytest.mark.parametrize("host", FOREIGN)
def test_nobody_signs_in_on_another_host(client, communications, host):
    User.objects.create_superuser("root@example.com", PASSWORD)
    response = client.post(
        "/account/login/", {"login": "root@example.com", "password": PASSWORD}, HTTP_HOST=host
    )

    assert response.status_code == 403
    assert response.cookies == {}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_sent_to_the_editor_on_another_host(client, communications, method):
    client.force_login(User.objects.create_superuser("root@example.com", PASSWORD))

    assert getattr(client, method)("/admin/pages/", HTTP_HOST="osvita.localhost").status_code == 403


@pytest.mark.parametrize("path", ["/", "/administratsiia/", "/accounting/", "/en/admin/"])
def test_other_addresses_stay_with_their_site(client, education, path):
    assert client.get(path, HTTP_HOST="osvita.localhost").status_code in {200, 404}


def test_a_host_that_is_nobodys_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["localhost"]

    assert client.get("/admin/", HTTP_HOST="evil.example").status_code == 400

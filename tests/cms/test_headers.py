"""What every answer says to the browser, with the settings of a real server."""

import importlib
from io import BytesIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from accounts.models import User
from cms.cache.front import PageCacheFront
from tests import factories
from tests.indexing import indexed as unindexed  # noqa: F401

PASSWORD = "грушевського двадцять один"
HOST = "localhost"

READERS_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
COMMON = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SETTINGS = (
    "SECURE_SSL_REDIRECT", "SECURE_REDIRECT_EXEMPT", "SECURE_PROXY_SSL_HEADER", "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "SECURE_REFERRER_POLICY",
    "SECURE_CONTENT_TYPE_NOSNIFF", "SECURE_CROSS_ORIGIN_OPENER_POLICY", "X_FRAME_OPTIONS",
    "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_SAMESITE",
    "PERMISSIONS_POLICY", "CONTENT_SECURITY_POLICY", "EDITOR_CONTENT_SECURITY_POLICY", "MIDDLEWARE",
    "WAGTAILADMIN_BASE_URL", "ALLOWED_HOSTS",
)  # fmt: skip


@pytest.fixture(autouse=True)
def production(settings, monkeypatch):
    """The settings of a real server, as far as they concern what is said to browsers."""
    monkeypatch.setenv("SECRET_KEY", "long enough and known to nobody but this test")
    monkeypatch.setenv("ALLOWED_HOSTS", "localhost,osvita.localhost")
    monkeypatch.setenv("EDITOR_BASE_URL", "https://localhost")
    module = importlib.reload(importlib.import_module("cms.settings.production"))
    for name in SETTINGS:
        setattr(settings, name, getattr(module, name))
    return module


@pytest.fixture
def browser(communications):
    """A browser that comes through the proxy, over HTTPS."""
    return Client(headers={"X-Forwarded-Proto": "https", "Host": HOST})


@pytest.fixture
def editor(browser):
    browser.force_login(User.objects.create_superuser("root@example.com", PASSWORD))
    return browser


@pytest.fixture
def section(communications):
    return factories.make_section(communications, slug="dlia-batkiv")


def policy(response) -> dict[str, str]:
    parts = (part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    return {part[0]: part[1] if len(part) > 1 else "" for part in parts}


def common(response) -> dict[str, str]:
    return {name: response.headers.get(name) for name in COMMON}


PUBLIC = ["/", "/en/", "/dlia-batkiv/", "/search/?q=садок", "/nemaie/", "/account/login/"]


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.usefixtures("section")
def test_readers_get_the_strict_policy_and_all_headers(browser, path):
    response = browser.get(path)

    assert policy(response) == READERS_POLICY
    assert common(response) == COMMON
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_the_editor_gets_a_looser_policy_and_the_same_headers(editor):
    response = editor.get("/admin/")

    assert response.status_code == 200
    assert policy(response) == {
        **READERS_POLICY,
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "frame-src": "'self' https://www.youtube-nocookie.com https://player.vimeo.com",
        "worker-src": "'self' blob:",
    }
    assert common(response) == COMMON
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_a_path_that_only_looks_like_the_editors_stays_strict(browser):
    assert policy(browser.get("/administratsiia/")) == READERS_POLICY


def test_a_preview_is_a_readers_page_that_the_editor_may_frame(editor, section):
    response = editor.get(f"/admin/pages/{section.pk}/view_draft/")

    assert response.status_code == 200
    assert policy(response) == READERS_POLICY
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_kept_page_says_the_same_as_a_fresh_one(browser, section):
    fresh = browser.get("/dlia-batkiv/")
    kept = through_the_front("/dlia-batkiv/")

    names = [*COMMON, "Content-Security-Policy", "Permissions-Policy"]
    assert {name: kept.get(name) for name in names} == {name: fresh.headers[name] for name in names}


def through_the_front(path: str) -> dict[str, str]:
    """The headers of a kept page as a server gets them, before Django begins."""
    answered = {}

    def never(environ, start_response):
        raise AssertionError("not kept")

    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "",
        "HTTP_HOST": HOST, "HTTP_X_FORWARDED_PROTO": "https", "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(), "SERVER_NAME": HOST, "SERVER_PORT": "80",
    }  # fmt: skip
    PageCacheFront(never)(environ, lambda status, headers: answered.update(headers))
    return answered


@pytest.mark.parametrize("path", ["/", "/dlia-batkiv/", "/admin/", "/account/login/", "/nemaie/"])
@pytest.mark.usefixtures("section")
def test_plain_http_is_sent_to_https(browser, path):
    browser.get(path)  # which keeps what may be kept
    response = browser.get(path, headers={"X-Forwarded-Proto": "http"})

    assert (response.status_code, response.url) == (301, f"https://localhost{path}")


def test_health_is_asked_without_https(browser):
    assert browser.get("/health/live/", headers={"X-Forwarded-Proto": "http"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/dlia-batkiv/", "/search/", "/search/?q=садок", "/nemaie/", "/robots.txt", "/sitemap.xml"],
)
@pytest.mark.usefixtures("section")
def test_readers_get_no_cookie(browser, path):
    for _ in range(2):
        assert browser.get(path).cookies == {}


def test_cookies_are_bound_to_the_host_and_hidden_from_scripts(browser):
    User.objects.create_superuser("root@example.com", PASSWORD)
    form = browser.get("/account/login/").cookies
    session = browser.post("/account/login/", {"login": "root@example.com", "password": PASSWORD}).cookies

    for cookie in (form["__Host-csrftoken"], session["__Host-sessionid"]):
        assert cookie["secure"]
        assert cookie["httponly"]
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


def test_a_real_server_asks_editors_for_a_second_factor(production):
    assert production.REQUIRE_EDITOR_MFA is True
    assert production.EDITOR_EXTRA_HOSTS == []
    assert production.ALLAUTH_TRUSTED_PROXY_COUNT == 1


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "EDITOR_BASE_URL"])
def test_a_real_server_starts_with_no_secret_or_host_of_ours(monkeypatch, production, missing):
    monkeypatch.delenv(missing)

    with pytest.raises(ImproperlyConfigured):
        importlib.reload(production)


def test_pictures_in_a_bucket_are_allowed_where_they_are_read(monkeypatch, production):
    monkeypatch.setenv("S3_BUCKET", "ratusha")
    monkeypatch.setenv("MEDIA_ORIGIN", "https://media.example")
    module = importlib.reload(production)

    readers = module.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert readers["img-src"] == ["'self'", "data:", "https://media.example"]
    assert readers["media-src"] == ["'self'", "https://media.example"]
    assert readers["script-src"] == ["'self'"]
    assert module.EDITOR_CONTENT_SECURITY_POLICY["img-src"] == [
        "'self'",
        "data:",
        "blob:",
        "https://media.example",
    ]
    assert module.STORAGES["public"]["OPTIONS"]["custom_domain"] == "media.example"
    assert "custom_domain" not in module.STORAGES["private"]["OPTIONS"]


@pytest.mark.parametrize(
    ("switches", "said"),
    [
        ({}, "max-age=31536000"),
        ({"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1"}, "max-age=31536000; includeSubDomains"),
        (
            {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1", "SECURE_HSTS_PRELOAD": "1"},
            "max-age=31536000; includeSubDomains; preload",
        ),
        ({"SECURE_HSTS_SECONDS": "0"}, None),
    ],
)
def test_an_operator_says_how_far_https_is_promised(
    production, browser, section, settings, monkeypatch, switches, said
):
    for name, value in switches.items():
        monkeypatch.setenv(name, value)
    module = importlib.reload(production)
    for name in SETTINGS:
        setattr(settings, name, getattr(module, name))

    assert browser.get("/dlia-batkiv/").headers.get("Strict-Transport-Security") == said

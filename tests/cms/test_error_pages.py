"""Pages for what goes wrong: ours, in the reader's language, and without what may be broken."""

import pytest
from django.test import Client
from django.urls import path

from cms import urls


def html(response) -> str:
    return response.content.decode()


def explode(request):
    raise ZeroDivisionError


urlpatterns = [path("broken/", explode), *urls.urlpatterns]


@pytest.mark.parametrize("address", ["/", "/admin/", "/account/login/", "/nemaie/"])
def test_a_foreign_host_gets_our_400(client, db, settings, address):
    settings.ALLOWED_HOSTS = ["localhost"]
    response = client.get(address, HTTP_HOST="evil.example")

    assert response.status_code == 400
    assert "<h1>Не вдалося зрозуміти запит</h1>" in html(response)
    assert "evil.example" not in html(response)


@pytest.mark.parametrize(
    ("address", "title", "search"),
    [("/nemaie/", "Такої сторінки немає", "/search/"), ("/en/nothing/", "No such page", "/en/search/")],
)
@pytest.mark.parametrize("host", ["localhost", "osvita.localhost"])
def test_a_missing_page_offers_the_search(client, communications, address, title, search, host):
    response = client.get(address, HTTP_HOST=host)

    assert response.status_code == 404
    assert f"<h1>{title}</h1>" in html(response)
    assert html(response).count(f'action="{search}"') == 2


def test_a_refusal_is_ours(client, communications, django_user_model):
    client.force_login(django_user_model.objects.create_user("a@example.org", "x"))
    response = client.get("/admin/")

    assert response.status_code == 403
    assert "403.html" in [template.name for template in response.templates]
    assert 'href="/account/logout/"' in html(response)  # to sign in as somebody else


def test_a_lost_form_is_ours_in_both_languages(communications):
    client = Client(enforce_csrf_checks=True)
    for language, title in {"uk": "Час форми минув", "en": "The form has expired"}.items():
        response = client.post("/account/login/", {}, headers={"Cookie": f"django_language={language}"})

        assert response.status_code == 403
        assert f"<h1>{title}</h1>" in html(response)


def test_something_broken_is_ours(client, communications, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    response = client.get("/broken/")

    assert response.status_code == 500
    assert "<h1>Сайт тимчасово не працює</h1>" in html(response)
    assert "ZeroDivisionError" not in html(response)


@pytest.mark.parametrize("address", ["/", "/en/", "/search/?q=садок", "/account/login/", "/nemaie/"])
def test_without_the_database_it_is_ours_as_well(client, address):
    """No ``db`` fixture here: every query fails."""
    client.raise_request_exception = False
    response = client.get(address)

    assert response.status_code == 500
    assert "<h1>Сайт тимчасово не працює</h1>" in html(response)
    assert response.headers["Content-Security-Policy"]
    assert response.cookies == {}

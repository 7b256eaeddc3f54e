"""Who takes data away and who erases, by which page."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms import personal_data
from cms.registries import rooms
from contests.models import Entry, Participant
from feedback.domain import messages
from feedback.models import ContactMessage, ContactTopic
from tests.contests.factories import make_submitted, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


@pytest.fixture
def root():
    return make_user("root@example.org", is_superuser=True, is_staff=True)


@pytest.fixture
def people_url():
    return reverse("contest_people") + "?q=марічка"


def names_in(response) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(response.getvalue())).namelist()


def test_strangers_are_sent_to_sign_in(client):
    for name in ("contest_my_data", "contest_my_data_download"):
        response = client.post(reverse(name))
        assert (response.status_code, "/account/login" in response["Location"]) == (302, True)


def test_anybody_signed_in_takes_the_own_data_away(client, secretary):
    client.force_login(secretary)
    assert client.get(reverse("contest_my_data")).status_code == 200
    assert reverse("contest_my_data") in [room.url for name, ways in rooms for room in ways(secretary)]
    response = client.post(reverse("contest_my_data_download"))
    assert names_in(response) == ["data.json"]
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(reverse("contest_my_data_download")).status_code == 405


def test_an_account_is_erased_when_that_is_ticked(client, secretary):
    client.force_login(secretary)
    client.post(reverse("contest_my_data"))
    assert get_user_model().objects.get(pk=secretary.pk).is_active
    response = client.post(reverse("contest_my_data"), {"sure": "on"})
    assert response["Location"] == reverse("account_login")
    assert not get_user_model().objects.get(pk=secretary.pk).is_active


def test_an_administrators_account_stays(client, root):
    client.force_login(root)
    assert client.post(reverse("contest_my_data"), {"sure": "on"}).status_code == 200
    assert get_user_model().objects.get(pk=root.pk).is_active


def test_only_administrators_look_for_children(client, entry, secretary, people_url, settings):
    settings.REQUIRE_EDITOR_MFA = False
    client.force_login(secretary)
    assert client.get(people_url).status_code == 403
    client.force_login(make_user("editor@example.org", is_staff=True))
    assert client.get(people_url).status_code == 403


def test_a_child_is_found_packed_and_erased_by_an_administrator(client, entry, root, people_url, settings):
    settings.REQUIRE_EDITOR_MFA = False
    client.force_login(root)
    assert "Вигадана Марічка" in client.get(people_url).content.decode()
    chosen = {"pupil": str(entry.participants.get().key)}
    assert names_in(client.post(people_url, {**chosen, "act": "pack"})) == ["data.json"]

    client.post(people_url, {**chosen, "act": "erase", "reason": "Прохання"})
    assert Participant.objects.exists()
    client.post(people_url, {"act": "erase", "reason": "Прохання", "sure": "on"})
    assert Participant.objects.exists()
    page = client.post(people_url, {**chosen, "act": "erase", "reason": "Прохання", "sure": "on"})
    assert page.status_code == 200
    assert not Participant.objects.exists()
    assert Entry.objects.get().title == ""


def test_who_has_no_account_is_found_and_erased_on_the_same_page(
    client, communications, entry, root, settings
):
    settings.REQUIRE_EDITOR_MFA = False
    client.force_login(root)
    topic = ContactTopic.objects.create(site=communications, name_uk="Сайт", email="site@example.org")
    written = {"topic": topic, "words": "Добрий день", "wants_copy": False, "language": "uk"}
    for name, email in (("Марічка Інша", "hers@example.org"), ("Остап", "his@example.org")):
        messages.send(name=name, email=email, **written)
    url = reverse("contest_people") + "?q=марічка"
    page = client.get(url).text
    assert "hers@example.org" in page
    assert "his@example.org" not in page

    (hers,) = personal_data.named("марічка")
    form = {"act": "erase", "held": hers.key, "reason": "Прохання"}
    assert f'value="{hers.key}" id="held-1" checked' in client.post(url, form).text
    foreign = {**form, "held": personal_data.named("остап")[0].key, "sure": "on"}
    assert client.post(url, foreign).status_code == 302
    assert ContactMessage.objects.count() == 2
    client.post(url, {**form, "sure": "on"})

    assert ContactMessage.objects.get().name == "Остап"
    assert Participant.objects.exists()

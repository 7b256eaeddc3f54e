"""Every address of entries, and everybody who may ask for it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from contests.models import Juror, State
from institutions.models import Representative
from tests.contests.factories import make_draft, make_representative, make_submitted, make_user
from tests.factories import make_institution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("while_open")]


def make_person(name: str, contest, school):
    """Somebody of the matrix; ``None`` is nobody."""
    if name == "nobody":
        return None
    if name in {"own school", "colleague"}:
        return make_representative(school, email=f"{name[:3]}@example.org")
    if name == "other school":
        return make_representative(make_institution("Ліцей № 7"), email="other@example.org")
    person = make_user("person@example.org")
    if name == "juror":
        Juror.objects.create(contest=contest, user=person, institution=school)
    if name == "waiting":
        Representative.objects.create(user=person, institution=school)
    if name == "former":
        Representative.objects.create(
            user=person, institution=school, state=Representative.State.ENDED, decided_at=timezone.now()
        )
    return person


PEOPLE = ["nobody", "own school", "colleague", "other school", "guardian", "juror", "waiting", "former"]
ENTRY_PAGES = {
    "contest_entry": 200,
    "contest_entry_edit": 200,
    "contest_entry_save": 405,
    "contest_entry_withdraw": 200,
    "contest_entry_receipt": 200,
}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(("page", "seen"), ENTRY_PAGES.items())
def test_an_entry_is_open_to_its_institution_and_does_not_exist_for_others(
    client, contest, school, secretary, name, page, seen
):
    entry = make_submitted(contest, secretary, institution=school)
    person = make_person(name, contest, school)
    url = reverse(page, args=[entry.key])
    if person:
        client.force_login(person)

    response = client.get(url)

    if seen == 405:
        assert response.status_code == 405
    elif person is None:
        assert (response.status_code, response.url) == (302, f"/account/login/?next={url}")
    else:
        assert response.status_code == (seen if name in {"own school", "colleague"} else 404)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("page", ["contest_entry_save", "contest_entry_edit", "contest_entry_delete"])
def test_nobody_else_changes_a_draft(client, contest, school, secretary, name, page):
    entry = make_draft(contest, secretary, institution=school)
    person = make_person(name, contest, school)
    if person:
        client.force_login(person)

    response = client.post(
        reverse(page, args=[entry.key]), {"revision": entry.revision, "title": "Чужа назва"}
    )

    entry = type(entry).objects.filter(pk=entry.pk).first()
    if name in {"own school", "colleague"}:
        assert response.status_code in {200, 302}
        assert entry is None if page.endswith("delete") else entry.title == "Чужа назва"
    else:
        assert response.status_code == (302 if person is None else 404)
        assert entry.title == "Мама і яблуня"


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_else_withdraws(client, contest, school, secretary, name):
    entry = make_submitted(contest, secretary, institution=school)
    person = make_person(name, contest, school)
    if person:
        client.force_login(person)

    client.post(reverse("contest_entry_withdraw", args=[entry.key]), {"reason": "Так треба"})

    entry.refresh_from_db()
    own = name in {"own school", "colleague"}
    assert entry.state == (State.WITHDRAWN if own else State.SUBMITTED)


def test_a_guardians_entry_is_the_guardians_alone(client, contest, school, secretary):
    contest.admits_guardians = True
    contest.save()
    guardian = make_user("mother@example.org")
    entry = make_draft(contest, guardian, institution=None)
    url = reverse("contest_entry", args=[entry.key])

    client.force_login(secretary)
    assert client.get(url).status_code == 404
    client.force_login(guardian)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("name", PEOPLE[1:])
def test_the_list_shows_nobody_the_pupils_of_others(client, contest, school, secretary, name):
    make_submitted(contest, secretary, institution=school)
    client.force_login(make_person(name, contest, school))

    page = client.get(reverse("contest_entries")).content.decode()

    assert ("Вигадана Марічка" in page) == (name in {"own school", "colleague"})


@pytest.mark.parametrize("page", ["contest_entries", "contest_entry", "contest_entry_edit"])
def test_personal_pages_are_kept_by_no_cache(client, contest, school, secretary, page):
    entry = make_draft(contest, secretary, institution=school)
    client.force_login(secretary)

    response = client.get(reverse(page, args=[] if page == "contest_entries" else [entry.key]))

    assert response["Cache-Control"] == "private, no-store"


def test_without_an_institution_the_list_says_what_to_do(client, contest):
    client.force_login(make_user("new@example.org"))

    page = client.get(reverse("contest_entries")).content.decode()

    assert 'href="/account/institution/"' in page


@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_begin(client, contest, school, name):
    person = make_person(name, contest, school)
    url = reverse("contest_start", args=[contest.pk])
    if person:
        client.force_login(person)

    response = client.get(url)

    if person is None:
        assert response.url == f"/account/login/?next={url}"
    else:
        may = name in {"own school", "colleague", "other school"}
        assert ("form" in (response.context or {})) == may
        assert response.status_code == 200


def test_a_key_opens_nobody_elses_entry(client, contest, school, secretary):
    entry = make_draft(contest, secretary, institution=school)
    client.force_login(make_representative(make_institution("Ліцей № 7"), email="other@example.org"))

    response = client.post(
        reverse("contest_start", args=[contest.pk]),
        {
            "nomination": contest.nominations.get().pk,
            "whose": make_institution("Ліцей № 7").pk,
            "key": entry.key,
        },
    )

    assert response.status_code == 200
    assert type(entry).objects.count() == 1

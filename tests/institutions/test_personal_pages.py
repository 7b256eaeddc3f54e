"""The personal pages: who sees whom, and who may decide what."""

import pytest

from institutions.models import FormerName, Representative
from institutions.permissions import actions_on
from institutions.queries import representatives_for
from tests.factories import make_institution
from tests.institutions.conftest import CONFIRMING, PEOPLE, State

MINE = "/account/institution/"
CHOOSE = "/account/institution/choose/"
SEES_THE_LYCEUM = CONFIRMING | {"confirmed here"}


def page(row) -> str:
    return f"/account/institution/people/{row.pk}/"


def ask_page(institution) -> str:
    return f"/account/institution/{institution.slug}/ask/"


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_signed_in_has_the_pages_and_nobody_else(role, somebody, browser_of, lyceum):
    browser = browser_of(somebody(role))
    for path in (MINE, CHOOSE, ask_page(lyceum)):
        response = browser.get(path)
        if role == "anonymous":
            assert (response.status_code, response.url) == (302, f"/account/login/?next={path}")
        else:
            assert response.status_code == 200
            assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("state", [State.WAITING, State.CONFIRMED])
def test_who_sees_and_decides_about_a_person(role, state, somebody, represent, browser_of, lyceum):
    user = somebody(role)
    row = represent(lyceum, state)
    response = browser_of(user).get(page(row))

    if role == "anonymous":
        assert response.status_code == 302
        return
    assert response.status_code == (200 if role in SEES_THE_LYCEUM else 404)
    assert representatives_for(user).filter(pk=row.pk).exists() == (role in SEES_THE_LYCEUM)
    allowed = {State.WAITING: {"confirm", "refuse"}, State.CONFIRMED: {"end"}}[state]
    assert actions_on(user, row) == (allowed if role in SEES_THE_LYCEUM else set())


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize(
    ("state", "action", "then"),
    [
        (State.WAITING, "confirm", State.CONFIRMED),
        (State.WAITING, "refuse", State.REFUSED),
        (State.CONFIRMED, "end", State.ENDED),
    ],
)
def test_only_who_may_decide_changes_anything(
    role, state, action, then, somebody, represent, browser_of, lyceum
):
    row = represent(lyceum, state)
    browser_of(somebody(role)).post(page(row), {"action": action, "reason": "Так треба"})

    row.refresh_from_db()
    assert row.state == (then if role in SEES_THE_LYCEUM else state)


@pytest.mark.parametrize("role", ["waiting here", "education editor", "superuser"])
@pytest.mark.parametrize("action", ["confirm", "refuse"])
def test_nobody_confirms_themselves(role, action, somebody, represent, browser_of, lyceum):
    user = somebody(role)
    row = user.representations.first() or represent(lyceum, State.WAITING, user)
    browser_of(user).post(page(row), {"action": action, "reason": "Це я"})

    row.refresh_from_db()
    assert row.state == State.WAITING


@pytest.mark.parametrize("state", [State.WAITING, State.CONFIRMED])
def test_one_may_always_stop_oneself(state, represent, browser_of, lyceum):
    row = represent(lyceum, state)
    response = browser_of(row.user).post(page(row), {"action": "end"})

    assert response.url == MINE
    row.refresh_from_db()
    assert row.state == State.ENDED


def test_ending_is_felt_at_the_next_click(represent, browser_of, lyceum):
    row, colleague = represent(lyceum), represent(lyceum)
    browser = browser_of(row.user)
    assert browser.get(page(colleague)).status_code == 200

    browser_of(colleague.user).post(page(row), {"action": "end", "reason": "Звільнилася"})

    assert browser.get(page(colleague)).status_code == 404
    assert colleague.user.email not in browser.get(MINE).content.decode()


@pytest.mark.parametrize("state", [State.WAITING, State.REFUSED, State.ENDED])
def test_who_is_not_confirmed_sees_nobody_of_the_institution(state, person, represent, browser_of, lyceum):
    represent(lyceum, user=person(first_name="Таємна", last_name="Колега", email="colleague@example.org"))
    represent(lyceum, State.WAITING, person(first_name="Чекає", last_name="Інша"))
    html = browser_of(represent(lyceum, state).user).get(MINE).content.decode()

    assert "Ліцей № 25" in html
    for words in ("Таємна", "colleague@example.org", "Чекає"):
        assert words not in html


def test_a_colleague_sees_who_acts_and_who_waits_and_no_others(
    person, represent, browser_of, lyceum, other_school
):
    represent(lyceum, user=person(first_name="Ірина", last_name="Колега"))
    represent(lyceum, State.WAITING, person(first_name="Марта", last_name="Нова", email="marta@example.org"))
    represent(lyceum, State.REFUSED, person(first_name="Відмовлена"))
    represent(lyceum, State.ENDED, person(first_name="Колишня"))
    represent(other_school, user=person(first_name="Чужа"))
    html = browser_of(represent(lyceum).user).get(MINE).content.decode()

    for words in ("Ірина Колега", "Марта Нова", "marta@example.org"):
        assert words in html
    for words in ("Відмовлена", "Колишня", "Чужа"):
        assert words not in html


def test_a_person_asks_and_is_told_it_was_sent(person, browser_of, lyceum):
    user = person()
    response = browser_of(user).post(ask_page(lyceum), {"position": "секретар"}, follow=True)

    assert Representative.objects.get().user == user
    assert 'class="notice notice--success"' in response.content.decode()


def test_a_position_is_asked_for(person, browser_of, lyceum):
    response = browser_of(person()).post(ask_page(lyceum), {"position": ""})

    assert list(response.context["form"].errors) == ["position"]
    assert not Representative.objects.exists()


def test_asking_where_one_acts_already_says_so(represent, browser_of, lyceum):
    row = represent(lyceum)
    response = browser_of(row.user).post(ask_page(lyceum), {"position": "завуч"}, follow=True)

    row.refresh_from_db()
    assert (row.state, row.position) == (State.CONFIRMED, "секретар")
    assert 'class="notice notice--error"' in response.content.decode()


def test_a_decision_made_twice_says_that_it_was_made(represent, browser_of, lyceum):
    row, browser = represent(lyceum, State.WAITING), browser_of(represent(lyceum).user)
    browser.post(page(row), {"action": "confirm"})
    browser.cookies["django_language"] = "en"
    response = browser.post(page(row), {"action": "refuse", "reason": "Ні"}, follow=True)

    row.refresh_from_db()
    assert row.state == State.CONFIRMED
    assert "This cannot be done any more." in response.content.decode()


def test_an_address_that_nobody_has_is_not_found(person, browser_of):
    assert browser_of(person()).get("/account/institution/nema/ask/").status_code == 404


def test_an_old_address_still_leads_to_the_institution(person, browser_of, lyceum):
    lyceum.former_slugs.create(slug="stara-adresa")
    response = browser_of(person()).get("/account/institution/stara-adresa/ask/")

    assert response.context["institution"] == lyceum


def test_ones_own_page_costs_the_same_however_many_there_are(represent, browser_of, queries_of, person):
    user = person()
    browser = browser_of(user)

    def add(many: int) -> None:
        for _ in range(many):
            institution = make_institution()
            represent(institution, user=user)
            for _ in range(many):
                represent(institution)
                represent(institution, State.WAITING)

    add(1)
    with_one = queries_of(browser, MINE)
    add(3)

    assert queries_of(browser, MINE) == with_one <= 9


def test_the_search_costs_the_same_however_much_it_finds(browser_of, queries_of, person):
    browser = browser_of(person())

    def add(many: int) -> None:
        for number in range(many):
            institution = make_institution(f"Ліцей № {number}", kind="school", number=number)
            for _ in range(many):
                FormerName.objects.create(institution=institution, name=f"Школа № {number}")

    add(1)
    with_one = queries_of(browser, f"{CHOOSE}?q=ліцей")
    add(3)

    assert queries_of(browser, f"{CHOOSE}?q=ліцей") == with_one <= 10

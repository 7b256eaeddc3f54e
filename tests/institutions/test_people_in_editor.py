"""Editors see who acts for institutions, and decide."""

import pytest
from django.urls import reverse

from tests.institutions.conftest import CONFIRMING, PEOPLE, State

LIST = reverse("representatives:index")


def act(row, name: str) -> str:
    return reverse("representatives:act", args=[row.pk, name])


@pytest.mark.parametrize("role", PEOPLE)
def test_who_sees_the_list_and_decides(role, somebody, represent, lyceum, browser_of):
    browser, row = browser_of(somebody(role)), represent(lyceum, State.WAITING)
    opens = browser.get(LIST).status_code == 200
    browser.post(act(row, "confirm"), {"reason": ""})

    row.refresh_from_db()
    assert opens == (role in CONFIRMING)
    assert row.state == (State.CONFIRMED if role in CONFIRMING else State.WAITING)


@pytest.mark.parametrize(
    ("state", "name", "then"),
    [(State.WAITING, "refuse", State.REFUSED), (State.CONFIRMED, "end", State.ENDED)],
)
def test_refusing_and_ending(state, name, then, somebody, represent, lyceum, browser_of):
    row, editor = represent(lyceum, state), somebody("education editor")
    browser_of(editor).post(act(row, name), {"reason": "Не працює в нас"})

    row.refresh_from_db()
    assert (row.state, row.reason, row.decided_by) == (then, "Не працює в нас", editor)


def test_editors_do_not_confirm_themselves(somebody, represent, lyceum, browser_of):
    editor = somebody("education editor")
    row = represent(lyceum, State.WAITING, editor)
    browser_of(editor).post(act(row, "confirm"), {"reason": ""})

    row.refresh_from_db()
    assert row.state == State.WAITING


def test_the_list_costs_the_same_however_long(
    somebody, represent, lyceum, other_school, browser_of, queries_of
):
    browser = browser_of(somebody("education editor"))
    represent(lyceum)
    represent(other_school, State.WAITING)
    with_one = queries_of(browser, LIST)
    for _ in range(3):
        represent(lyceum)
        represent(other_school, State.WAITING)

    assert queries_of(browser, LIST) == with_one


def test_who_waits_comes_first(somebody, represent, lyceum, browser_of):
    waiting = represent(lyceum, State.WAITING)
    for state in (State.CONFIRMED, State.REFUSED, State.ENDED):
        represent(lyceum, state)

    response = browser_of(somebody("education editor")).get(LIST)

    assert response.context["object_list"][0] == waiting

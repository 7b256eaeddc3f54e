"""Many at once, each with a database connection of their own: never one more than there are places."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from cms.mail.models import Letter
from signups.domain import asking, places
from signups.models import SignUp
from tests.contests.races import at_once, really_commits
from tests.signups.conftest import NOW, asked, make_session, placed

pytestmark = [really_commits, pytest.mark.usefixtures("untranslated")]

State = SignUp.State


def count(session, state: str) -> int:
    return session.sign_ups.filter(state=state).count()


def test_two_hundred_at_once_take_twenty_places(communications):
    session = make_session(communications, places=20)
    everybody = [asked(session, f"Особа {number}") for number in range(200)]

    def follow_the_link(sign_up: SignUp) -> None:
        try:
            asking.confirm(sign_up=sign_up, now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=16) as people:
        list(people.map(follow_the_link, everybody))

    assert (count(session, State.PLACED), count(session, State.WAITING)) == (20, 180)
    assert Letter.objects.filter(kind="account.sign_up_placed").count() == 20


def test_places_given_back_at_once_go_to_as_many_who_wait(communications):
    session = make_session(communications, places=4)
    here = [placed(session, f"Особа {number}") for number in range(8)]

    done = at_once(*[lambda row=row: places.cancel(sign_up=row, now=NOW) for row in here[:4]])

    assert not any(isinstance(result, Exception) for result in done)
    assert (count(session, State.PLACED), count(session, State.WAITING)) == (4, 0)
    assert Letter.objects.filter(kind="account.sign_up_moved_up").count() == 4


def test_the_last_place_has_one_owner(communications):
    session = make_session(communications, places=1, has_waiting_list=False)
    rivals = [asked(session, name) for name in ("Перша", "Друга", "Третя")]

    at_once(*[lambda row=row: asking.confirm(sign_up=row, now=NOW) for row in rivals])

    assert (count(session, State.PLACED), count(session, State.ASKED)) == (1, 2)


def test_one_link_followed_twice_at_once_takes_one_place(communications):
    session = make_session(communications, places=5)
    row = asked(session)

    at_once(*[lambda: asking.confirm(sign_up=row, now=NOW)] * 4)

    assert count(session, State.PLACED) == 1
    assert Letter.objects.filter(kind="account.sign_up_placed").count() == 1

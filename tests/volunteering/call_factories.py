"""Calls for volunteers with shifts, meetings and stories; every argument may be left out."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from signups.models import Series, Session
from tests.factories import add
from tests.signups.conftest import make_session
from volunteering.models import (
    Call,
    CallIndexPage,
    CallPage,
    MeetingIndexPage,
    MeetingPage,
    Organisation,
    StoryIndexPage,
    StoryPage,
)

_numbers = count(1)


def make_organisation(site, *, verified: bool = True, **fields) -> Organisation:
    verified_at = timezone.now() if verified else None
    return Organisation.objects.create(site=site, verified_at=verified_at, **{"name_uk": "Спілка", **fields})


def make_call(site, *, shifts: tuple[datetime, ...] = (), **fields) -> Call:
    """A call; ``shifts`` are the beginnings of shifts of three hours for adults."""
    values = {
        "site": site, "name_uk": "Сортувати речі", "work": "aid", "place_uk": "Склад на вул. Незалежності",
        "organisation": fields.pop("organisation", None) or make_organisation(site),
    }  # fmt: skip
    if shifts:
        values["series"] = Series.objects.create(site=site, name_uk="Зміни")
    call = Call.objects.create(**values | fields)
    for starts in shifts:
        make_shift(call, starts)
    return call


def make_shift(call: Call, starts: datetime, **fields) -> Session:
    values = {"least_age": 18, "series": call.series, "ends_at": starts + timedelta(hours=3), **fields}
    return make_session(call.site, name_uk="Зміна", name_en="", starts_at=starts, **values)


def make_call_index(parent, **fields) -> CallIndexPage:
    return add(parent, CallIndexPage(**{"title": "Потрібна допомога", "slug": "dopomoha", **fields}))


def make_call_page(index, call: Call, title: str = "", **fields) -> CallPage:
    fields = {"introduction": "Пакуємо посилки.", "slug": f"zaklyk-{next(_numbers)}", **fields}
    return add(index, CallPage(title=title or call.name_uk, call=call, **fields))


def make_meeting_index(parent) -> MeetingIndexPage:
    return add(parent, MeetingIndexPage(title="Зустрічі", slug="zustrichi"))


def make_meeting(index, starts: datetime, title: str = "Зустріч з волонтерами", **fields) -> MeetingPage:
    session = make_session(
        index.get_site(), kind=Session.Kind.MEETING, name_uk=title, starts_at=starts,
        ends_at=starts + timedelta(hours=2), places=None, **fields.pop("session", {}),
    )  # fmt: skip
    return add(index, MeetingPage(title=title, slug=f"zustrich-{next(_numbers)}", session=session, **fields))


def make_story_index(parent) -> StoryIndexPage:
    return add(parent, StoryIndexPage(title="Історії", slug="istorii"))


def make_story(index, title: str = "Двори перемоги", **fields) -> StoryPage:
    return add(index, StoryPage(title=title, slug=f"istoriia-{next(_numbers)}", **fields))

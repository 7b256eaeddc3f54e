"""The pages of contests: what a reader is told, and how lists show it."""

import json
import re
from datetime import date

import pytest
import time_machine

from cms.cache import tags
from cms.cache.tags import CONTENT, type_tag
from cms.registries import Scope
from cms.timeline import Precision
from contests.listing import dated_things
from contests.models import Contest, ContestStage, Extension, Juror
from tests.contests.factories import (
    OPEN,
    make_contest,
    make_contest_index,
    make_contest_page,
    make_stage,
    make_submitted,
    make_user,
)
from tests.factories import kyiv, make_institution, translate

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "osvita.localhost"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def index(education):
    return make_contest_index(education)


@pytest.fixture
def page(index, contest):
    return make_contest_page(index, contest)


def text_of(response) -> str:
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.fixture
def english(client, page):
    """What the English page says at a moment."""
    path = translate(page, "My mum…").url_path.split("/", 2)[2]

    def text(moment=OPEN) -> str:
        with time_machine.travel(moment, tick=False):
            return text_of(client.get(f"/en/{path}", **HOST))

    return text


def test_what_happens_is_said_in_every_phase(client, english, contest):
    make_stage(contest, ContestStage.Kind.RESULTS, date(2026, 6, 5))
    assert "Entries are taken from 1 April to 15 May, that day included." in english(kyiv(2026, 3, 1))
    assert "Submit an entry until 15 May" in english(kyiv(2026, 5, 15, 23))
    assert "The jury begins on 20 May." in english(kyiv(2026, 5, 16, 0))
    assert "Results: 5 June." in english(kyiv(2026, 5, 21))


def test_the_button_leads_to_the_personal_pages_on_the_editors_host(client, page, contest, settings):
    html = client.get("/konkursy/moia-mama/", **HOST).content.decode()
    assert f'href="{settings.WAGTAILADMIN_BASE_URL}/account/contests/{contest.pk}/start/"' in html


def test_everybodys_extension_is_said_and_one_schools_is_not(english, contest):
    Extension.objects.create(
        contest=contest, institution=make_institution("Ліцей № 7"), until=date(2026, 5, 30), reason="Пожежа"
    )
    text = english()
    assert "30 May" not in text
    assert "Пожежа" not in text
    Extension.objects.create(contest=contest, until=date(2026, 5, 18), reason="Світло")
    assert "18 May" in english()


def test_a_page_shows_who_judges_by_the_published_name_only(english, contest):
    Juror.objects.create(
        contest=contest,
        user=make_user("iryna@example.org", last_name="Таємна"),
        public_name="Ірина Художниця, викладачка",
    )
    Juror.objects.create(contest=contest, user=make_user("petro@example.org", last_name="Прихований"))
    text = english()
    assert "Ірина Художниця, викладачка" in text
    assert "Таємна" not in text
    assert "Прихований" not in text


def test_machines_are_told_of_the_event(client, page):
    html = client.get("/konkursy/moia-mama/", **HOST).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', html, re.S)[1])
    event = next(item for item in data["@graph"] if item["@type"] == "Event")
    assert (event["startDate"], event["endDate"]) == ("2026-04-01", "2026-06-01")


def test_lists_begin_with_what_takes_entries_and_end_with_the_archive(client, index, education):
    def add(code, name, intake, year=2026):
        make_contest_page(
            index, make_contest(education, code=code, name_uk=name, year=year, intake=intake, judging=None)
        )

    add("АА", "Пізніше", (date(2026, 4, 1), date(2026, 5, 20)))
    add("ББ", "Скоро", (date(2026, 6, 1), date(2026, 6, 9)))
    add("ВВ", "Раніше", (date(2026, 4, 1), date(2026, 5, 9)))
    add("ГГ", "Перевіряють", (date(2026, 2, 1), date(2026, 3, 1)))
    old = make_contest(education, code="ДД", name_uk="Давній", year=2023, judging=None)
    old.stages.all().delete()
    ContestStage.objects.create(
        contest=old, kind=ContestStage.Kind.HELD, starts_on=date(2023, 1, 1), precision=Precision.YEAR
    )
    make_contest_page(index, old)

    def titles(query=""):
        return [thing.title for thing in client.get(f"/konkursy/{query}", **HOST).context["things"]]

    assert titles() == ["Раніше", "Пізніше", "Скоро", "Перевіряють", "Давній"]
    assert titles("?status=open") == ["Раніше", "Пізніше"]
    assert titles("?year=2023") == ["Давній"]
    assert titles("?kind=drawing&status=coming") == ["Скоро"]
    assert client.get("/konkursy/?status=unknown", **HOST).status_code == 404


def test_the_other_site_shows_a_guest_and_names_its_home(page, contest, communications, index):
    guest = make_contest_page(
        index, make_contest(contest.site, code="ТЛ", name_uk="Теплі листівки"), shown_on=(communications,)
    )
    scope = Scope(site=communications, locale=guest.locale, on=OPEN.date())
    assert [thing.title for thing in dated_things(scope)] == ["Теплі листівки"]


def test_a_submission_empties_no_page_cache(page, contest, secretary, school):
    before = tags.version_now(CONTENT)
    make_submitted(contest, secretary, institution=school)
    assert tags.version_now(CONTENT) == before


@pytest.mark.parametrize("change", ["stage", "nomination", "criterion", "category", "extension", "contest"])
def test_whatever_a_page_shows_refreshes_it(contest, change):
    shown = (CONTENT, type_tag(Contest))
    before = tags.versions(shown)
    {
        "stage": lambda: contest.stages.first().save(),
        "nomination": lambda: contest.nominations.first().save(),
        "criterion": lambda: contest.criteria.first().save(),
        "category": lambda: contest.categories.first().save(),
        "extension": lambda: Extension.objects.create(contest=contest, until=date(2026, 5, 18), reason="…"),
        "contest": contest.save,
    }[change]()
    assert all(tags.versions(shown)[tag] != before[tag] for tag in shown)

"""The pages of contests: what a reader is told, and how lists show it."""

import json
import re
from datetime import date

import pytest
import time_machine
from django.utils import translation

from cms.cache import tags
from cms.cache.tags import CONTENT, type_tag
from cms.registries import Scope
from cms.timeline import Precision
from contests.listing import dated_things
from contests.models import Contest, ContestStage, Extension, Juror, Nomination
from contests.presentation import demands, shares
from tests.contests.factories import (
    OPEN,
    make_contest,
    make_contest_page,
    make_stage,
    make_submitted,
    make_user,
)
from tests.factories import kyiv, make_institution, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("while_open")]

HOST = {"HTTP_HOST": "osvita.localhost"}


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


def test_the_button_of_an_english_page_leads_to_english_ones(client, page, contest, settings):
    english = translate(page, "My mum…").url_path.split("/", 2)[2]
    html = client.get(f"/en/{english}", **HOST).content.decode()
    assert f'href="{settings.WAGTAILADMIN_BASE_URL}/account/contests/{contest.pk}/start/?lang=en"' in html


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


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"least_files": 1, "most_files": 1}, ["1 file, up to 20 MB."]),
        ({"least_files": 0, "most_files": 3, "most_megabytes": 5}, ["0–3 files, each up to 5 MB."]),
        ({"least_files": 2, "most_files": 2, "least_side": 1600},
         ["2 files, each up to 20 MB.", "The longer side of a picture: at least 1600 pixels."]),
        ({"kind": "poem", "most_files": 0, "most_characters": 2000}, ["At most 2000 characters."]),
        ({"kind": "text", "least_characters": 40, "most_characters": 90, "group_work": True, "most_files": 0},
         ["40 to 90 characters.", "Works of a group are taken too."]),
        ({"kind": "video"}, ["A link to the film; the film itself is not uploaded."]),
    ],
)  # fmt: skip
def test_what_a_work_must_be_like_is_said_in_words(fields, words):
    with translation.override("en"):
        assert demands(Nomination(**fields)) == words


def test_shares_of_criteria_are_of_the_whole_result(contest):
    assert [(row.name_uk, share) for row, share in shares(list(contest.criteria.all()))] == [
        ("Розкриття теми", 67),
        ("Оригінальність", 33),
    ]


def test_of_a_contest_known_by_its_year_no_terms_are_invented(client, index, education):
    old = make_contest(education, code="ДД", name_uk="Давній", year=2023, judging=None)
    old.stages.all().delete()
    make_stage(old, ContestStage.Kind.HELD, date(2023, 1, 1))
    make_contest_page(index, old)
    context = client.get("/konkursy/davnii/", **HOST).context
    assert (context["now"], context["consents"]) == (None, [])


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

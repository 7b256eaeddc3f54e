"""The search finds statutes and calls by the words of their rows as they stand."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories import translate
from tests.indexing import indexed as unindexed  # noqa: F401
from tests.volunteering.call_factories import make_call, make_call_index, make_call_page
from tests.volunteering.factories import NEW, NOW, make_act
from volunteering.indexing import index_statutes
from volunteering.models import ClauseVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def found(client, words: str, path: str = "/search/") -> list[str]:
    """The titles of pages that have all the words."""
    context = client.get(path, {"q": words}).context
    return [hit.title for hit in context["hits"]] if context["answer"].has_all_words else []


def test_a_changed_clause_is_found_by_its_new_words_and_no_more_by_its_old_ones(
    client, statute, clause, statute_page
):
    english = translate(statute_page, "The statute")
    assert found(client, "один рік") == ["Положення"]

    act = make_act(statute, "200-12", NOW.date() - timedelta(days=1))
    version = ClauseVersion.objects.create(clause=clause, act=act, text_uk=NEW, text_en="Badges last.")

    assert found(client, "три роки") == ["Положення"]
    assert found(client, "один рік") == []
    assert found(client, "badges", "/en/search/") == [english.title]

    version.delete()
    assert found(client, "три роки") == []
    assert found(client, "один рік") == ["Положення"]


def test_what_an_act_changed_is_found_from_the_night_before_its_day(client, statute, clause, statute_page):
    act = make_act(statute, "300-1", NOW.date() + timedelta(days=1))
    ClauseVersion.objects.create(clause=clause, act=act, text_uk=NEW)
    assert found(client, "три роки") == []

    with time_machine.travel(NOW + timedelta(hours=15, minutes=10), tick=False):
        index_statutes()
        assert found(client, "три роки") == ["Положення"]
        assert found(client, "один рік") == []


def test_an_act_put_off_takes_its_words_along(client, statute, clause, statute_page):
    act = make_act(statute, "200-12", NOW.date())
    ClauseVersion.objects.create(clause=clause, act=act, text_uk=NEW)
    assert found(client, "три роки") == ["Положення"]

    act.adopted_on = NOW.date() + timedelta(days=1)
    act.save()

    assert found(client, "три роки") == []


def test_a_call_is_found_by_the_new_words_of_its_row_and_of_whoever_calls(client, communications):
    call = make_call(communications)
    make_call_page(make_call_index(communications), call)
    assert found(client, "Незалежності") == ["Сортувати речі"]

    call.place_uk = "Палац спорту"
    call.save()
    call.organisation.name_uk = "Рожеві коні"
    call.organisation.save()

    assert found(client, "Незалежності") == []
    assert found(client, "палац") == found(client, "рожеві") == ["Сортувати речі"]

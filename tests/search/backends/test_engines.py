"""What an engine finds: the same on every one. ``tests/services`` runs this over the others too."""

from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.analysis.queries import parse
from search.analysis.thesaurus import Thesaurus
from search.backends import database, database_backend
from tests.factories import make_standard

pytestmark = pytest.mark.django_db

CORPUS = {
    "Літня школа «Майстерня»": "Набір до літньої школи триває.",
    "Ліцей № 25": "Адреса й телефон закладу.",
    "Ліцей № 7": "У бібліотеці 25 нових книжок.",
    "Флікери для садочків": "Садочки міста отримали флікери.",
    "Безпека на дорозі": "Носіть флікер. Флікери роздають у школах.",
    "Подвір’я перемоги": "Як облаштувати подвір'я біля будинку.",
    "Івано-Франківськ молодіжний": "Столиця молоді.",
    "Проєкти бюджету участі": "Голосують мешканці.",
    "Ґанок і сходи": "Ремонт ґанку.",
    "Volunteers wanted": "Schools look for volunteers.",
}
FOUND = {
    "шкіл": {"Літня школа «Майстерня»", "Безпека на дорозі"},
    "ШКОЛОЮ": {"Літня школа «Майстерня»", "Безпека на дорозі"},
    "флікери в садочках": {"Флікери для садочків"},
    "флікер": {"Флікери для садочків", "Безпека на дорозі"},
    "ліцей 25": {"Ліцей № 25", "Ліцей № 7"},
    "ліцей №7": {"Ліцей № 7"},
    "подвірʼя": {"Подвір’я перемоги"},
    "подвіря": {"Подвір’я перемоги"},
    "Івано Франківськ": {"Івано-Франківськ молодіжний"},
    "івано-франківську": {"Івано-Франківськ молодіжний"},
    "івано-франківськ": {"Івано-Франківськ молодіжний"},
    "ганку": {"Ґанок і сходи"},
    "бюджет участі": {"Проєкти бюджету участі"},
    '"бюджету участі"': {"Проєкти бюджету участі"},
    '"бюджет участі"': set(),
    "ліцей -бібліотека": {"Ліцей № 25"},
    "флікер -школи": {"Флікери для садочків"},
    "volunteer": {"Volunteers wanted"},
    "volunteering school": {"Volunteers wanted"},
    "немаєтакого": set(),
    "літній флікер": set(),
}


@pytest.fixture
def backend():
    return get_search_backend()


@pytest.fixture
def corpus(communications) -> dict[str, Page]:
    return {title: make_standard(communications, title, introduction=text) for title, text in CORPUS.items()}


@pytest.fixture
def pages(corpus):
    return Page.objects.filter(pk__in=[page.pk for page in corpus.values()])


def titles(results) -> set[str]:
    return {page.title for page in results}


def test_what_is_found(backend, pages):
    assert {query: titles(backend.search(query, pages)) for query in FOUND} == FOUND
    by_age = {query: titles(backend.search(query, pages, order_by_relevance=False)) for query in FOUND}
    assert by_age == FOUND
    counts = {query: backend.search(query, pages).count() for query in FOUND}
    assert counts == {query: len(found) for query, found in FOUND.items()}


def test_titles_count_more_than_texts(backend, pages):
    first = {"ліцей 25": "Ліцей № 25", "флікери": "Флікери для садочків", "школа": "Літня школа «Майстерня»"}
    assert {query: backend.search(query, pages)[0].title for query in first} == first


def test_the_form_that_was_asked_for_counts_more(backend, communications):
    for title in ("Про школу", "Про школи"):
        make_standard(communications, title)
    assert backend.search("школу", Page.objects.all())[0].title == "Про школу"
    assert backend.search("школи", Page.objects.all())[0].title == "Про школи"


COMPLETED = {
    "лі": {"Літня школа «Майстерня»", "Ліцей № 25", "Ліцей № 7"},
    "ліцей 2": {"Ліцей № 25"},
    "подвір'": {"Подвір’я перемоги"},
    "майст лі": {"Літня школа «Майстерня»"},
    "триває": set(),
    "": set(),
    '"': set(),
}


def test_titles_are_completed(backend, pages):
    assert {typed: titles(backend.autocomplete(typed, pages)) for typed in COMPLETED} == COMPLETED


def test_pages_of_hits_follow_one_another(backend, pages):
    whole = [page.pk for page in backend.search("школа ліцей флікер подвір'я", pages, operator="or")]
    parts = [
        page.pk
        for start in range(0, len(whole), 2)
        for page in backend.search("школа ліцей флікер подвір'я", pages, operator="or")[start : start + 2]
    ]
    assert len(whole) == 6
    assert parts == whole


def test_hits_that_are_not_weighed_follow_those_that_are(backend, pages, monkeypatch):
    def found():
        return backend.search("школа ліцей флікер подвір'я", pages, operator="or")

    weighed = list(found())
    for module in (database, import_module(type(database_backend()).__module__)):
        monkeypatch.setattr(module, "MOST_RANKED", 2)
    few = list(found())
    assert len(few) == 6
    assert set(few) == set(weighed)
    assert few == [page for start in range(6) for page in found()[start : start + 1]]


def test_hits_are_counted_by_a_field(backend, pages, corpus):
    corpus["Ліцей № 25"].unpublish()
    assert backend.search("ліцей", pages).facet("live") == {True: 1, False: 1}


def test_hits_are_counted_by_several_fields_at_once(backend, pages, corpus, uk):
    corpus["Ліцей № 25"].unpublish()
    counted = backend.search("ліцей", pages).counted("locale", "live", "owner")
    assert counted == {(uk.pk, True, None): 1, (uk.pk, False, None): 1}
    assert backend.search("немаєтакого", pages).counted("locale") == {}


def test_hits_come_in_the_order_that_was_asked_for(backend, pages):
    for order, expected in {"title": 0, "-title": -1}.items():
        found = backend.search("ліцей флікер", pages.order_by(order), operator="or", order_by_relevance=False)
        shown = [page.title for page in found]
        assert shown == sorted(shown, reverse=expected == -1)
        assert len(shown) == 4


def test_the_index_says_what_it_has(backend, pages, corpus):
    page = corpus["Ґанок і сходи"]
    kept = backend.indexed_pks(type(page))
    assert {str(pk) for pk in pages.values_list("pk", flat=True)} <= kept
    page.delete()
    assert backend.indexed_pks(type(page)) == kept - {str(page.pk)}


def test_only_rows_that_were_asked_for_are_hits(backend, pages, corpus):
    without = pages.exclude(pk=corpus["Ліцей № 25"].pk)
    assert titles(backend.search("ліцей", Page.objects.filter(pk__in=without))) == {"Ліцей № 7"}


def test_a_score_is_given_where_it_is_asked_for(backend, pages):
    scores = [page.how_good for page in backend.search("флікер", pages).annotate_score("how_good")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 2


QUERIES = {
    "and": (And([PlainText("ліцей"), PlainText("книжка")]), {"Ліцей № 7"}),
    "or": (Or([PlainText("ліцей"), PlainText("сходи")]), {"Ліцей № 25", "Ліцей № 7", "Ґанок і сходи"}),
    "and not": (And([PlainText("ліцей"), Not(PlainText("книжки"))]), {"Ліцей № 25"}),
    "phrase": (Phrase("літньої школи"), {"Літня школа «Майстерня»"}),
    "boost": (Boost(PlainText("сходами"), 2), {"Ґанок і сходи"}),
    "any word": (PlainText("книжка сходи", operator="or"), {"Ліцей № 7", "Ґанок і сходи"}),
    "not": (Not(PlainText("ліцей")), set(CORPUS) - {"Ліцей № 25", "Ліцей № 7"}),
    "all": (MATCH_ALL, set(CORPUS)),
    "none": (Not(MATCH_ALL), set()),
}


def test_wagtails_own_queries(backend, pages):
    found = {name: titles(backend.search(query, pages)) for name, (query, _found) in QUERIES.items()}
    assert found == {name: found for name, (_query, found) in QUERIES.items()}


def test_synonyms_come_with_the_query(backend, pages):
    thesaurus = Thesaurus.of([("садок", ["садочок"])])
    assert titles(backend.search(parse("садком", thesaurus), pages)) == {"Флікери для садочків"}


def test_one_field_alone(backend, pages):
    assert titles(backend.search("школа", pages, fields=["title"])) == {"Літня школа «Майстерня»"}


def test_a_page_that_is_changed_is_found_by_its_new_words(backend, pages, corpus):
    page = corpus["Ґанок і сходи"]
    page.title = "Пандус"
    page.save_revision().publish()
    assert titles(backend.search("пандуси", pages)) == {"Пандус"}
    assert titles(backend.search("сходи", pages)) == set()


def test_a_page_that_is_deleted_is_not_found(backend, pages, corpus):
    corpus["Ґанок і сходи"].delete()
    assert titles(backend.search("ганок", Page.objects.all())) == set()


def test_ranked_hits_cost_two_queries_however_many_there_are(backend, pages):
    list(backend.search("ліцей флікер школа", pages, operator="or"))  # PostgreSQL counts how rare words are
    with CaptureQueriesContext(connection) as caught:
        assert len(list(backend.search("ліцей флікер школа", pages, operator="or"))) == 5
    read = [query for query in caught if query["sql"].startswith(("SELECT", "WITH"))]
    assert len(read) <= 2


def test_a_long_query_full_of_synonyms_is_a_query(backend, pages):
    words = [f"слово{number}" for number in range(12)]
    thesaurus = Thesaurus.of([(word, [f"{word} {other}" for other in range(40)]) for word in words])
    asked = parse(" ".join(words), thesaurus, any_word=True)
    assert list(backend.search(asked, pages)) == []
    mixed = Thesaurus.of([("флікер", [f"відбивач{number} {number}" for number in range(400)])])
    assert list(backend.search(parse("флікер", mixed), pages))


NASTY = st.text(
    st.characters() | st.sampled_from("\"«»-'*:()^~&|!<>\\%_;/[]{}+? школаANDORNOTNEAR\0\u202e"), max_size=60
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NASTY)
def test_whatever_is_typed_is_a_query(backend, pages, text):
    assert titles(backend.search(text, pages)) <= set(CORPUS)
    assert titles(backend.autocomplete(text, pages)) <= set(CORPUS)


def test_a_query_without_end_is_a_query(backend, pages):
    for text in ("школа" * 2000, "школа " * 2000, '"' * 10_000, "ж-" * 5000):
        assert titles(backend.search(text, pages)) <= set(CORPUS)

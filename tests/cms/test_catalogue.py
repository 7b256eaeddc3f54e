import pytest
from django.http import Http404, QueryDict
from django.utils.translation import override

from cms.catalogue import Catalogue, Filters, chosen_of, facet, for_robots, page_of


@pytest.fixture(autouse=True)
def _in_ukrainian():
    with override("uk"):
        yield


@pytest.fixture
def catalogue():
    """Four pages: two kinds, three years, one page in two years."""
    return Catalogue(
        ("kind", "year"),
        [
            (40, (("school",), ("2023", "2024"))),
            (30, (("school",), ("2023",))),
            (20, (("road",), ("2023",))),
            (10, (("road",), ("2022",))),
        ],
    )


LABELS = {"kind": {"school": "Школа", "road": "Дорога"}, "year": {"2024": "2024", "2023": "2023"}}


def test_everything_is_chosen_by_nothing(catalogue):
    assert catalogue.select({}) == [40, 30, 20, 10]


def test_all_that_is_chosen_must_be_there(catalogue):
    assert catalogue.select({"kind": "school"}) == [40, 30]
    assert catalogue.select({"kind": "road", "year": "2023"}) == [20]
    assert catalogue.select({"kind": "road", "year": "2024"}) == []


def test_counts_of_a_facet_follow_the_choices_of_the_others(catalogue):
    assert catalogue.counts("kind", {}) == {"school": 2, "road": 2}
    assert catalogue.counts("kind", {"kind": "road"}) == {"school": 2, "road": 2}
    assert catalogue.counts("kind", {"year": "2023"}) == {"school": 2, "road": 1}


def test_a_facet_offers_all_and_what_is_left(catalogue):
    made = facet(catalogue, "kind", "Вид", LABELS["kind"], {"year": "2022"})
    assert [(o.value, o.label, o.count, o.url, o.selected) for o in made.options] == [
        ("", "Усі", 1, "?year=2022", True),
        ("road", "Дорога", 1, "?year=2022&kind=road", False),
    ]


def test_a_chosen_value_stays_even_when_nothing_has_it(catalogue):
    made = facet(catalogue, "kind", "Вид", LABELS["kind"], {"kind": "school", "year": "2022"})
    assert [(o.value, o.count, o.selected) for o in made.options] == [
        ("", 1, False),
        ("school", 0, True),
        ("road", 1, False),
    ]


def test_the_way_back_to_all_has_no_query(catalogue):
    made = facet(catalogue, "kind", "Вид", LABELS["kind"], {"kind": "road"})
    assert made.options[0].url == "./"


def test_a_form_keeps_what_links_chose(catalogue):
    chosen = {"kind": "road", "year": "2023"}
    kinds = facet(catalogue, "kind", "Вид", LABELS["kind"], chosen, links=True)
    years = facet(catalogue, "year", "Рік", LABELS["year"], chosen)
    filters = Filters([kinds, years], chosen)
    assert (filters.action, filters.hidden) == ("./", [("kind", "road")])
    assert (filters.reset_url, filters.query) == ("./", "kind=road&year=2023")
    assert Filters([kinds], {}).action is None
    assert Filters([], {}).reset_url == ""


def test_an_empty_value_and_an_unknown_parameter_choose_nothing():
    assert chosen_of(QueryDict("kind=&colour=red"), LABELS) == {}
    assert chosen_of(QueryDict("kind=road&year="), LABELS) == {"kind": "road"}


def test_an_unknown_value_is_a_404():
    with pytest.raises(Http404):
        chosen_of(QueryDict("kind=sea"), LABELS)


@pytest.mark.parametrize(("number", "ids"), [(None, [1, 2]), ("", [1, 2]), ("1", [1, 2]), ("3", [5])])
def test_a_page_is_a_slice(number, ids):
    assert list(page_of([1, 2, 3, 4, 5], number, per_page=2)) == ids


@pytest.mark.parametrize("number", ["0", "-1", "4", "99999", "9" * 5000, "abc", "1.0", "²", "\0", "1 ", "٣"])
def test_a_page_that_is_not_there_is_a_404(number):
    with pytest.raises(Http404):
        page_of([1, 2, 3, 4, 5], number, per_page=2)


def test_an_empty_list_has_its_first_page():
    assert list(page_of([], None)) == []
    with pytest.raises(Http404):
        page_of([], "2")


def test_robots_keep_to_the_pages_of_the_whole_list():
    ids = list(range(30))
    assert for_robots(page_of(ids, "1"), {}) == {}
    assert for_robots(page_of(ids, "2"), {}) == {"canonical_query": "?page=2"}
    assert for_robots(page_of(ids, "2"), {"kind": "road"}) == {"robots": "noindex, follow"}

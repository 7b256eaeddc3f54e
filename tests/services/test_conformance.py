"""SQLite, PostgreSQL and Elasticsearch find the same, and put nearly the same first."""

import itertools
import json

import pytest

from tests.search.conformance.test_answers import ANSWERS
from tests.services.subset import run_tests
from tests.services.test_postgresql import migrated_url  # noqa: F401

pytestmark = pytest.mark.slow

TEN = 10


@pytest.fixture(scope="module")
def answers(tmp_path_factory, migrated_url, elasticsearch) -> dict[str, dict]:  # noqa: F811
    """What each engine answers to the same queries over the same corpus."""
    folder = tmp_path_factory.mktemp("answers")
    engines = {
        "sqlite": {},
        "postgresql": {"DATABASE_URL": migrated_url},
        "elasticsearch": {"ELASTICSEARCH_URL": elasticsearch.url},
    }
    for name, environment in engines.items():
        run_tests("tests/search/conformance", **environment, **{ANSWERS: str(folder / name)})
    return {name: json.loads((folder / name).read_text()) for name in engines}


def test_all_find_the_same(answers):
    for part in ("all", "any", "completed"):
        found = [{query: one[part] for query, one in given.items()} for given in answers.values()]
        assert found[0] == found[1] == found[2]


def test_of_the_first_ten_nearly_all_are_the_same(answers):
    """At least eight; of one query in a hundred, where dozens of hits say nearly the same, six."""
    for one, other in itertools.combinations(answers.values(), 2):
        shared = [
            len(set(given["first"][:TEN]) & set(other[query]["first"][:TEN]))
            for query, given in one.items()
            if len(given["all"]) > TEN
        ]
        assert len(shared) > 100
        assert sum(number >= 8 for number in shared) >= 0.99 * len(shared)
        assert min(shared) >= 6
        assert sum(shared) >= 9.2 * len(shared)

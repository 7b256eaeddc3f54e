"""The Elasticsearch of the tests is a real one: it finds, it fails, and it comes back with its data."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch
from elasticsearch import ConnectionError as NoConnection
from elasticsearch.helpers import bulk

from tests.indexing import indexed as unindexed  # noqa: F401
from tests.services.elasticsearch import SOURCES
from tests.services.subset import run_tests

INDEX = "words"
TITLES = {"1": "відкрити школа новий", "2": "школа літній табір", "3": "міський бюджет участь"}
WHITESPACE = {"type": "custom", "tokenizer": "whitespace"}


@pytest.fixture
def client(elasticsearch):
    with Elasticsearch(elasticsearch.url, request_timeout=30, max_retries=0) as client:
        client.indices.create(
            index=INDEX,
            settings={
                "number_of_shards": 1,
                "number_of_replicas": 0,
                "analysis": {"analyzer": {"words": WHITESPACE}},
            },
            mappings={
                "properties": {
                    "title": {"type": "text", "analyzer": "words", "copy_to": "all"},
                    "all": {"type": "text", "analyzer": "words"},
                    "kind": {"type": "keyword"},
                }
            },
        )
        lines = [
            {"_index": INDEX, "_id": key, "title": title, "kind": "news"} for key, title in TITLES.items()
        ]
        bulk(client, lines, refresh=True)
        yield client
        client.indices.delete(index=INDEX)


def found(client, words) -> set[str]:
    answer = client.search(index=INDEX, query={"match": {"all": {"query": words, "operator": "and"}}})
    return {hit["_id"] for hit in answer["hits"]["hits"]}


def test_documents_are_found_by_the_words_of_the_whitespace_analyser(client):
    assert found(client, "школа") == {"1", "2"}
    assert found(client, "школа табір") == {"2"}
    assert found(client, "шко") == set()


def test_it_counts_by_kind_and_answers_to_an_alias(client):
    client.indices.put_alias(index=INDEX, name="alias")

    answer = client.search(index="alias", aggs={"kinds": {"terms": {"field": "kind"}}}, size=0)

    assert [(b["key"], b["doc_count"]) for b in answer["aggregations"]["kinds"]["buckets"]] == [("news", 3)]


def test_it_can_be_down_and_comes_back_with_its_data(elasticsearch, client):
    with elasticsearch.down(), pytest.raises(NoConnection):
        found(client, "школа")

    assert found(client, "школа") == {"1", "2"}


def test_it_can_be_slow(elasticsearch, client):
    with elasticsearch.frozen(), pytest.raises(ConnectionTimeout):
        found(client.options(request_timeout=0.5), "школа")

    assert found(client, "школа") == {"1", "2"}


def test_it_can_be_read_only(elasticsearch, client):
    with elasticsearch.read_only():
        with pytest.raises(ApiError) as refused:
            client.index(index=INDEX, id="4", document={"title": "школа"})
        assert refused.value.status_code == 429
        assert found(client, "школа") == {"1", "2"}

    client.index(index=INDEX, id="4", document={"title": "школа"}, refresh=True)
    assert found(client, "школа") == {"1", "2", "4"}


def test_compose_runs_the_release_that_is_tested(elasticsearch):
    (tested,) = re.findall(r"<elasticsearch.version>(.+)</", (SOURCES / "pom.xml").read_text())

    assert elasticsearch.request("GET", "/")["version"]["number"] == tested
    assert f"image: elasticsearch:{tested}\n" in (Path(settings.BASE_DIR) / "compose.yaml").read_text()


@pytest.mark.slow
def test_search_over_elasticsearch(elasticsearch):
    run_tests("tests/search/backends", "tests/search/test_search.py", ELASTICSEARCH_URL=elasticsearch.url)

"""PostgreSQL, Redis and Elasticsearch of the tests' own, started from what the machine has installed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.requirements import require
from tests.servers import answers, free_port, server
from tests.services import postgresql
from tests.services.elasticsearch import Elasticsearch, missing


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.service)


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory) -> Iterator[str]:
    """The address of an empty Redis."""
    program = shutil.which("redis-server")
    require(program, "redis-server is not installed: sudo apt install redis-server")
    port = free_port()
    folder = tmp_path_factory.mktemp("redis")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with server(command, log=folder / "log", ready=lambda: answers(port)):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """The address of an empty database in a PostgreSQL that forgets everything at the end."""
    lacks = postgresql.missing()
    require(not lacks, lacks)
    with postgresql.postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory) -> Iterator[Elasticsearch]:
    """An Elasticsearch with no index."""
    lacks = missing()
    require(not lacks, lacks)
    engine = Elasticsearch(tmp_path_factory.mktemp("elasticsearch"))
    engine.start()
    yield engine
    engine.stop()

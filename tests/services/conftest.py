"""PostgreSQL, Redis and Elasticsearch of the tests' own, started from what the machine has installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.requirements import require
from tests.servers import answers, free_port, server
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


def _postgres_programs() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """The address of an empty database in a PostgreSQL that forgets everything at the end."""
    programs = _postgres_programs()
    require(programs, "PostgreSQL is not installed: sudo apt install postgresql")
    # It refuses to run as root, and pytest's own folders are closed to others.
    user = {"user": "postgres"} if os.getuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="ratusha-postgres-"))
    try:
        if user:
            shutil.chown(folder, "postgres")
        data, port = folder / "data", free_port()
        initdb = [programs / "initdb", "--no-sync", "-D", data, "-U", "ratusha", "-A", "trust"]
        subprocess.run(  # noqa: S603
            [*initdb, "-E", "UTF8", "--locale=C.UTF-8"], check=True, capture_output=True, cwd=folder, **user
        )
        command = [str(programs / "postgres"), "-D", str(data), "-p", str(port), "-k", str(folder)]
        command += ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"]
        is_ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        with server(
            command,
            log=folder / "log",
            ready=lambda: subprocess.run(is_ready).returncode == 0,  # noqa: S603
            cwd=folder,
            **user,
        ):
            yield f"postgres://ratusha@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory) -> Iterator[Elasticsearch]:
    """An Elasticsearch with no index."""
    lacks = missing()
    require(not lacks, lacks)
    engine = Elasticsearch(tmp_path_factory.mktemp("elasticsearch"))
    engine.start()
    yield engine
    engine.stop()

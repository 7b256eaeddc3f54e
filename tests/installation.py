"""A whole installation with the demo content, as ``make run`` makes it: once for all tests of a run."""

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.servers import free_port, server

COMMUNICATIONS, EDUCATION = "localhost", "osvita.localhost"


def environment(folder: Path, port: int, **variables: str) -> dict[str, str]:
    """The environment in which a newcomer's shell starts it, with its files in ``folder``."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
    ours |= {"PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
    return {**ours, "VAR_DIR": str(folder), "PORT": str(port), **variables}


def run_command(*arguments: str) -> list[str]:
    """``manage.py run`` with further arguments."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "run", *arguments]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """The folder of an installation with the demo content. Copy it: other tests read it too.

    ``PREPARED`` in the environment names one that was made before, to save the time it takes.
    """
    if "PREPARED" in os.environ:
        return Path(os.environ["PREPARED"])
    # Above the folders of xdist's workers: the first to come makes it, the others wait.
    common = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    folder = common / "prepared"
    with (common / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            draft = common / "being-prepared"
            shutil.rmtree(draft, ignore_errors=True)
            done = subprocess.run(  # noqa: S603
                run_command("--prepare-only"),
                env=environment(draft, free_port()),
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stdout + done.stderr
            (draft / "printed").write_text(done.stdout)
            draft.rename(folder)
    return folder


def copy_of(prepared: Path, folder: Path) -> Path:
    """An installation of the test's own, in the empty or absent ``folder``."""
    return Path(shutil.copytree(prepared, folder, dirs_exist_ok=True))


@dataclass(frozen=True)
class Running:
    """An installation that answers on a port of this machine."""

    folder: Path
    port: int
    process: subprocess.Popen

    def url(self, path: str = "/", *, host: str = COMMUNICATIONS) -> str:
        return f"http://{host}:{self.port}{path}"

    def get(self, path: str = "/", *, host: str = COMMUNICATIONS) -> "Page":
        """Read a page as a reader without cookies."""
        # Python need not resolve osvita.localhost, so the host is named in the header.
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Host": f"{host}:{self.port}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                return Page(response.status, response.read().decode())
        except urllib.error.HTTPError as error:
            return Page(error.code, error.read().decode())

    @property
    def log(self) -> str:
        """What it has printed so far."""
        return (self.folder / "log").read_text()

    def rows(self, sql: str, *parameters) -> list[tuple]:
        """Read its database."""
        return rows(self.folder, sql, *parameters)


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    status: int
    text: str

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.text, re.DOTALL)
        return found[1].strip() if found else ""


def rows(folder: Path, sql: str, *parameters) -> list[tuple]:
    """Rows of the database of the installation in ``folder``."""
    connection = sqlite3.connect(f"file:{folder / 'db.sqlite3'}?mode=ro", uri=True)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


@contextmanager
def running(folder: Path, **variables: str) -> Iterator[Running]:
    """Run the installation in ``folder`` for as long as the block lasts."""
    port = free_port()
    env = environment(folder, port, **variables)

    def answers() -> bool:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready/", timeout=5).status == 200
        except OSError:
            return False

    with server(run_command(), log=folder / "log", ready=answers, seconds=120, env=env) as process:
        yield Running(folder, port, process)

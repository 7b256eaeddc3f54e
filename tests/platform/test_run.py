"""``make run`` as a newcomer meets it: real processes, a real port, Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.installation import COMMUNICATIONS, EDUCATION, copy_of, environment, rows, run_command, running
from tests.requirements import require
from tests.servers import answers, free_port

pytestmark = pytest.mark.slow

CONTENT = """
    SELECT id, title, slug, url_path, live, latest_revision_id, last_published_at, draft_title
    FROM wagtailcore_page ORDER BY id
"""
PICTURES = "SELECT id, file FROM cms_siteimage ORDER BY id"


def processes_of(folder: Path) -> list[str]:
    """Command lines of all processes that were started for the installation in ``folder``."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"VAR_DIR={folder}\0".encode() in (process / "environ").read_bytes() + b"\0":
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:  # ended, or somebody else's
            continue
    return found


def wait_for_end(folder: Path) -> list[str]:
    """What is still running a little later."""
    until = time.monotonic() + 5
    while (left := processes_of(folder)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


@pytest.fixture
def installation(prepared, tmp_path) -> Path:
    return copy_of(prepared, tmp_path / "var")


def test_the_first_start_says_what_it_does_and_where_to_go(prepared):
    printed = (prepared / "printed").read_text()

    for step in (
        "Making the database",
        "Writing the demo content",
        "Looking through the static files",
        "Making the pictures",
    ):
        assert step in printed
    assert "http://localhost:" in printed
    assert "http://osvita.localhost:" in printed
    assert "/admin/" in printed
    assert "Password of each: ratusha-demo" in printed
    assert "Ctrl-C" in printed


def test_both_sites_are_read_and_a_second_start_repeats_nothing(installation):
    before = (rows(installation, CONTENT), rows(installation, PICTURES))
    assert len(before[0]) > 50

    with running(installation) as ratusha:
        communications = ratusha.get("/", host=COMMUNICATIONS)
        education = ratusha.get("/", host=EDUCATION)
        assert (communications.status, education.status) == (200, 200)
        assert 'data-theme="pine"' in communications.text
        assert 'data-theme="ink"' in education.text
        assert ratusha.get("/en/").status == 200
        assert ratusha.get("/admin/").status == 200  # after redirects: the sign-in
        sites = ratusha.rows("SELECT hostname, port FROM wagtailcore_site ORDER BY is_default_site DESC")
        assert sites == [(COMMUNICATIONS, ratusha.port), (EDUCATION, ratusha.port)]
        assert f"http://{EDUCATION}:{ratusha.port}/" in communications.text
        printed = ratusha.log

    for step in ("Making the database", "Writing the demo content"):
        assert step not in printed
    assert f"http://localhost:{ratusha.port}/" in printed
    assert (rows(installation, CONTENT), rows(installation, PICTURES)) == before
    sys.stdout.write(next(line for line in printed.splitlines() if "Ready in" in line) + "\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_web_worker_and_scheduler_stop_together(installation, number):
    with running(installation) as ratusha:
        started = " ".join(processes_of(installation))
        assert all(name in started for name in ("granian", "worker", "scheduler"))

        ratusha.process.send_signal(number)

        assert ratusha.process.wait(20) == 0
        assert wait_for_end(installation) == []
        assert not answers(ratusha.port)


def test_when_one_of_them_dies_the_others_do_not_go_on_without_it(installation):
    with running(installation) as ratusha:
        worker = next(
            int(process.name) for process in Path("/proc").glob("[0-9]*") if is_worker(process, installation)
        )
        os.kill(worker, signal.SIGKILL)

        assert ratusha.process.wait(20) == 1
        assert "worker" in ratusha.log.splitlines()[-1]
        assert wait_for_end(installation) == []


def is_worker(process: Path, folder: Path) -> bool:
    try:
        environ, command = (process / "environ").read_bytes(), (process / "cmdline").read_bytes()
    except OSError:
        return False
    return f"VAR_DIR={folder}\0".encode() in environ and command.endswith(b"\0worker\0")


def test_a_taken_port_is_said_in_one_sentence(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(  # noqa: S603
            run_command(), env=environment(installation, port), capture_output=True, text=True
        )

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{port} is taken" in done.stderr
    assert f"PORT={port + 1} make run" in done.stderr


def test_ctrl_c_through_make_leaves_no_process(installation, tmp_path):
    """A terminal sends SIGINT to make and to all its children at once."""
    require(shutil.which("make"), "make is not installed: sudo apt install make")
    port = free_port()
    # The environment stands already: make only has to start what it would start.
    command = ["make", "--directory", str(settings.BASE_DIR), f"BIN={Path(sys.executable).parent}", "run"]
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            [*command, "environment="],
            env=environment(installation, port),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    until = time.monotonic() + 120
    while not answers(port):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.1)

    os.killpg(process.pid, signal.SIGINT)

    process.wait(20)
    assert wait_for_end(installation) == []

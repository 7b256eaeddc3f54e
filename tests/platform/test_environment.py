"""A missing prerequisite is named in one sentence with its cure."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SCRIPT = settings.BASE_DIR / "tools" / "environment.py"


def with_python_that(*, prelude: str, folder: Path) -> subprocess.CompletedProcess:
    """Run the script in a Python in which ``prelude`` has been executed first."""
    program = f"{prelude}\nimport runpy, sys\nsys.argv = ['environment.py', {str(folder)!r}, 'lock']\n"
    program += f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)  # noqa: S603


@pytest.mark.parametrize(
    ("prelude", "sentence"),
    [
        (
            "import sys; sys.version_info = (3, 9, 2)",
            "Python 3.11 or newer is needed, this is 3.9: install it (Debian 12, Ubuntu 24.04 have it) "
            "or say which one to use: make PYTHON=python3.12 run",
        ),
        (
            "import sys; sys.modules['ensurepip'] = None",
            "this Python has no venv module: sudo apt install python{0}.{1}-venv",
        ),
        (
            "import sys; sys.modules['sqlite3'] = None",
            "this Python has no SQLite: install one that was built with it (sudo apt install python3)",
        ),
        (
            "import sqlite3; sqlite3.sqlite_version_info = (3, 31, 1); sqlite3.sqlite_version = '3.31.1'",
            "SQLite 3.35 or newer is needed, this is 3.31.1",
        ),
    ],
    ids=["old Python", "no venv", "no SQLite", "old SQLite"],
)
def test_what_python_lacks(prelude, sentence, tmp_path):
    done = with_python_that(prelude=prelude, folder=tmp_path / "venv")

    assert done.returncode == 1
    assert done.stderr.strip() == "ratusha: " + sentence.format(*sys.version_info)
    assert not (tmp_path / "venv").exists()


def test_make_without_any_python_says_what_to_install(tmp_path):
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    for name in ("sh", "awk"):
        (tmp_path / name).symlink_to(shutil.which(name))

    done = subprocess.run(  # noqa: S603
        [make, "--directory", str(settings.BASE_DIR), "environment"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert "Python 3.11 or newer is needed: sudo apt install python3 python3-venv" in done.stdout


def test_dependencies_that_cannot_be_had_leave_an_environment_that_is_tried_again(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text(f"nothing @ file://{tmp_path}/absent.whl --hash=sha256:{'0' * 64}\n")

    done = subprocess.run(  # noqa: S603
        [sys.executable, str(SCRIPT), str(tmp_path / "venv"), str(lock)],
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_RETRIES": "0"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last == "ratusha: the dependencies could not be installed: is the network there? Then try again."
    assert not list((tmp_path / "venv").glob(".installed-*"))


def test_what_is_installed_is_not_installed_again(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("# nothing\n")
    command = [sys.executable, str(SCRIPT), str(tmp_path / "venv"), str(lock)]

    first = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    again = subprocess.run(command, capture_output=True, text=True)  # noqa: S603

    assert (first.returncode, again.returncode) == (0, 0)
    assert "Making the virtual environment" in first.stdout
    assert again.stdout == ""


def test_help_lists_what_can_be_made():
    done = subprocess.run(  # noqa: S603
        [shutil.which("make") or "make", "--directory", str(settings.BASE_DIR), "help"],
        capture_output=True,
        text=True,
    )

    listed = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("  make ")]
    assert {"run", "test", "check", "demo", "dev", "bench", "help"} <= set(listed)

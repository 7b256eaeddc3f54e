"""A real PostgreSQL for the tests, from what the machine has installed."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers import free_port, server


def missing() -> str:
    """What this machine lacks to run the server, and how to get it; empty when nothing."""
    return "" if _programs() else "PostgreSQL is not installed: sudo apt install postgresql"


def _programs() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database in a server that forgets everything at the end."""
    programs = _programs()
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

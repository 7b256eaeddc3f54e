"""A migrated SQLite database is made once and copied: a run of the tests starts in seconds."""

import hashlib
import os
import shutil
import tempfile
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _fingerprint() -> str:
    """Changes with any migration of ours, and with any version that is installed here."""
    installed = sorted(f"{found.name}=={found.version}" for found in distributions())
    digest = hashlib.sha256(" ".join(installed).encode())
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


TEMPLATE = Path(tempfile.gettempdir()) / f"ratusha-test-{os.getuid()}" / f"{_fingerprint()}.sqlite3"


def start_from_template(name: str) -> None:
    """Put a copy of the migrated database at ``name``, where one has been made already."""
    if TEMPLATE.exists():
        shutil.copyfile(TEMPLATE, name)


def save_template(name: str) -> None:
    """Keep the database at ``name`` for the next run; whole or not at all."""
    import sqlite3

    TEMPLATE.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = TEMPLATE.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(name) as source, sqlite3.connect(draft) as target:
        source.backup(target)
    os.replace(draft, TEMPLATE)


def restore(connection) -> None:
    """After a test that committed and was flushed: the migrated rows (sites, groups) again.

    Through SQLite, not by copying the file: a server's thread may still have it open.
    """
    import sqlite3

    connection.close()
    with (
        closing(sqlite3.connect(TEMPLATE)) as source,
        closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20)) as target,
    ):
        source.backup(target)

"""A cache that the processes of one machine share, in a SQLite file of its own.

Django's database cache would put its rows and its locks among the sites' own; its file cache
neither counts atomically nor reads many keys at once. This one does both in one statement.
"""

import contextlib
import fcntl
import functools
import os
import pickle
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_expires ON entry (expires) WHERE expires IS NOT NULL;
"""
_PUT = (
    "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key)"
    " DO UPDATE SET value = excluded.value, expires = excluded.expires"
)
_CULL_EVERY = 500  # writes
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1  # what SQLite keeps as an integer

# What SQLite says of a file that is no longer the one it opened, or no database at all.
_RUINED = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}


def _is_ruined(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    return code in _RUINED or "no such table" in str(error)


def _mended(method: Callable) -> Callable:
    """Try once more on a new file when the old one turns out to be broken."""

    @functools.wraps(method)
    def tried(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except sqlite3.Error as error:
            if not _is_ruined(error):
                raise
            self._file.replace()
            return method(self, *args, **kwargs)

    return tried


class _File:
    """The file and this thread's connection to it; made again when it is lost or broken."""

    def __init__(self, path: str):
        self.path = path
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """The connection of this thread of this process, to the file that lies there now."""
        # By process: one inherited through a fork must be neither used nor closed.
        mine = self._local.__dict__.get(os.getpid())
        if mine is None or mine[1] != self._inode():
            with self._alone():
                mine = self._open()
        return mine[0]

    def replace(self) -> None:
        """Put a new file where the broken one is, unless another process has done so."""
        with self._alone():
            mine = self._local.__dict__.pop(os.getpid(), None)
            if mine:
                mine[0].close()
            if mine is None or mine[1] == self._inode():
                for ending in ("", "-wal", "-shm"):
                    Path(self.path + ending).unlink(missing_ok=True)
            self._open()

    def _inode(self) -> int | None:
        try:
            return os.stat(self.path).st_ino
        except FileNotFoundError:
            return None

    def _open(self) -> tuple[sqlite3.Connection, int | None]:
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        # Known before its first statement: should that fail, replace() finds and closes it.
        self._local.__dict__[os.getpid()] = mine = (connection, self._inode())
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(_SCHEMA)
        return mine

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Opening and replacing exclude each other among all processes."""
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        with open(self.path + ".lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class SqliteCache(BaseCache):
    """A Django cache in a SQLite file; ``LOCATION`` is the file's path.

    Integers are stored as such, so that :meth:`incr` is atomic between processes; everything
    else is pickled. The file holds nothing that cannot be made again: it is not synced, and a
    broken one is replaced. When there are more than ``MAX_ENTRIES``, those that would expire
    first go first; what never expires stays.
    """

    def __init__(self, location, params):
        super().__init__(params)
        options = params.get("OPTIONS", {})
        self._max_entries = int(options.get("MAX_ENTRIES", 20_000))
        self._file = _File(str(location))
        self._writes = 0

    @property
    def _db(self) -> sqlite3.Connection:
        return self._file.connection()

    @staticmethod
    def _pack(value):
        if type(value) is int and _SMALLEST <= value <= _LARGEST:
            return value
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def _unpack(stored):
        return stored if type(stored) is int else pickle.loads(stored)  # noqa: S301

    @_mended
    def get_many(self, keys, version=None):
        made = {self.make_and_validate_key(key, version=version): key for key in keys}
        marks = ",".join("?" * len(made))
        rows = self._db.execute(
            f"SELECT key, value FROM entry WHERE key IN ({marks})"  # noqa: S608
            " AND (expires IS NULL OR expires > ?)",
            [*made, time.time()],
        )
        return {made[key]: self._unpack(value) for key, value in rows}

    @_mended
    def get(self, key, default=None, version=None):
        row = self._db.execute(
            "SELECT value FROM entry WHERE key = ? AND (expires IS NULL OR expires > ?)",
            [self.make_and_validate_key(key, version=version), time.time()],
        ).fetchone()
        return default if row is None else self._unpack(row[0])

    def has_key(self, key, version=None):
        return self.get(key, self) is not self

    @_mended
    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        expires = self.get_backend_timeout(timeout)
        rows = [
            (self.make_and_validate_key(key, version=version), self._pack(value), expires)
            for key, value in data.items()
        ]
        with self._transaction() as db:
            db.executemany(_PUT, rows)
        self._writes += len(rows)
        if self._writes >= _CULL_EVERY:
            self._writes = 0
            self.cull()
        return []

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self.set_many({key: value}, timeout=timeout, version=version)

    @_mended
    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        cursor = self._db.execute(
            f"{_PUT} WHERE entry.expires <= ?",
            [
                self.make_and_validate_key(key, version=version),
                self._pack(value),
                self.get_backend_timeout(timeout),
                time.time(),
            ],
        )
        return cursor.rowcount > 0

    @_mended
    def incr(self, key, delta=1, version=None):
        """Add to a whole number, atomically between processes.

        Raises:
            ValueError: there is none under this key.
        """
        row = self._db.execute(
            "UPDATE entry SET value = value + ? WHERE key = ? AND typeof(value) = 'integer'"
            " AND (expires IS NULL OR expires > ?) RETURNING value",
            [delta, self.make_and_validate_key(key, version=version), time.time()],
        ).fetchone()
        if row is None:
            raise ValueError(f"Key '{key}' not found")
        return row[0]

    @_mended
    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        cursor = self._db.execute(
            "UPDATE entry SET expires = ? WHERE key = ? AND (expires IS NULL OR expires > ?)",
            [
                self.get_backend_timeout(timeout),
                self.make_and_validate_key(key, version=version),
                time.time(),
            ],
        )
        return cursor.rowcount > 0

    @_mended
    def delete_many(self, keys, version=None):
        made = [(self.make_and_validate_key(key, version=version),) for key in keys]
        with self._transaction() as db:
            db.executemany("DELETE FROM entry WHERE key = ?", made)

    @_mended
    def delete(self, key, version=None):
        made = self.make_and_validate_key(key, version=version)
        cursor = self._db.execute(
            "DELETE FROM entry WHERE key = ? AND (expires IS NULL OR expires > ?)", [made, time.time()]
        )
        return cursor.rowcount > 0

    @_mended
    def clear(self):
        """Empty this cache; others that share the file keep theirs. Nothing lingers in the log either."""
        self._db.execute("DELETE FROM entry WHERE key >= ? AND key < ?", self._range)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @_mended
    def cull(self):
        """Drop what has expired, and what exceeds ``MAX_ENTRIES``. Runs by itself now and then."""
        db = self._db
        db.execute("DELETE FROM entry WHERE expires <= ?", [time.time()])
        db.execute(
            "DELETE FROM entry WHERE key IN (SELECT key FROM entry"
            " WHERE key >= ? AND key < ? AND expires IS NOT NULL ORDER BY expires DESC LIMIT -1 OFFSET ?)",
            [*self._range, self._max_entries],
        )

    @property
    def _range(self) -> tuple[str, str]:
        """From this cache's first possible key to the first that is no longer its own."""
        return f"{self.key_prefix}:", f"{self.key_prefix};"

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One statement for many rows is many transactions; this makes them one."""
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.rollback()
            raise
        db.commit()

    def validate_key(self, key):
        """Any text is a key; Django's warnings are for memcached."""

    def close(self, **kwargs):
        """Connections stay open between requests: opening one costs more than a read."""

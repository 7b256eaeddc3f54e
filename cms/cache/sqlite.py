"""A cache that the processes of one machine share, in a SQLite file of its own.

Django's database cache would put its rows and its locks among the sites' own; its file cache
neither counts atomically nor reads many keys at once. This one does both in one statement.
"""

import pickle
import sqlite3
import threading
import time
from pathlib import Path

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_expires ON entry (expires) WHERE expires IS NOT NULL;
"""
_CULL_EVERY = 500  # writes


class SqliteCache(BaseCache):
    """A Django cache in a SQLite file; ``LOCATION`` is the file's path.

    Integers are stored as such, so that :meth:`incr` is atomic between processes; everything
    else is pickled. The file holds nothing that cannot be made again, so it is not synced.
    """

    def __init__(self, location, params):
        super().__init__(params)
        self._path = str(location)
        self._local = threading.local()
        self._writes = 0

    @property
    def _db(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            Path(self._path).parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("PRAGMA mmap_size=134217728")
            connection.executescript(_SCHEMA)
            self._local.connection = connection
        return connection

    @staticmethod
    def _pack(value):
        return value if type(value) is int else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def _unpack(stored):
        return stored if type(stored) is int else pickle.loads(stored)  # noqa: S301

    def _expiry(self, timeout):
        return self.get_backend_timeout(timeout)

    def get_many(self, keys, version=None):
        made = {self.make_and_validate_key(key, version=version): key for key in keys}
        marks = ",".join("?" * len(made))
        rows = self._db.execute(
            f"SELECT key, value FROM entry WHERE key IN ({marks})"  # noqa: S608
            " AND (expires IS NULL OR expires > ?)",
            [*made, time.time()],
        )
        return {made[key]: self._unpack(value) for key, value in rows}

    def get(self, key, default=None, version=None):
        return self.get_many([key], version=version).get(key, default)

    def has_key(self, key, version=None):
        return key in self.get_many([key], version=version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        expires = self._expiry(timeout)
        self._db.executemany(
            "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET value = excluded.value, expires = excluded.expires",
            [
                (self.make_and_validate_key(key, version=version), self._pack(value), expires)
                for key, value in data.items()
            ],
        )
        self._writes += len(data)
        if self._writes >= _CULL_EVERY:
            self._writes = 0
            self._db.execute("DELETE FROM entry WHERE expires <= ?", [time.time()])
        return []

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self.set_many({key: value}, timeout=timeout, version=version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        cursor = self._db.execute(
            "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET value = excluded.value, expires = excluded.expires"
            " WHERE entry.expires <= ?",
            [
                self.make_and_validate_key(key, version=version),
                self._pack(value),
                self._expiry(timeout),
                time.time(),
            ],
        )
        return cursor.rowcount > 0

    def incr(self, key, delta=1, version=None):
        row = self._db.execute(
            "UPDATE entry SET value = value + ? WHERE key = ? AND typeof(value) = 'integer'"
            " AND (expires IS NULL OR expires > ?) RETURNING value",
            [delta, self.make_and_validate_key(key, version=version), time.time()],
        ).fetchone()
        if row is None:
            raise ValueError(f"Key '{key}' not found")
        return row[0]

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        cursor = self._db.execute(
            "UPDATE entry SET expires = ? WHERE key = ? AND (expires IS NULL OR expires > ?)",
            [self._expiry(timeout), self.make_and_validate_key(key, version=version), time.time()],
        )
        return cursor.rowcount > 0

    def delete_many(self, keys, version=None):
        self._db.executemany(
            "DELETE FROM entry WHERE key = ?",
            [(self.make_and_validate_key(key, version=version),) for key in keys],
        )

    def delete(self, key, version=None):
        cursor = self._db.execute(
            "DELETE FROM entry WHERE key = ?", [self.make_and_validate_key(key, version=version)]
        )
        return cursor.rowcount > 0

    def clear(self):
        """Empty this cache; others that share the file keep theirs."""
        self._db.execute(
            "DELETE FROM entry WHERE substr(key, 1, ?) = ?",
            [len(self.key_prefix) + 1, f"{self.key_prefix}:"],
        )

    def close(self, **kwargs):
        """Connections stay open between requests: opening one costs more than a read."""

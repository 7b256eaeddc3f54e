"""The search engines, each on top of modelsearch's, with the same words (:mod:`search.analysis`)."""

from django.db import connection


class Unreachable(Exception):
    """An engine does not answer."""


def SearchBackend(params: dict):
    """The engine within the database that is in use."""
    if connection.vendor == "postgresql":
        from search.backends.postgresql import PostgresBackend

        return PostgresBackend(params)
    from search.backends.sqlite import SQLiteBackend

    return SQLiteBackend(params)


def database_backend():
    """The engine within the database, also where another is asked first."""
    return SearchBackend({})

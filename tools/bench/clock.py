"""What one request costs in this process: queries, processor time, time on the clock."""

import gzip
import statistics
import time
from collections.abc import Callable
from io import BytesIO

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

# A request that names a user goes past the page cache, and Django pays it no other attention.
PAST_THE_CACHE = {"HTTP_AUTHORIZATION": "bench"}


def environ(path: str, host: str, **extra: str) -> dict:
    """A WSGI request for an address, such as ``/novyny/?page=2``."""
    path, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        **extra,
    }


class Bench:
    """Asks a WSGI application for pages and times it.

    Args:
        application: the whole of it, as a server runs it.
        times: how many requests a median is taken of.
    """

    def __init__(self, application: Callable, times: int):
        self.application = application
        self.times = times

    def read(self, path: str, host: str, **extra: str) -> bytes:
        """The content at an address.

        Raises:
            RuntimeError: it is not answered with 200.
        """
        answers: list[str] = []
        body = self.application(environ(path, host, **extra), lambda status, *_: answers.append(status))
        try:
            content = b"".join(body)
        finally:
            getattr(body, "close", bool)()
        if not answers[0].startswith("200"):
            raise RuntimeError(f"{host}{path}: {answers[0]}")
        return content

    def page(self, path: str, host: str) -> dict:
        """What a page costs in a warm process, without the page cache and with it."""
        content = [self.read(path, host, **PAST_THE_CACHE) for _ in range(3)][-1]
        cpu, wall = self._timed(path, host, **PAST_THE_CACHE)
        self.read(path, host)
        _cpu, cached = self._timed(path, host)
        return {
            "sql": self._queries(path, host, **PAST_THE_CACHE),
            "sql_cached": self._queries(path, host),
            "cpu_ms": median(cpu),
            "cpu_best_ms": best(cpu),
            "cold_ms": median(wall),
            "cached_ms": median(cached),
            "bytes": len(content),
            "gzip_bytes": len(gzip.compress(content, 6)),
        }

    def uncached(self, path: str, host: str) -> dict:
        """The processor time of a page past the page cache, in a warm process."""
        for _ in range(3):
            self.read(path, host, **PAST_THE_CACHE)
        cpu, _wall = self._timed(path, host, **PAST_THE_CACHE)
        return {"cpu_ms": median(cpu), "cpu_best_ms": best(cpu)}

    def _timed(self, path: str, host: str, **extra: str) -> tuple[list[float], list[float]]:
        cpu, wall = [], []
        for _ in range(self.times):
            before = time.process_time(), time.perf_counter()
            self.read(path, host, **extra)
            cpu.append(time.process_time() - before[0])
            wall.append(time.perf_counter() - before[1])
        return cpu, wall

    def _queries(self, path: str, host: str, **extra: str) -> int:
        reset_queries()
        with CaptureQueriesContext(connection) as queries:
            self.read(path, host, **extra)
        # Opening a connection is no query: SQLite is set up by PRAGMAs.
        return len([query for query in queries if not query["sql"].startswith("PRAGMA")])


def median(seconds: list[float]) -> float:
    """In milliseconds."""
    return round(statistics.median(seconds) * 1000, 3)


def best(seconds: list[float]) -> float:
    """The least disturbed, in milliseconds: neighbours only make things slower."""
    return round(min(seconds) * 1000, 3)

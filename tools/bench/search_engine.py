"""Indexes the generated pages with the engine that the settings name, and asks it.

Usage: python -m tools.bench.search_engine ENGINE ours|stock PAGES TIMES SECONDS

A query that takes longer than SECONDS is ended, and not asked again: «more_than_s».
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

from tools.bench.report import say

PER_PAGE = 10
LETTERS = 4
"""Of a word, when it is completed."""


class TooLong(Exception):
    """A query was ended."""


class Engine:
    """What is measured of an engine.

    Args:
        name: of the engine.
        seconds: after which a query is ended, where the database can be told so.
    """

    def __init__(self, name: str, seconds: int):
        from wagtail.search.backends import get_search_backend

        self.name, self.seconds = name, seconds
        self.backend = get_search_backend()

    def index(self) -> None:
        """Index all pages."""
        raise NotImplementedError

    def search(self, words: str) -> tuple[int, list]:
        """How many pages have the words, and the best ten."""
        raise NotImplementedError

    def complete(self, letters: str) -> list:
        """The best ten pages with a word in their titles that begins so."""
        raise NotImplementedError

    def size(self) -> int:
        """Bytes of the index and of what it is made from."""
        from django.db import connection

        if self.name == "elasticsearch":
            self.backend.es.indices.refresh()
            self.backend.es.indices.flush()
            stored = self.backend.es.indices.stats(index=f"{self.backend.index_prefix}*", metric="store")
            without_index = {"size_in_bytes": 0}
            return stored["_all"]["primaries"].get("store", without_index)["size_in_bytes"]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_database_size(current_database())")
            else:
                cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            return cursor.fetchone()[0]

    @contextmanager
    def limited(self) -> Iterator[None]:
        """As long as the block lasts, the database ends what takes too long.

        Raises:
            TooLong: it did.
        """
        from django.db import OperationalError, connection

        connection.ensure_connection()
        if connection.vendor == "sqlite":
            until = time.monotonic() + self.seconds
            connection.connection.set_progress_handler(lambda: time.monotonic() > until, 100_000)
        else:
            with connection.cursor() as cursor:
                cursor.execute(f"SET statement_timeout = {self.seconds * 1000}")
        try:
            yield
        except OperationalError as error:
            raise TooLong from error
        finally:
            if connection.vendor == "sqlite":
                connection.connection.set_progress_handler(None, 0)


class Ours(Engine):
    """Our search: rows of findable things, and the page that shows them."""

    def __init__(self, name: str, seconds: int):
        from wagtail.models import Site

        from cms import sites

        super().__init__(name, seconds)
        self.root = sites.root_for(Site.objects.get(is_default_site=True), "uk")

    def index(self) -> None:
        from search.rebuilding import rebuild

        rebuild(lambda *_done: None)

    def search(self, words: str) -> tuple[int, list]:
        from search import queries

        answer = queries.answer(words, self.root)
        return answer.number, answer.hits()[:PER_PAGE]

    def complete(self, letters: str) -> list:
        from search.models import Entry

        rows = Entry.objects.filter(site=self.root.site_id, locale=self.root.locale_id)
        return list(self.backend.autocomplete(letters, rows)[:PER_PAGE])

    def bare(self, words: str) -> list:
        """The best ten and nothing around them: as stock Wagtail's is asked."""
        from search.analysis.queries import parse
        from search.models import Entry

        rows = Entry.objects.filter(site=self.root.site_id, locale=self.root.locale_id)
        return list(self.backend.search(parse(words), rows)[:PER_PAGE])


class Stock(Engine):
    """Stock Wagtail's, asked as its documentation shows."""

    def index(self) -> None:
        from django.core.management import call_command

        call_command("update_index", verbosity=0)

    def search(self, words: str) -> tuple[int, list]:
        from wagtail.models import Page

        found = self.backend.search(words, Page.objects.live())
        return found.count(), list(found[:PER_PAGE])

    def complete(self, letters: str) -> list:
        from wagtail.models import Page

        return list(self.backend.autocomplete(letters, Page.objects.live())[:PER_PAGE])


def main(name: str, who: str, pages: int, times: int, seconds: int) -> None:
    from tools.bench.search_words import HITS, Texts

    engine = {"ours": Ours, "stock": Stock}[who](name, seconds)
    told = {"engine": name, "who": who, "pages": pages}
    before = engine.size()
    began = time.perf_counter()
    engine.index()
    took = time.perf_counter() - began
    size = engine.size() - before
    say(measure="search index", **told, seconds=round(took, 1), pages_s=round(pages / took), bytes=size)

    texts, plain = Texts(pages), who == "stock"
    for hits in HITS:
        for words in (1, 2, 5):
            queries = texts.queries(hits, words, times, plain=plain)
            line = {**told, "words": words, "planted": hits}
            say(measure="search", **line, **timed(engine, engine.search, queries))
            if who == "ours":
                say(measure="search, ten hits alone", **line, **timed(engine, engine.bare, queries))
                say(measure="search, whole request", **line, **timed(engine, requester(), queries))
        beginnings = [query[:LETTERS] for query in texts.queries(hits, 1, times, plain=True)]
        line = {**told, "planted": hits}
        say(measure="autocomplete", **line, **timed(engine, engine.complete, beginnings))


def requester() -> Callable[[str], bytes]:
    """Asks our site for the page of a search."""
    from urllib.parse import urlencode

    from cms.wsgi import application
    from tools.bench.clock import Bench

    bench = Bench(application, 1)
    return lambda words: bench.read("/search/?" + urlencode({"q": words}), "localhost")


def timed(engine: Engine, ask: Callable[[str], object], queries: list[str]) -> dict:
    """Half of the queries take as long as ``p50_ms``, all but a twentieth as long as ``p95_ms``."""
    took = []
    try:
        with engine.limited():
            found = ask(queries[0])  # the first reads dictionaries and fills caches
        for query in queries:
            began = time.perf_counter()
            with engine.limited():
                found = ask(query)
            took.append(1000 * (time.perf_counter() - began))
    except TooLong:
        return {"more_than_s": engine.seconds}
    took.sort()
    said = {"hits": found[0]} if isinstance(found, tuple) else {}
    return {**said, "p50_ms": round(took[len(took) // 2], 2), "p95_ms": round(took[len(took) * 95 // 100], 2)}


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))

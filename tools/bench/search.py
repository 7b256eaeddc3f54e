"""The search on each engine, ours and stock Wagtail's in turn, over the same generated pages."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.services import elasticsearch, postgresql
from tools.bench.goals import say_goal
from tools.bench.report import say

ENGINES = ("sqlite", "postgresql", "elasticsearch")
STOCK = "tools.bench.stock_search"
MOST_MS = {"sqlite": 50, "postgresql": 50, "elasticsearch": 30}
"""At most as long take nineteen of twenty queries, whatever the number of hits."""
HAVE_GOALS = {"search", "search, ten hits alone", "autocomplete"}
"""The goal is that of the first ten hits; stricter with them, ours counts the hits of every sort as well."""
Run = Callable[..., list[dict]]
"""Runs a module in a process of its own: folder, settings, module, arguments, and variables by name."""


def measure(
    empty: Path, folder: Path, *, pages: int, times: int, seconds: int, engines: list[str], run: Run, prepare
) -> None:
    """Measure every engine that this machine has.

    Args:
        empty: a prepared installation, with SQLite.
        folder: for the copies.
        pages: how many are generated.
        times: how often each query is asked.
        seconds: after which a query is ended.
        engines: of :data:`ENGINES`.
        run: runs a module.
        prepare: makes an installation in a folder, given variables.
    """
    filled = shutil.copytree(empty, folder / "filled")
    if {"sqlite", "elasticsearch"} & set(engines):
        run(filled, "cms.settings.dev", "tools.bench.search_pages", str(pages))
    for engine in engines:
        with ExitStack() as servers:
            sides = _SIDES[engine](servers, filled, folder / engine, pages, run, prepare)
            lines = []
            for who, (installation, settings, variables) in sides.items():
                numbers = map(str, (pages, times, seconds))
                module = "tools.bench.search_engine"
                lines += run(installation, settings, module, engine, who, *numbers, **variables)
            report(engine, lines)


def report(engine: str, lines: list[dict]) -> None:
    """Report the goals, and how many times faster than stock Wagtail's ours is.

    Args:
        engine: its name.
        lines: what was measured of it.
    """
    stock = {_asked(line): line for line in lines if line.get("who") == "stock"}
    for line in lines:
        if line.get("who") != "ours" or line["measure"] not in HAVE_GOALS:
            continue
        p95, what = line.get("p95_ms", float("inf")), " ".join(map(str, _asked(line)))
        say_goal(f"p95 of {engine}, {what}", p95, p95 <= MOST_MS[engine])
        other = stock.get(_asked(line), {})
        if "p95_ms" in other:
            say(measure="beside stock", engine=engine, what=what, times=round(other["p95_ms"] / p95, 1))
        elif "more_than_s" in other:
            say(
                measure="beside stock", engine=engine, what=what, more_than=1000 * other["more_than_s"] // p95
            )


def _asked(line: dict) -> tuple:
    return line["measure"], line.get("words", 1), line.get("planted")


def _sqlite(_servers: ExitStack, filled: Path, folder: Path, *_rest) -> dict:
    return _copies(filled, folder, {}, {})


def _postgresql(
    servers: ExitStack, _filled: Path, folder: Path, pages: int, run: Run, prepare: Callable
) -> dict:
    if lacks := postgresql.missing():
        return _nothing("postgresql", lacks)
    url = servers.enter_context(postgresql.postgresql())
    variables = {"DATABASE_URL": url}
    prepare(folder, **variables)
    run(folder, "cms.settings.dev", "tools.bench.search_pages", str(pages), **variables)
    copy = {"DATABASE_URL": _copied(url)}
    return {"ours": (folder, "cms.settings.dev", variables), "stock": (folder, STOCK, copy)}


def _copied(url: str) -> str:
    """A copy of the database at an address, beside it."""
    import psycopg

    place, _slash, name = url.rpartition("/")
    with psycopg.connect(f"{place}/template1", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE stock TEMPLATE {name}")
    return f"{place}/stock"


def _elasticsearch(servers: ExitStack, filled: Path, folder: Path, *_rest) -> dict:
    if lacks := elasticsearch.missing():
        return _nothing("elasticsearch", lacks)
    engine = elasticsearch.Elasticsearch(folder / "server")
    engine.start()
    servers.callback(engine.stop)
    ours, stock = {"ELASTICSEARCH_URL": engine.url}, {"STOCK_ELASTICSEARCH_URL": engine.url}
    return _copies(filled, folder, ours, stock)


def _copies(filled: Path, folder: Path, ours: dict, stock: dict) -> dict:
    return {
        "ours": (shutil.copytree(filled, folder / "ours"), "cms.settings.dev", ours),
        "stock": (shutil.copytree(filled, folder / "stock"), STOCK, stock),
    }


def _nothing(engine: str, reason: str) -> dict:
    say(measure="not measured", engine=engine, reason=reason)
    return {}


_SIDES = {"sqlite": _sqlite, "postgresql": _postgresql, "elasticsearch": _elasticsearch}

"""The cache in a SQLite file keeps what Django promises of a cache, also between processes."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from datetime import date

import pytest
import time_machine

from cms.cache.sqlite import SqliteCache

NOON = 1_800_000_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "cache.sqlite3"


def open_cache(path, **params) -> SqliteCache:
    return SqliteCache(str(path), {"KEY_PREFIX": "t", "TIMEOUT": 300, **params})


@pytest.fixture
def cache(path):
    return open_cache(path)


def in_a_process(path, code: str) -> str:
    """Run ``code``, which has a ``cache`` on the file, in a process of its own; what it printed."""
    program = (
        "from django.conf import settings; settings.configure()\n"
        "from cms.cache.sqlite import SqliteCache\n"
        f"cache = SqliteCache({str(path)!r}, {{'KEY_PREFIX': 't', 'TIMEOUT': 300}})\n{code}"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


# --- What any cache of Django's promises ----------------------------------------------------


@pytest.mark.parametrize(
    "value",
    ["слово", b"\x00bytes", 0, -7, 2**63, 1.5, True, None, [1, {"a": (2,)}], date(2026, 11, 23)],
    ids=repr,
)
def test_a_value_comes_back_as_it_was(cache, value):
    cache.set("key", value)

    found = cache.get("key", "nothing")

    assert found == value
    assert type(found) is type(value)


def test_what_is_not_there_is_the_default(cache):
    assert cache.get("absent") is None
    assert cache.get("absent", "default") == "default"
    assert not cache.has_key("absent")
    assert "absent" not in cache


def test_add_keeps_what_is_there(cache):
    assert cache.add("key", "first") is True
    assert cache.add("key", "second") is False
    assert cache.get("key") == "first"


def test_add_takes_the_place_of_what_has_expired(cache):
    with time_machine.travel(NOON, tick=False) as clock:
        cache.set("key", "old", timeout=10)
        clock.shift(11)

        assert cache.add("key", "new") is True
        assert cache.get("key") == "new"


def test_an_entry_lives_as_long_as_it_was_told(cache):
    with time_machine.travel(NOON, tick=False) as clock:
        cache.set("short", 1, timeout=10)
        cache.set("default", 1)
        cache.set("forever", 1, timeout=None)

        clock.shift(9)
        assert set(cache.get_many(["short", "default", "forever"])) == {"short", "default", "forever"}
        clock.shift(2)
        assert set(cache.get_many(["short", "default", "forever"])) == {"default", "forever"}
        clock.shift(300)
        assert set(cache.get_many(["short", "default", "forever"])) == {"forever"}


@pytest.mark.parametrize("timeout", [0, -1])
def test_without_any_time_nothing_is_kept(cache, timeout):
    cache.set("key", "before")
    cache.set("key", "now", timeout=timeout)

    assert cache.get("key") is None


def test_touch_gives_an_entry_a_new_life(cache):
    with time_machine.travel(NOON, tick=False) as clock:
        cache.set("key", 1, timeout=10)
        assert cache.touch("key", 100) is True
        clock.shift(50)
        assert cache.get("key") == 1
        assert cache.touch("key", None) is True
        clock.shift(10**6)
        assert cache.get("key") == 1
        assert cache.touch("absent") is False


def test_delete_says_whether_there_was_anything(cache):
    cache.set_many({"a": 1, "b": 2, "c": 3})

    assert cache.delete("a") is True
    assert cache.delete("a") is False
    cache.delete_many(["b", "absent"])
    assert cache.get_many(["a", "b", "c"]) == {"c": 3}


def test_get_or_set_computes_once(cache):
    assert cache.get_or_set("key", lambda: "computed") == "computed"
    assert cache.get_or_set("key", lambda: "again") == "computed"


def test_counting(cache):
    cache.set("n", 41)

    assert cache.incr("n") == 42
    assert cache.incr("n", 10) == 52
    assert cache.decr("n", 12) == 40
    assert cache.get("n") == 40


@pytest.mark.parametrize("value", ["words", 1.5, None])
def test_only_whole_numbers_are_counted(cache, value):
    cache.set("key", value)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("key")
    with pytest.raises(ValueError, match="not found"):
        cache.incr("absent")


def test_counting_leaves_the_time_that_is_left(cache):
    with time_machine.travel(NOON, tick=False) as clock:
        cache.set("n", 1, timeout=10)
        clock.shift(5)
        cache.incr("n")
        clock.shift(6)
        assert cache.get("n") is None
        with pytest.raises(ValueError, match="not found"):
            cache.incr("n")


def test_versions_are_apart(cache):
    cache.set("key", "one", version=1)
    cache.set("key", "two", version=2)

    assert (cache.get("key"), cache.get("key", version=2)) == ("one", "two")
    cache.incr_version("key", 4)
    assert (cache.get("key"), cache.get("key", version=5)) == (None, "one")


@pytest.mark.parametrize("key", ["with space", "ключ", "x" * 1000, ""], ids=["space", "uk", "long", "empty"])
def test_any_text_is_a_key(cache, key):
    cache.set(key, 1)

    assert cache.get(key) == 1
    assert cache.get_many([key]) == {key: 1}


def test_what_cannot_be_pickled_changes_nothing(cache):
    cache.set("a", "before")
    with pytest.raises(Exception, match="pickle"):
        cache.set_many({"a": "after", "b": lambda: None})

    assert cache.get_many(["a", "b"]) == {"a": "before"}


# --- Caches beside each other ----------------------------------------------------------------


def test_caches_in_one_file_do_not_see_each_other(path):
    pages, renditions = open_cache(path, KEY_PREFIX="p"), open_cache(path, KEY_PREFIX="p2")
    pages.set("key", "page")
    renditions.set("key", "rendition")

    pages.clear()

    assert pages.get("key") is None
    assert renditions.get("key") == "rendition"


def test_a_cache_without_a_prefix_clears_only_itself(path):
    bare, other = open_cache(path, KEY_PREFIX=""), open_cache(path, KEY_PREFIX="p")
    bare.set("key", 1)
    other.set("key", 2)

    bare.clear()

    assert (bare.get("key"), other.get("key")) == (None, 2)


# --- Size ------------------------------------------------------------------------------------


def rows(path) -> int:
    with sqlite3.connect(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    connection.close()
    return count


def test_culling_drops_what_has_expired_and_then_what_expires_first(path):
    cache = open_cache(path, OPTIONS={"MAX_ENTRIES": 3})
    with time_machine.travel(NOON, tick=False) as clock:
        cache.set("gone", 1, timeout=1)
        for number in range(1, 6):
            cache.set(f"page{number}", number, timeout=100 * number)
        cache.set("counter", 7, timeout=None)
        clock.shift(2)

        cache.cull()

        keys = ["gone", *(f"page{number}" for number in range(1, 6)), "counter"]
        assert set(cache.get_many(keys)) == {"page3", "page4", "page5", "counter"}
        assert rows(path) == 4


def test_culling_leaves_other_caches_of_the_file_their_entries(path):
    small, large = open_cache(path, KEY_PREFIX="s", OPTIONS={"MAX_ENTRIES": 1}), open_cache(path)
    large.set_many({"a": 1, "b": 2, "c": 3})
    small.set_many({"a": 1, "b": 2})

    small.cull()

    assert len(large.get_many(["a", "b", "c"])) == 3
    assert len(small.get_many(["a", "b"])) == 1


def test_it_culls_by_itself(path):
    cache = open_cache(path, OPTIONS={"MAX_ENTRIES": 100})

    for number in range(1200):
        cache.set(f"page{number}", number)

    assert rows(path) < 700


# --- Processes -------------------------------------------------------------------------------


def test_what_one_process_writes_another_reads(cache, path):
    cache.set("ours", "звідси")

    assert in_a_process(path, "print(cache.get('ours')); cache.set('theirs', 'звідти')") == "звідси\n"
    assert cache.get("theirs") == "звідти"


def _count(path, times):
    cache = open_cache(path)
    for _ in range(times):
        cache.incr("n")


def test_four_processes_lose_no_count(cache, path):
    cache.set("n", 0, timeout=None)
    context = multiprocessing.get_context("spawn")
    counting = [context.Process(target=_count, args=(path, 250)) for _ in range(4)]

    for process in counting:
        process.start()
    for process in counting:
        process.join(60)

    assert cache.get("n") == 1000


def test_a_forked_child_opens_the_file_for_itself(cache, path):
    cache.set("n", 1)
    child = os.fork()
    if child == 0:
        try:
            code = 0 if cache.incr("n") == 2 else 1
        except BaseException:
            code = 2
        os._exit(code)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert cache.incr("n") == 3


# --- Mishaps ---------------------------------------------------------------------------------


def test_a_deleted_file_is_made_again(cache, path):
    cache.set("key", "before")
    path.unlink()

    assert cache.get("key") is None
    cache.set("key", "after")
    assert in_a_process(path, "print(cache.get('key'))") == "after\n"


def test_a_deleted_folder_is_made_again(cache, path):
    cache.set("key", "before")
    for file in path.parent.iterdir():
        file.unlink()
    path.parent.rmdir()

    cache.set("key", "after")
    assert cache.get("key") == "after"


def test_a_file_that_is_no_database_is_replaced(path):
    path.parent.mkdir()
    path.write_text("this is not a database " * 1000)
    cache = open_cache(path)

    assert cache.get("key") is None
    cache.set("key", "value")
    assert in_a_process(path, "print(cache.get('key'))") == "value\n"


def test_a_file_that_breaks_while_it_is_open_is_replaced(cache, path):
    cache.set_many({f"key{number}": "x" * 5000 for number in range(100)})
    cache._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    fresh = open_cache(path)

    fresh.get("key50")
    fresh.set("key", "value")

    assert fresh.get("key") == "value"
    assert cache.get("key") == "value"
    assert in_a_process(path, "print(cache.get('key'))") == "value\n"


def test_a_database_of_something_else_gets_the_table(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE something (id)")
    other.close()

    cache = open_cache(path)
    cache.set("key", "value")
    assert cache.get("key") == "value"


def test_a_busy_file_is_waited_for_and_never_thrown_away(cache, path):
    cache.set("key", "kept")
    holder = subprocess.Popen(  # noqa: S603
        [
            sys.executable,
            "-c",
            f"import sqlite3, time; c = sqlite3.connect({str(path)!r}, isolation_level=None);"
            "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(0.7); c.rollback()",
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    began = time.monotonic()

    cache.set("other", "written")

    assert time.monotonic() - began > 0.3
    assert cache.get_many(["key", "other"]) == {"key": "kept", "other": "written"}
    assert holder.wait(10) == 0

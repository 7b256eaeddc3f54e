"""The deadline hour: the schools of a city enter their works at once, while the worker looks at files."""

import contextlib
import io
import json
import re
import sqlite3
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.bench import goals
from tools.bench.browser import Browser, Log
from tools.bench.load import descendants, free_port, running
from tools.bench.report import say
from tools.bench.secretary import Secretary, Work, photo_like

WHOLE = 54 * 30
"""Submissions of the real deadline hour; a tenth of it by default."""
PHOTOS = 3
AT_ONCE = 12
"""Secretaries who are at it at the same moment."""
SLOW = 4
"""Further ones with bad connections."""
MOST_WORKER_MEGABYTES = 200
LOOKED_AT_WITHIN = 3 * 60 * 60


def measure(folder: Path, *, submissions: int, run: Callable[..., list[dict]]) -> None:
    """Report the deadline hour.

    Args:
        folder: an empty installation (``VAR_DIR``), prepared.
        submissions: how many there are.
        run: runs a module of ours with arguments in a process that knows the database.
    """
    world_file, sent_file = folder / "world.json", folder / "sent.json"
    run("tools.bench.deadline_world", "make", str(world_file))
    world = json.loads(world_file.read_text())
    log, works = Log(), []
    port = free_port()
    with running(folder, port) as process:
        began = time.monotonic()
        with _slow_phones(world, port, log):
            _enter_all(world, port, submissions, log, works)
        seconds = time.monotonic() - began
        _report(log, works, seconds)
        _report_memory(process)
        _wait_for_the_worker(folder / "db.sqlite3", works, began)
        _report_memory(process)
    sent = [{"title": work.title, "files": work.files, "reference": work.reference} for work in works]
    sent_file.write_text(json.dumps(sent))
    run("tools.bench.deadline_world", "verify", str(sent_file))


@contextlib.contextmanager
def _slow_phones(world: dict, port: int, log: Log) -> Iterator[None]:
    """Secretaries with bad connections, who send a photo all the while: others must not feel it."""
    enough, photo = threading.Event(), _photo() * 8
    slow = [_secretary(world, number, port, log) for number in range(SLOW)]
    with ThreadPoolExecutor(SLOW) as pool:
        futures = [pool.submit(one.crawl, photo, enough) for one in slow]
        try:
            yield
        finally:
            enough.set()
    for future in futures:
        if error := future.exception():
            log.complain(f"a slow phone: {error!r}")


def _secretary(world: dict, number: int, port: int, log: Log) -> Secretary:
    person = world["people"][number]
    return Secretary(
        Browser(port, person["session"], log),
        contest=world["contest"],
        nomination=world["nomination"],
        institution=person["institution"],
    )


def _enter_all(world: dict, port: int, submissions: int, log: Log, works: list[Work]) -> None:
    base, lock = _photo(), threading.Lock()
    people = world["people"]
    shares = [range(number, submissions, len(people)) for number in range(len(people))]

    def sit_down(number: int) -> None:
        secretary = _secretary(world, number, port, log)
        for place in shares[number]:
            photos = [photo_like(base) for _ in range(PHOTOS)]
            work = Work(f"Моя мама, робота {place}", f"Вигадана Марічка {place}", photos, way=place % 4)
            try:
                secretary.enter(work)
            except Exception as error:
                log.complain(f"{work.title}, way {work.way}: {error!r}")
            work.photos = []
            with lock:
                works.append(work)
        secretary.browser.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(sit_down, range(len(people))))


def _photo() -> bytes:
    """A picture of some two megabytes, as a phone makes it."""
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((1100, 825), 50).resize((3000, 2250)).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def _report(log: Log, works: list[Work], seconds: float) -> None:
    every = sorted(took for kind in log.took.values() for took in kind)
    failed = sum(count for status, count in log.answers.items() if status >= 500)
    say(
        measure="deadline", submissions=len(works), photos=PHOTOS, seconds=round(seconds, 1),
        requests=len(every), broken_off=log.broken, **_percentiles(every),
        answers={str(status): count for status, count in sorted(log.answers.items())},
        unexpected=len(log.unexpected),
    )  # fmt: skip
    for kind, took in sorted(log.took.items()):
        say(measure="deadline, a step", step=kind, requests=len(took), **_percentiles(sorted(took)))
    for words in log.unexpected[:10]:
        say(measure="deadline, unexpected", text=words)
    goals.say_goal("answers of 500 and above in the deadline hour", failed, failed == 0)
    goals.say_goal("unexpected answers in the deadline hour", len(log.unexpected), not log.unexpected)


def _percentiles(took: list[float]) -> dict[str, int]:
    if len(took) < 2:
        return {}
    cuts = statistics.quantiles(took, n=20)
    return {"p50_ms": round(1000 * cuts[9]), "p95_ms": round(1000 * cuts[18])}


def _report_memory(process: subprocess.Popen) -> None:
    """The most that each process of the installation has ever held."""
    peaks: dict[str, int] = {}
    for pid in descendants(process.pid):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
            peak = int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) // 1024
        except (OSError, TypeError):
            continue  # gone meanwhile
        name = next((part for part in ("granian", "worker", "scheduler") if part in command), "")
        if name:
            peaks[name] = max(peaks.get(name, 0), peak)
    say(measure="deadline, memory", **{f"{name}_peak_mb": peak for name, peak in peaks.items()})
    web = peaks.get("granian", 0)
    goals.say_goal("memory of a web worker at its peak, MB", web, web < MOST_WORKER_MEGABYTES)


def _wait_for_the_worker(database: Path, works: list[Work], began: float) -> None:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)
    question = "SELECT count(*) FROM contests_entryfile WHERE status = 'waiting'"
    left = at_first = connection.execute(question).fetchone()[0]
    until = time.monotonic() + LOOKED_AT_WITHIN
    while left and time.monotonic() < until:
        time.sleep(1)
        left = connection.execute(question).fetchone()[0]
    connection.close()
    say(
        measure="deadline, files", files=len(works) * PHOTOS, waiting_at_the_end=at_first,
        all_looked_at_after_seconds=round(time.monotonic() - began), left=left,
    )  # fmt: skip

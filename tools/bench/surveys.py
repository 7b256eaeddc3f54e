"""A survey that everybody answers at once: none of the answers is lost, and none counted twice."""

import http.client
import json
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from tools.bench import goals
from tools.bench.load import free_port, running
from tools.bench.report import say

WHOLE = 5000
AT_ONCE = 16
TWICE = 5
"""Every fifth person presses the button twice, as those do whose connection breaks."""


def measure(folder: Path, *, answers: int, run: Callable[..., list[dict]]) -> None:
    """Report how a survey with one-time codes takes its answers, two web workers and SQLite.

    Args:
        folder: an empty installation (``VAR_DIR``), prepared.
        answers: how many people answer.
        run: runs a module of ours with arguments in a process that knows the database.
    """
    world_file = folder / "survey.json"
    run("tools.bench.survey_world", "make", str(world_file), str(answers))
    world, port = json.loads(world_file.read_text()), free_port()
    statuses: Counter = Counter()
    took: list[float] = []
    lock, own = threading.Lock(), threading.local()

    def answer(number: int) -> None:
        fields = {"code": world["codes"][number]} | dict.fromkeys(world["fields"], number % 3)
        for _ in range(2 if number % TWICE == 0 else 1):
            began = time.perf_counter()
            status = _post(own, port, world["path"], urlencode(fields))
            with lock:
                statuses[status] += 1
                took.append(time.perf_counter() - began)

    with running(folder, port, SURVEY_ANSWERS_PER_HOUR="0"):
        began = time.monotonic()
        people = random.sample(range(answers), answers)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(answer, people[: answers // 2]))
            # The night comes in the middle of it.
            night = pool.submit(run, "tools.bench.survey_world", "rewrite", str(world_file))
            list(pool.map(answer, people[answers // 2 :]))
            night.result()
        seconds = time.monotonic() - began
    cuts = statistics.quantiles(took, n=20)
    say(
        measure="survey", answers=answers, seconds=round(seconds, 1), per_second=round(len(took) / seconds),
        p50_ms=round(1000 * cuts[9]), p95_ms=round(1000 * cuts[18]),
        statuses={str(status): count for status, count in sorted(statuses.items())},
    )  # fmt: skip
    [found] = run("tools.bench.survey_world", "verify", str(world_file))
    goals.say_goal("answers of the survey lost or doubled", found["wrong"], found["wrong"] == 0)
    failed = sum(count for status, count in statuses.items() if status not in {302, 422})
    goals.say_goal("unexpected answers to those who answer a survey", failed, failed == 0)


def _post(own: threading.local, port: int, path: str, body: str) -> int:
    """The status of the answer; each thread keeps its connection."""
    headers = {"Host": f"localhost:{port}", "Content-Type": "application/x-www-form-urlencoded"}
    for attempt in (1, 2):
        if getattr(own, "connection", None) is None:
            own.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        try:
            own.connection.request("POST", path, body, headers)
            response = own.connection.getresponse()
            response.read()
        except (http.client.HTTPException, OSError):
            own.connection.close()
            own.connection = None
            if attempt == 2:
                raise
            continue
        return response.status
    raise AssertionError

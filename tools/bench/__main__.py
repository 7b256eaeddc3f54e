"""``make bench``: measure every type of page and report JSON lines.

Usage: python -m tools.bench [--only pages,contests,sessions,surveys,letters,search]
           [--sizes 200,2000,20000] [--times N] [--quick] [--submissions 162] [--entries 20000]
           [--answers 500] [--engines sqlite,postgresql,elasticsearch]

``make bench ARGS="--only contests --submissions 1620"`` is the whole deadline hour, and
``ARGS="--only surveys --answers 5000"`` the whole survey.

Everything happens in a temporary folder and on this machine's loopback. Trust ratios and query
counts rather than milliseconds: other work of the machine moves the latter.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tools.bench import deadline, goals, load, search, surveys
from tools.bench.report import say

RESULTS = Path("bench-results")
QUICK_PAGES = 500


def main() -> None:
    options = parse()
    began = time.monotonic()
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{datetime.now():%Y-%m-%d-%H%M%S}.jsonl"
    with tempfile.TemporaryDirectory(prefix="ratusha-bench-") as name, target.open("w") as file:
        say.to(file)
        describe_machine()
        folder = Path(name)
        prepare(folder / "empty")
        if "pages" in options.only:
            measure_pages(folder, options)
        if "contests" in options.only:
            measure_contests(folder, options)
        if "sessions" in options.only:
            copy = shutil.copytree(folder / "empty", folder / "sessions")
            child(copy, "cms.settings.dev", "tools.bench.sessions", "200", str(options.times))
        if "surveys" in options.only:
            copy = shutil.copytree(folder / "empty", folder / "survey")
            surveys.measure(copy, answers=options.answers, run=partial(child, copy, "cms.settings.dev"))
        if "letters" in options.only:
            measure_letters(folder, options)
        if "search" in options.only:
            measure_search(folder, options)
        say(measure="whole run", seconds=round(time.monotonic() - began))
    sys.stderr.write(f"Written to {target}\n")


def measure_pages(folder: Path, options: argparse.Namespace) -> None:
    """What readers see, at each size."""
    pages = []
    for size in options.sizes:
        copy = shutil.copytree(folder / "empty", folder / str(size))
        pages += child(copy, "cms.settings.dev", "tools.bench.at_size", str(size), str(options.times))
    side_by_side = beside_bare(folder, options)
    load.measure(folder / str(options.sizes[0]), seconds=options.seconds, rounds=options.rounds)
    goals.report(pages, side_by_side)


def measure_contests(folder: Path, options: argparse.Namespace) -> None:
    """The editors' table of many entries, the largest pictures, and the deadline hour."""
    lists = shutil.copytree(folder / "empty", folder / "lists")
    child(lists, "cms.settings.dev", "tools.bench.contest_lists", str(options.entries), "3")
    child(lists, "cms.settings.dev", "tools.bench.largest")
    hour = shutil.copytree(folder / "empty", folder / "deadline")
    deadline.measure(hour, submissions=options.submissions, run=partial(child, hour, "cms.settings.dev"))


def measure_letters(folder: Path, options: argparse.Namespace) -> None:
    """The weekly letters of all subscribers."""
    copy = shutil.copytree(folder / "empty", folder / "letters")
    child(copy, "cms.settings.dev", "tools.bench.letters", str(options.subscribers))


def measure_search(folder: Path, options: argparse.Namespace) -> None:
    """The search on every engine, beside stock Wagtail's."""
    search.measure(
        folder / "empty",
        folder / "search",
        pages=options.sizes[-1] if not options.quick else QUICK_PAGES,
        times=options.times,
        seconds=options.seconds_of_query,
        engines=options.engines,
        run=child,
        prepare=prepare,
    )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="200,2000,20000", help="how many news, separated by commas")
    parser.add_argument("--times", type=int, default=25, help="requests of which a median is taken")
    parser.add_argument(
        "--quick", action="store_true", help="the smallest size alone, fewer and shorter rounds"
    )
    everything = "pages,contests,sessions,surveys,letters,search"
    parser.add_argument("--only", default=everything, help="what to measure, separated by commas")
    parser.add_argument(
        "--submissions", type=int, default=deadline.WHOLE // 10, help="in the deadline hour; 1620: the whole"
    )
    parser.add_argument(
        "--answers", type=int, default=surveys.WHOLE // 10, help="to the survey; 5000: the whole"
    )
    parser.add_argument("--subscribers", type=int, default=5000, help="who wait for the weekly letter")
    parser.add_argument("--entries", type=int, default=20_000, help="in the editors' table")
    parser.add_argument("--engines", default=",".join(search.ENGINES), help="of the search")
    options = parser.parse_args()
    options.only = set(options.only.split(","))
    options.sizes = [int(size) for size in options.sizes.split(",")]
    options.engines = options.engines.split(",")
    options.seconds, options.rounds, options.seconds_of_query = 4, 3, 20
    if options.quick:
        options.sizes, options.times, options.seconds, options.rounds = options.sizes[:1], 10, 2, 2
        options.submissions, options.entries = min(options.submissions, 16), 2000
        options.subscribers, options.seconds_of_query = min(options.subscribers, 200), 2
    return options


def describe_machine() -> None:
    began = time.process_time()
    sum(number * number for number in range(5_000_000))
    say(
        measure="machine",
        processors=os.cpu_count(),
        load=os.getloadavg()[0],
        python=platform.python_version(),
        five_million_steps_s=round(time.process_time() - began, 2),
        **{name: version(name) for name in ("wagtail", "django", "granian")},
    )


def prepare(folder: Path, **variables: str) -> None:
    """Two empty sites with their static files: what every size starts from."""
    environment = {**os.environ, "VAR_DIR": str(folder), "PORT": str(load.free_port()), **variables}
    command = [sys.executable, "manage.py", "run", "--no-demo", "--prepare-only"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def beside_bare(folder: Path, options: argparse.Namespace) -> list[dict]:
    """Measure the bare page and our detail pages in turn: what disturbs one round spares another.

    Returns:
        What was measured.
    """
    lines = []
    for _ in range(options.rounds):
        lines += child(
            folder / "bare", "tools.bench.bare.settings", "tools.bench.bare.measure", str(options.times)
        )
        lines += child(
            folder / str(options.sizes[0]), "cms.settings.dev", "tools.bench.details", str(options.times)
        )
    return lines


def child(folder: Path, settings: str, module: str, *arguments: str, **variables: str) -> list[dict]:
    """Run a measuring module in a process of its own, and pass on what it reports.

    Returns:
        Its lines.
    """
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": settings, "DEBUG": "0"}
    environment |= variables
    command = [sys.executable, "-m", module, *arguments]
    lines = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        for line in process.stdout:
            lines.append(json.loads(line))
            say(**lines[-1])
    if process.returncode:
        raise SystemExit(f"{module} ended with {process.returncode}")
    return lines


if __name__ == "__main__":
    main()

"""Servers that tests start for themselves, on free ports of this machine."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(
    ready: Callable[[], object], process: subprocess.Popen, log: Path, *, seconds: float = 60
) -> None:
    """Wait until a started server is ready.

    Raises:
        AssertionError: it ended, or took too long; with the end of what it wrote to ``log``.
    """
    until = time.monotonic() + seconds
    while not ready():
        ended = process.poll() is not None
        if ended or time.monotonic() > until:
            what = f"ended with {process.returncode}" if ended else f"was not ready in {seconds} s"
            raise AssertionError(f"{process.args[0]} {what}:\n{log.read_text()[-3000:]}")
        time.sleep(0.05)


@contextlib.contextmanager
def server(
    command: list[str],
    *,
    log: Path,
    ready: Callable[[], object],
    seconds: float = 60,
    **popen,
) -> Iterator[subprocess.Popen]:
    """Run a server for as long as the block lasts, and leave none of its processes behind.

    Args:
        command: the program and its arguments.
        log: the file for what it prints.
        ready: tells when it may be used.
        seconds: how long that may take.
        popen: further arguments of ``subprocess.Popen``.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True, **popen
        )
    try:
        wait_until(ready, process, log, seconds=seconds)
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

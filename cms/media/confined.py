"""Untrusted files are opened by a process of their own, with a ceiling on its memory and time.

Both ends of it are here. The parent calls :func:`run`; the module that it names calls :func:`answer`.
The file goes in on standard input; out come a line of JSON and the bytes of what was made of it.
Nothing here imports Django, so that such a process starts fast.
"""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Refused(Exception):
    """The file is not accepted; ``code`` is what the caller puts into words."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def run(
    module: str, data: bytes, *, memory: int, seconds: int, arguments: tuple[int, ...] = ()
) -> tuple[dict, bytes]:
    """Have ``module`` look at ``data`` in a process of its own.

    Args:
        module: the dotted path of a module that calls :func:`answer` when it is run.
        data: the file.
        memory: bytes of address space that it may take.
        seconds: of processor time that it may take; by the clock it may take twice as long.
        arguments: numbers for the module.

    Returns:
        What it says of the file, and what it made of it.

    Raises:
        Refused: with the module's own code, or ``too_heavy`` or ``too_slow``.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, numbers for arguments
            [sys.executable, "-sm", module, *map(str, (memory, seconds, *arguments))],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={},
            timeout=seconds * 2,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow") from error
    header, _newline, content = done.stdout.partition(b"\n")
    if not header:
        # Nothing said: killed for its processor time, or out of memory before it could say so.
        raise Refused("too_slow" if done.returncode == -signal.SIGXCPU else "too_heavy")
    said = json.loads(header)
    if "refused" in said:
        raise Refused(said["refused"])
    return said, content


def answer(work: Callable[..., tuple[dict, bytes]], arguments: list[str]) -> None:
    """Be the process that :func:`run` started: set the ceilings, do the work, write the answer.

    Args:
        work: takes the file and the numbers; says something of it and gives what it made, or
            raises :class:`Refused`.
        arguments: of the command line, the ceilings first.
    """
    memory, seconds, *numbers = map(int, arguments)
    with suppress(ValueError, OSError):  # some systems know no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    out = sys.stdout.buffer
    try:
        said, made = work(sys.stdin.buffer.read(), *numbers)
    except Refused as refused:
        said, made = {"refused": refused.code}, b""
    except MemoryError:
        said, made = {"refused": "too_heavy"}, b""
    out.write(json.dumps(said).encode() + b"\n" + made)

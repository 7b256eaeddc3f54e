"""Requests per second of a kept page and of the same bytes from nginx, in turn; and the memory it takes."""

import contextlib
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tools.bench import goals
from tools.bench.report import say

CONNECTIONS = 16
_NGINX = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def measure(folder: Path, *, seconds: int, rounds: int) -> None:
    """Report the throughput of the home page kept by granian, beside nginx, and memory.

    Args:
        folder: a filled installation (``VAR_DIR``).
        seconds: how long each of the rounds lasts.
        rounds: how many there are of each; they alternate, so that both meet the same neighbours.
    """
    port = free_port()
    ours = f"http://localhost:{port}/"
    with running(folder, port) as process:
        page = _read(ours)
        with _nginx(folder, page) as static:
            found: dict[str, list[float]] = {ours: []} | ({static: []} if static else {})
            for _ in range(rounds):
                for url, rates in found.items():
                    rates.append(_rate(url, seconds))
        _report(found[ours], found.get(static) if static else None, len(page))
        _report_memory(process.pid)


@contextlib.contextmanager
def running(folder: Path, port: int, **variables: str) -> Iterator[subprocess.Popen]:
    """The installation in ``folder`` as ``make run`` runs it: two web workers, the worker, the scheduler.

    Args:
        folder: its ``VAR_DIR``.
        port: where it answers.
        variables: more of its environment.
    """
    environment = {**os.environ, "VAR_DIR": str(folder), "PORT": str(port), "WEB_WORKERS": "2", **variables}
    with _server([sys.executable, "manage.py", "run", "--no-demo"], port, env=environment) as process:
        yield process


def _report(ours: list[float], static: list[float] | None, size: int) -> None:
    line = {"requests_per_second": round(statistics.median(ours)), "rounds": [round(rate) for rate in ours]}
    if static:
        median = statistics.median(static)
        line["nginx"] = round(median)
        line["nginx_rounds"] = [round(rate) for rate in static]
        line["percent_of_nginx"] = percent = round(100 * statistics.median(ours) / median, 1)
        goals.say_goal("kept pages beside nginx, %", percent, percent >= goals.LEAST_OF_NGINX)
    generator = "wrk" if shutil.which("wrk") else "python: slower than the servers, so only a lower bound"
    say(
        measure="throughput",
        page="home, kept",
        bytes=size,
        connections=CONNECTIONS,
        generator=generator,
        **line,
    )


def _report_memory(pid: int) -> None:
    """Memory of the installation's processes: their own, and their share of what they share."""
    total = 0.0
    for process in descendants(pid):
        with contextlib.suppress(OSError):
            shares = Path(f"/proc/{process}/smaps_rollup").read_text()
            command = Path(f"/proc/{process}/cmdline").read_bytes().decode().split("\0")
            megabytes = {
                key: int(re.search(rf"^{key}: +(\d+)", shares, re.M)[1]) / 1024 for key in ("Rss", "Pss")
            }
            total += megabytes["Pss"]
            name = next(
                (part for part in command if part in {"granian", "worker", "scheduler", "run"}), command[0]
            )
            say(
                measure="memory", process=name, rss_mb=round(megabytes["Rss"]), pss_mb=round(megabytes["Pss"])
            )
    say(measure="memory", process="all together", pss_mb=round(total))


def descendants(pid: int) -> list[int]:
    """A process and all that it has started, by their ids."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in descendants(int(child)))]


def _rate(url: str, seconds: int) -> float:
    """Requests per second over connections that stay open."""
    if not shutil.which("wrk"):
        return _rate_without_wrk(url, seconds)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    return float(re.search(r"Requests/sec: +([\d.]+)", done.stdout)[1])


def _rate_without_wrk(url: str, seconds: int) -> float:
    host, port = re.match(r"http://([^:]+):(\d+)/", url).groups()
    request = f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode()
    counts = []
    until = time.monotonic() + seconds

    def ask() -> None:
        done = 0
        with (
            socket.create_connection(("127.0.0.1", int(port))) as connection,
            connection.makefile("rb") as answer,
        ):
            while time.monotonic() < until:
                connection.sendall(request)
                length = 0
                while (header := answer.readline()) != b"\r\n":
                    if header.lower().startswith(b"content-length:"):
                        length = int(header.split(b":")[1])
                answer.read(length)
                done += 1
        counts.append(done)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


@contextlib.contextmanager
def _nginx(folder: Path, page: bytes) -> Iterator[str | None]:
    """nginx with the same bytes in a file, or nothing where it is not installed."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        say(measure="note", text="nginx is not installed: no throughput beside it")
        yield None
        return
    port = free_port()
    # Its workers read as nobody where root starts it.
    (folder / "www").mkdir(exist_ok=True)
    (folder / "www" / "index.html").write_bytes(page)
    for path in (folder, folder / "www", *folder.parents):
        if path != Path("/") and os.access(path, os.W_OK) and path.stat().st_uid == os.getuid():
            path.chmod(path.stat().st_mode | 0o111)
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=port))
    with _server([program, "-c", str(folder / "nginx.conf"), "-p", str(folder)], port):
        yield f"http://localhost:{port}/"


@contextlib.contextmanager
def _server(command: list[str], port: int, **popen) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True, **popen)  # noqa: S603
    try:
        until = time.monotonic() + 120
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command[0]} does not answer on port {port}")
            time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310
        return response.read()


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

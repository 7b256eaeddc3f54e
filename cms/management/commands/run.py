"""``make run``: everything a person needs, started together and stopped together."""

import contextlib
import gc
import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation
from django.utils.translation import gettext as _

from cms import preparation


class Command(BaseCommand):
    help = "Prepare the embedded installation and run the web server, the worker and the scheduler."

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="Start with empty sites.")
        parser.add_argument("--prepare-only", action="store_true", help="Prepare, print, and stop.")

    def handle(self, *args, no_demo, prepare_only, **options):
        began = time.monotonic()
        preparation.refuse_taken_port(settings.HOST, settings.PORT)
        if preparation.compile_messages():
            # This process may have read the catalogues before they were there: begin anew.
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
        # Preparing makes heaps that live for long: looking through them all the time took a sixth of it.
        gc.set_threshold(50_000, 20, 50)
        with translation.override(terminal_language()):
            self.prepare(demo=not no_demo)
            self.greet(time.monotonic() - began)
        if not prepare_only:
            sys.exit(Together(self.commands()).run())

    def prepare(self, *, demo: bool) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(_("Making the database (once, half a minute) …"))
            self.quietly("migrate", interactive=False)
        preparation.set_site_addresses(settings.PUBLIC_HOST, settings.PORT)
        is_new = demo and preparation.is_empty()
        if is_new:
            self.stdout.write(_("Writing the demo content (once, a minute) …"))
            self.quietly("load_demo")
        if not settings.DEBUG:
            self.stdout.write(_("Looking through the static files …"))
            with translation.override(settings.LANGUAGE_CODE):
                preparation.collect_static()
        if is_new:
            self.stdout.write(_("Making the pictures in all sizes (once, a minute) …"))
            self.quietly("warm_pages")

    def quietly(self, command: str, **options) -> None:
        """Run a command in the sites' own language: what it writes to the database is theirs."""
        with translation.override(settings.LANGUAGE_CODE):
            call_command(command, verbosity=0, **options)

    def greet(self, seconds: float) -> None:
        self.stdout.write("")
        self.stdout.write(table(preparation.addresses()))
        accounts = preparation.demo_accounts()
        if accounts:
            self.stdout.write("\n  " + _("The demo accounts:"))
            self.stdout.write(table(accounts))
            self.stdout.write(
                "  " + _("Password of each: %(password)s") % {"password": settings.DEMO_PASSWORD}
            )
        ready = _("Ready in %(seconds)s s. Ctrl-C stops everything.") % {"seconds": f"{seconds:.1f}"}
        self.stdout.write(f"\n  {ready}\n")

    def commands(self) -> dict[str, list[str]]:
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        if settings.DEBUG:
            server = [*manage, "runserver", f"{settings.BIND}:{settings.PORT}"]
        else:
            # Two threads, for a slow phone holds one while its photo comes; not more, for each has its
            # own connection to the database with its memory.
            server = [
                sys.executable, "-m", "granian", "cms.wsgi:application", "--interface", "wsgi",
                "--host", settings.BIND, "--port", str(settings.PORT),
                "--workers", str(settings.WEB_WORKERS), "--blocking-threads", "2",
                "--no-access-log", "--log-level", "warning", "--respawn-failed-workers",
            ]  # fmt: skip
        return {"web": server, "worker": [*manage, "worker"], "scheduler": [*manage, "scheduler"]}


def terminal_language() -> str:
    """Ukrainian in a Ukrainian terminal, English in any other."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "uk" if next(filter(None, names), "").startswith("uk") else "en"


def table(rows: list[tuple[str, str]]) -> str:
    """Two columns, the first as wide as its longest entry."""
    width = max(len(first) for first, _second in rows)
    return "\n".join(f"  {first:<{width}}  {second}" for first, second in rows)


class Together:
    """Processes that start together; when one ends, or at Ctrl-C, all of them stop."""

    GRACE = 8  # seconds

    def __init__(self, commands: dict[str, list[str]]):
        self.commands = commands
        self.running: dict[str, subprocess.Popen] = {}
        self.stopping = False

    def run(self) -> int:
        """Run until told to stop.

        Returns:
            0 after Ctrl-C or SIGTERM, 1 when a process ended by itself.
        """
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._stop)
        environment = {
            # glibc keeps the memory of each thread apart, and gives little of it back.
            "MALLOC_ARENA_MAX": "2",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        }
        for name, command in self.commands.items():
            # A session of its own: Ctrl-C reaches us, and we tell them.
            self.running[name] = subprocess.Popen(command, env=environment, start_new_session=True)
        code = 0
        while not self.stopping:
            ended = [name for name, process in self.running.items() if process.poll() is not None]
            if ended:
                print(f"{', '.join(ended)}: ended by itself; stopping the rest.", file=sys.stderr)
                code = 1
                break
            time.sleep(0.2)
        self._end_all()
        return code

    def _stop(self, *args):
        self.stopping = True

    def _end_all(self):
        for process in self.running.values():
            self._signal(process, signal.SIGTERM)
        deadline = time.monotonic() + self.GRACE
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._signal(process, signal.SIGKILL)
                process.wait()

    @staticmethod
    def _signal(process, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)

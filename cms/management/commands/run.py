"""``make run``: everything a person needs, started together and stopped together."""

import contextlib
import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms import preparation


class Command(BaseCommand):
    help = "Prepare the embedded installation and run the web server, the worker and the scheduler."

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="Start with empty sites.")
        parser.add_argument("--prepare-only", action="store_true", help="Prepare, print, and stop.")

    def handle(self, *args, no_demo, prepare_only, **options):
        began = time.monotonic()
        self.prepare(demo=not no_demo)
        self.greet(time.monotonic() - began)
        if not prepare_only:
            sys.exit(Together(self.commands()).run())

    def prepare(self, *, demo: bool) -> None:
        preparation.refuse_taken_port(settings.HOST, settings.PORT)
        if preparation.compile_messages():
            self.stdout.write("Compiled the translations.")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Making the database …")
            call_command("migrate", verbosity=0, interactive=False)
        preparation.set_site_addresses(settings.PUBLIC_HOST, settings.PORT)
        if demo and preparation.is_empty():
            self.stdout.write("Writing the demo content (once, about half a minute) …")
            call_command("load_demo", verbosity=0)
        if not settings.DEBUG and preparation.collect_static():
            self.stdout.write("Collected the static files.")

    def greet(self, seconds: float) -> None:
        from cms.preparation import addresses, demo_accounts

        self.stdout.write("")
        for label, address in addresses():
            self.stdout.write(f"  {label:<16}{address}")
        accounts = demo_accounts()
        if accounts:
            self.stdout.write("\n  Sign in as (the password of all of them is below):")
            for email, role in accounts:
                self.stdout.write(f"    {email:<34}{role}")
            self.stdout.write(f"    password: {settings.DEMO_PASSWORD}")
        self.stdout.write(f"\n  Ready in {seconds:.1f} s. Ctrl-C stops everything.\n")

    def commands(self) -> dict[str, list[str]]:
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        if settings.DEBUG:
            server = [*manage, "runserver", f"{settings.BIND}:{settings.PORT}"]
        else:
            server = [
                sys.executable, "-m", "granian", "cms.wsgi:application", "--interface", "wsgi",
                "--host", settings.BIND, "--port", str(settings.PORT),
                "--workers", str(settings.WEB_WORKERS), "--blocking-threads", "1",
                "--no-access-log", "--log-level", "warning", "--respawn-failed-workers",
            ]  # fmt: skip
        return {"web": server, "worker": [*manage, "worker"], "scheduler": [*manage, "scheduler"]}


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
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
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

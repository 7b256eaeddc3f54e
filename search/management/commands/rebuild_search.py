"""Makes all that is searched anew."""

from django.core.management.base import BaseCommand

from search.rebuilding import rebuild

WIDTH = 30


class Command(BaseCommand):
    """``manage.py rebuild_search [--backend NAME]``."""

    help = "Make all that is searched anew, while readers go on searching."

    def add_arguments(self, parser):
        """The engine's name in the settings."""
        parser.add_argument("--backend", action="append", help="only this engine, as the settings name it")

    def handle(self, *, backend: list[str] | None, verbosity: int, **options):
        """Do it, with a progress bar."""
        self._last = ""
        rebuild(self._report if verbosity else _say_nothing, backend)
        if verbosity:
            self.stdout.write("")

    def _report(self, what: str, done: int, total: int) -> None:
        """One line for each step, drawn over and over on a terminal."""
        if self._last and self._last != what:
            self.stdout.write("")
        self._last = what
        full = WIDTH * done // max(total, 1)
        bar = "█" * full + "░" * (WIDTH - full)
        if self.stdout.isatty() or done == total:
            self.stdout.write(f"\r{what:>10} {bar} {done:,} of {total:,}", ending="")
            self.stdout.flush()


def _say_nothing(what: str, done: int, total: int) -> None:
    pass

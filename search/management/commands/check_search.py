"""Says how far the search has drifted from the things that readers may find."""

from django.core.management.base import BaseCommand, CommandError

from search import drift


class Command(BaseCommand):
    """``manage.py check_search``."""

    help = "Compare what is searched with what readers may find; rebuild_search makes it right."

    def handle(self, **options):
        """Print a line for each source and each engine.

        Raises:
            CommandError: something has drifted.
        """
        found = drift.drift()
        for one in found:
            said = f"{one.missing} missing, {one.changed} changed, {one.extra} extra"
            self.stdout.write(f"{one.name}: {said if one.is_known else 'does not answer'}")
        if any(found):
            raise CommandError("The search has drifted; manage.py rebuild_search makes it right.")

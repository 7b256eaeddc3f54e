"""Says how well judged queries are answered."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.search.backends import get_search_backend

from search import evaluation
from search.queries import best_of


class Command(BaseCommand):
    """``manage.py evaluate_search FILE.jsonl [--backend NAME]``."""

    help = 'Evaluate the search by lines of {"query": "…", "relevant": [page ids or addresses]}.'

    def add_arguments(self, parser):
        """The file, and the backend's name in the settings."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--backend", default="default")

    def handle(self, *, file: Path, backend: str, **options):
        """Print the measures, then what was missed."""
        try:
            judged = list(evaluation.read_judged(file.read_text("utf-8").splitlines()))
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        engine = get_search_backend(backend)
        outcomes = evaluation.evaluate(judged, lambda typed: best_of(typed, evaluation.DEPTH, engine))
        for name, value in evaluation.measures(outcomes).items():
            self.stdout.write(f"{name}: {value:.4f}")
        for outcome in outcomes:
            if outcome.recall(evaluation.SEEN) < 1:
                missed = ", ".join(map(str, outcome.missed))
                self.stdout.write(f"missed: {outcome.judged.query} → {missed}")

"""``manage.py clean_contests``: remove the personal data of contests whose term is over."""

from django.core.management.base import BaseCommand

from contests.domain import retention


class Command(BaseCommand):
    help = "Remove names, works, files, letters and consents of contests whose term is over."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, *args, **options):
        for report in retention.clean_all(dry_run=options["dry_run"]):
            self.stdout.write(str(report))

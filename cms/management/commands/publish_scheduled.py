"""Wagtail's command of this name, by our own function: one page's failure stops no other."""

from django.core.management.base import BaseCommand

from cms.publishing import publish_scheduled


class Command(BaseCommand):
    help = "Publish the pages that are due and take down those that have expired."

    def handle(self, *args, **options):
        report = publish_scheduled()
        for page in report.published:
            self.stdout.write(f"published: {page}")
        for page in report.expired:
            self.stdout.write(f"expired: {page}")
        for page, reasons in report.called_off:
            self.stderr.write(f"called off: {page}: {reasons}")
        for subject, error in report.failed:
            self.stderr.write(f"failed: {subject}: {error}")

"""``manage.py compile_po``: compile the catalogues without gettext on the machine."""

from django.core.management import BaseCommand

from cms.preparation import compile_messages


class Command(BaseCommand):
    help = "Compile every message catalogue that changed."
    requires_system_checks = []

    def handle(self, *args, **options):
        compile_messages()

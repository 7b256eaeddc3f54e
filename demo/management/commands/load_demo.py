"""``manage.py load_demo``: write the demo content where it is missing."""

from django.core.management import BaseCommand

from demo.loader import load


class Command(BaseCommand):
    help = "Load the demo content of both sites; what exists is left as it is."

    def handle(self, *args, **options):
        load()

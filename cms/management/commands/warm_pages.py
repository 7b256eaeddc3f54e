"""``manage.py warm_pages``: make the pictures of every page, so that no reader waits for them."""

from django.core.management import BaseCommand

from cms.warming import warm_pages


class Command(BaseCommand):
    help = "Ask once for every public page, so that its pictures are made and its copy is kept."

    def handle(self, *args, **options):
        pages = warm_pages()
        if options["verbosity"]:
            self.stdout.write(f"pages: {pages}")

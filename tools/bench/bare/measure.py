"""Measures the bare detail page: three levels deep, the same words as our news item.

Usage: python -m tools.bench.bare.measure TIMES
"""

import sys

import django

from tools.bench.report import say


def main(times: int) -> None:
    django.setup()
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command

    from tools.bench.bare.models import BarePage
    from tools.bench.clock import Bench

    call_command("migrate", run_syncdb=True, verbosity=0)
    if not BarePage.objects.exists():
        fill()
    say(measure="bare", page="detail", **Bench(WSGIHandler(), times).page("/novyny/novyna/", "localhost"))


def fill() -> None:
    """A home page, an index, and the page that is measured."""
    from wagtail.models import Locale, Page, Site

    from tools.bench.bare.models import BarePage
    from tools.bench.words import INTRODUCTION, PARAGRAPH

    Locale.objects.create(language_code="uk")
    root = Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=BarePage(title="Головна", slug="home", introduction="", body=""))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    index = home.add_child(instance=BarePage(title="Новини", slug="novyny", introduction="", body=""))
    index.add_child(
        instance=BarePage(
            title="Новина",
            slug="novyna",
            introduction=INTRODUCTION,
            body=f"{PARAGRAPH * 2}<h2>Що зробити батькам</h2>{PARAGRAPH * 3}",
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))

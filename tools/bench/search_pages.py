"""Writes generated pages for the search to be measured with.

Usage: python -m tools.bench.search_pages PAGES
"""

import sys
import time
import uuid
from datetime import timedelta

import django

from tools.bench.report import say


def main(pages: int) -> None:
    from django.db import connection, transaction
    from wagtail.models import Page, Site

    from cms.preparation import set_site_addresses
    from news.models import NewsPage
    from tests import factories
    from tools.bench.content import insert_own_columns
    from tools.bench.search_words import Texts

    set_site_addresses("localhost", 80)
    began, texts = time.monotonic(), Texts(pages)
    site = Site.objects.get(is_default_site=True)
    index = factories.make_news_index(site)
    template = factories.make_news(index, "Новина", body=[("rich_text", "<p>Текст</p>")])
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1

    def copies():
        for number in range(pages):
            title, text = texts.page(number)
            copy = NewsPage.__new__(NewsPage)
            copy.__dict__.update(template.__dict__)
            copy.pk = copy.id = copy.page_ptr_id = first + number
            copy.path = Page._get_path(index.path, index.depth + 1, number + 2)
            copy.title = copy.draft_title = title
            copy.slug = f"novyna-{number + 2}"
            copy.url_path = f"{index.url_path}{copy.slug}/"
            copy.date = template.date - timedelta(hours=number + 1)
            copy.translation_key = uuid.uuid5(uuid.NAMESPACE_OID, str(copy.pk))
            copy.body = [("rich_text", f"<p>{text}</p>")]
            yield copy

    with transaction.atomic():
        insert_own_columns(Page, copies())
        insert_own_columns(NewsPage, copies())
        Page.objects.filter(pk=index.pk).update(numchild=pages + 1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    say(measure="search pages", pages=pages, seconds=round(time.monotonic() - began, 1))


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))

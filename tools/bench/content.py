"""Two sites with as many news as are asked for, made in seconds.

Pages of each type are made as an editor would make them; the many news are written to the tables
directly. They have no revisions and are not in the search index: neither is read by public pages.
"""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from itertools import islice

from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import MenuItem, Navigation
from news.models import NewsIndexPage, NewsPage
from tests import factories
from tools.bench.words import INTRODUCTION, PARAGRAPH

BODY = [
    ("rich_text", PARAGRAPH * 2),
    ("heading", {"text": "Що зробити батькам"}),
    ("rich_text", PARAGRAPH * 3),
    ("quote", {"text": "Видно – значить у безпеці."}),
]
_BATCH = 1000


def fill(site: Site, news: int) -> None:
    """Give a site one page of each type, three of what lists show, a menu, and ``news`` news."""
    section = factories.make_section(site, "Для батьків", introduction="Що варто знати.")
    for number in range(3):
        factories.make_standard(section, f"Сторінка {number}", body=BODY)
    contacts = factories.make_contacts(site, entries=12)
    index = factories.make_news_index(site)
    category = factories.make_category(site)
    campaigns = factories.make_campaign_index(site)
    services = factories.make_service_index(site)
    for number in range(3):
        factories.make_service(services, f"Послуга {number}", steps=3, documents=3, body=BODY)
        campaign = factories.make_campaign(
            site,
            f"Кампанія {number}",
            stages=(("Початок", timezone.localdate() - timedelta(days=9), None),),
            figures=3,
            institutions=3,
        )
        page = factories.make_campaign_page(campaigns, campaign, body=BODY)
        factories.make_post(page, f"Допис {number}", body=BODY)
    menu = Navigation.for_site(site)
    menu.items = [MenuItem(page=page) for page in (section, index, campaigns, services, contacts)]
    menu.save()
    picture = factories.make_image()
    template = factories.make_news(
        index, "Новина", introduction=INTRODUCTION, category=category, hero_image=picture, body=BODY
    )
    multiply(template, index, news - 1)


@transaction.atomic
def multiply(template: NewsPage, index: NewsIndexPage, times: int) -> None:
    """Write ``times`` copies of a page beside it, an hour of age apart."""
    if times <= 0:
        return
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    insert_own_columns(Page, (_copy(template, index, first + n, n) for n in range(times)))
    insert_own_columns(NewsPage, (_copy(template, index, first + n, n) for n in range(times)))
    Page.objects.filter(pk=index.pk).update(numchild=times + 1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(template: NewsPage, index: NewsIndexPage, pk: int, number: int) -> NewsPage:
    copy = NewsPage.__new__(NewsPage)
    copy.__dict__.update(template.__dict__)
    copy.pk = copy.id = copy.page_ptr_id = pk
    copy.path = Page._get_path(index.path, index.depth + 1, number + 2)
    copy.title = copy.draft_title = f"Новина про безпеку дітей на дорозі, випуск {number + 2}"
    copy.slug = f"novyna-{number + 2}"
    copy.url_path = f"{index.url_path}{copy.slug}/"
    copy.date = template.date - timedelta(hours=number + 1)
    copy.translation_key = uuid.uuid5(uuid.NAMESPACE_OID, str(pk))
    return copy


def insert_own_columns(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write rows to the model's own table, leaving its parents' alone: what bulk_create refuses."""
    fields = model._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    rows = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, _BATCH)):
            cursor.executemany(
                statement,
                [
                    [field.get_db_prep_save(field.value_from_object(row), connection) for field in fields]
                    for row in batch
                ],
            )

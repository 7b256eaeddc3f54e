"""Wagtail calls the two roots "Root"; editors read what they are in Ukrainian."""

from django.db import migrations

WAGTAILS_NAME = "Root"
PAGE_ROOT = "Усі сайти"
COLLECTION_ROOT = "Спільне"


def rename(apps, *, pages: tuple[str, str], collections: tuple[str, str]):
    """Give both roots their new names, each a pair of the old and the new, unless somebody has."""
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    old, new = pages
    Page.objects.filter(depth=1, title=old).update(title=new, draft_title=new)
    old, new = collections
    Collection.objects.filter(depth=1, name=old).update(name=new)


def name(apps, schema_editor):
    rename(apps, pages=(WAGTAILS_NAME, PAGE_ROOT), collections=(WAGTAILS_NAME, COLLECTION_ROOT))


def unname(apps, schema_editor):
    rename(apps, pages=(PAGE_ROOT, WAGTAILS_NAME), collections=(COLLECTION_ROOT, WAGTAILS_NAME))


class Migration(migrations.Migration):
    dependencies = [("home", "0002_two_sites")]

    operations = [migrations.RunPython(name, unname)]

"""Pictures and documents for both sites: their people choose them, administrators keep them.

They cannot lie in the root of all collections: what is granted there is granted on every site's own.
"""

from django.db import migrations
from wagtail.models import Collection as Tree

ROOT, SHARED = "Усі сайти", "Спільне"
PERMISSIONS = [("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document")]


def make_library(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    Grant = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Permission = apps.get_model("auth", "Permission")
    root = Collection.objects.get(depth=1)
    if root.name == SHARED:
        root.name = ROOT
    last = Collection.objects.filter(depth=2).order_by("path").last()
    step = Tree._str2int(last.path[-Tree.steplen :]) + 1
    shared = Collection.objects.create(
        name=SHARED, path=Tree._get_path(root.path, 2, step), depth=2, numchild=0
    )
    root.numchild += 1
    root.save()
    for app, codename in PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        held = Grant.objects.filter(permission=permission, collection__depth=2)
        for group_id in set(held.values_list("group_id", flat=True)):
            Grant.objects.create(group_id=group_id, collection=shared, permission=permission)


def remove_library(apps, schema_editor):
    """Its files go to the root, as they lay before."""
    Collection = apps.get_model("wagtailcore", "Collection")
    shared = Collection.objects.get(depth=2, name=SHARED)
    root = Collection.objects.get(depth=1)
    for model in ("SiteImage", "SiteDocument"):
        apps.get_model("cms", model).objects.filter(collection=shared).update(collection=root)
    shared.delete()
    root.name, root.numchild = SHARED, root.numchild - 1
    root.save()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_approval_workflows"), ("cms", "0001_initial"), ("home", "0003_name_the_roots")]

    operations = [migrations.RunPython(make_library, remove_library)]

"""Who tells the search what: synonyms are kept by the communications department for both sites; best bets
are kept, and counted queries are read, by editors and publishers of each site."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ADMINISTRATORS = "Адміністратори"
SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
KEEPERS_OF_SYNONYMS = ["Комунікації: редактори", "Комунікації: випускові редактори", ADMINISTRATORS]
SYNONYMS = [f"{action}_synonymset" for action in ("view", "add", "change", "delete")]
EDIT = ["view_bestbet", "add_bestbet", "change_bestbet", "view_countedquery"]
ALL = [*EDIT, "delete_bestbet"]
SITE_GROUPS = {"редактори": EDIT, "випускові редактори": ALL}


def permissions(apps):
    """The app's permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("search")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    found = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="search")
    return {permission.codename: permission for permission in found}


def grant(apps, schema_editor):
    known = permissions(apps)
    groups = {group.name: group for group in apps.get_model("auth", "Group").objects.all()}
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    for name in KEEPERS_OF_SYNONYMS:
        if name in groups:
            groups[name].permissions.add(*(known[codename] for codename in SYNONYMS))
    for prefix, hostname in SITES.items():
        site = apps.get_model("wagtailcore", "Site").objects.filter(hostname=hostname).first()
        granted = {f"{prefix}: {role}": codenames for role, codenames in SITE_GROUPS.items()}
        for name, codenames in granted.items():
            for codename in codenames if site and name in groups else ():
                OnSite.objects.get_or_create(group=groups[name], site=site, permission=known[codename])
    if ADMINISTRATORS in groups:
        groups[ADMINISTRATORS].permissions.add(*(known[codename] for codename in ALL))


def revoke(apps, schema_editor):
    codenames = [*SYNONYMS, *ALL]
    apps.get_model("wagtailcore", "GroupSitePermission").objects.filter(
        permission__content_type__app_label="search", permission__codename__in=codenames
    ).delete()
    Permission = apps.get_model("auth", "Permission")
    Permission.objects.filter(content_type__app_label="search", codename__in=codenames).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_synonyms_best_bets_counted_queries"),
        ("accounts", "0004_shared_library"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

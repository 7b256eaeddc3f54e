"""Who keeps calls and organisations: editors and publishers of a site its own; publishers and the
coordinators verify organisations."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

COORDINATORS = "Координатори волонтерства"
ADMINISTRATORS = "Адміністратори"
SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
ROWS = ["call", "organisation"]
EDIT = [f"{action}_{row}" for row in ROWS for action in ("view", "add", "change")]
ALL = [*EDIT, *(f"delete_{row}" for row in ROWS), "verify_organisation"]
SITE_GROUPS = {"редактори": EDIT, "випускові редактори": ALL}


def permissions(apps):
    """The app's permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("volunteering")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    found = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="volunteering")
    return {permission.codename: permission for permission in found}


def grant(apps, schema_editor):
    known = permissions(apps)
    Group = apps.get_model("auth", "Group")
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    Site = apps.get_model("wagtailcore", "Site")
    for prefix, hostname in SITES.items():
        site = Site.objects.filter(hostname=hostname).first()
        if site is None:
            continue
        granted = {f"{prefix}: {role}": codenames for role, codenames in SITE_GROUPS.items()}
        granted |= {COORDINATORS: [*EDIT, "verify_organisation"], ADMINISTRATORS: ALL}
        for name, codenames in granted.items():
            group = Group.objects.filter(name=name).first()
            for codename in codenames if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[codename])


def revoke(apps, schema_editor):
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    OnSite.objects.filter(
        permission__content_type__app_label="volunteering", permission__content_type__model__in=ROWS
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("volunteering", "0003_calls_meetings_stories"),
        ("accounts", "0003_approval_workflows"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

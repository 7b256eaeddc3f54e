"""Who builds surveys, and who reads their results: site groups, and analysts of both sites."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ANALYSTS, ADMINISTRATORS = "Аналітики опитувань", "Адміністратори"
SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
SITE_GROUPS = {
    "редактори": ["view", "add", "change"],
    "випускові редактори": ["view", "add", "change", "delete", "analyse"],
}


def permissions(apps):
    """The surveys' permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("campaigns")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    found = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="campaigns", content_type__model="survey"
    )
    return {permission.codename: permission for permission in found}


def grant(apps, schema_editor):
    known = permissions(apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    analysts, _ = Group.objects.get_or_create(name=ANALYSTS)
    analysts.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for prefix, hostname in SITES.items():
        site = apps.get_model("wagtailcore", "Site").objects.filter(hostname=hostname).first()
        if site is None:
            continue
        wanted = {f"{prefix}: {role}": actions for role, actions in SITE_GROUPS.items()}
        wanted |= {ANALYSTS: ["view", "analyse"], ADMINISTRATORS: list(SITE_GROUPS["випускові редактори"])}
        for name, actions in wanted.items():
            group = Group.objects.filter(name=name).first()
            for action in actions if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[f"{action}_survey"])
    administrators = Group.objects.filter(name=ADMINISTRATORS).first()
    if administrators:
        administrators.permissions.add(*known.values())


def revoke(apps, schema_editor):
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    codenames = [f"{action}_survey" for action in SITE_GROUPS["випускові редактори"]]
    OnSite.objects.filter(
        permission__content_type__app_label="campaigns", permission__codename__in=codenames
    ).delete()
    apps.get_model("auth", "Group").objects.filter(name=ANALYSTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_surveys"),
        ("accounts", "0004_shared_library"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

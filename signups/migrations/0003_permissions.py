"""Who keeps sessions: editors and publishers of a site its own, with all sign-ups for them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ["view", "add", "change", "delete"]
SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
ADMINISTRATORS = "Адміністратори"
EDITORS, PUBLISHERS = "редактори", "випускові редактори"
COORDINATORS = "Координатори волонтерства"


def permissions(apps):
    """The sign-ups' permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("signups")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    return {
        permission.codename: permission
        for permission in apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="signups", content_type__model__in=["session", "series"]
        )
    }


def grant(apps, schema_editor):
    known = permissions(apps)
    Group = apps.get_model("auth", "Group")
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    kept = [f"{action}_{model}" for model in ("session", "series") for action in ALL]
    may = {
        EDITORS: [name for name in kept if not name.startswith("delete")] + ["coordinate_session"],
        PUBLISHERS: [*kept, "coordinate_session"],
    }
    for prefix, hostname in SITES.items():
        site = apps.get_model("wagtailcore", "Site").objects.filter(hostname=hostname).first()
        if site is None:
            continue
        given = {f"{prefix}: {role}": names for role, names in may.items()}
        if prefix == "Комунікації":
            given[COORDINATORS] = may[EDITORS]
        given[ADMINISTRATORS] = may[PUBLISHERS]
        for name, codenames in given.items():
            group = Group.objects.filter(name=name).first()
            for codename in codenames if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[codename])
    coordinators = Group.objects.filter(name=COORDINATORS).first()
    if coordinators:
        coordinators.permissions.add(
            apps.get_model("auth", "Permission").objects.get(
                content_type__app_label="wagtailadmin", codename="access_admin"
            )
        )


def revoke(apps, schema_editor):
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    OnSite.objects.filter(permission__content_type__app_label="signups").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("signups", "0002_series_and_certificates"),
        ("accounts", "0003_approval_workflows"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

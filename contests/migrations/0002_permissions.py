"""Who keeps contests: editors and publishers of a site its contests, moderators the entries of all."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MODERATORS = "Модератори конкурсів"
ADMINISTRATORS = "Адміністратори"
SITE_GROUPS = {
    "редактори": ["view", "add", "change"],
    "випускові редактори": ["view", "add", "change", "delete"],
}


def permissions(apps):
    """The contests' permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("contests")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    return {
        permission.codename: permission
        for permission in apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="contests", content_type__model="contest"
        )
    }


def grant(apps, schema_editor):
    known = permissions(apps)
    Group = apps.get_model("auth", "Group")
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    sites = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
    Site = apps.get_model("wagtailcore", "Site")
    for prefix, hostname in sites.items():
        site = Site.objects.filter(hostname=hostname).first()
        if site is None:
            continue
        for role, actions in SITE_GROUPS.items():
            group = Group.objects.filter(name=f"{prefix}: {role}").first()
            for action in actions if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[f"{action}_contest"])
        for name in (MODERATORS, ADMINISTRATORS):
            group = Group.objects.filter(name=name).first()
            for codename in ("view_contest", "moderate_contest") if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[codename])
    moderators = Group.objects.filter(name=MODERATORS).first()
    if moderators:
        Permission = apps.get_model("auth", "Permission")
        moderators.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        )
    administrators = Group.objects.filter(name=ADMINISTRATORS).first()
    if administrators:
        administrators.permissions.add(*known.values())


def revoke(apps, schema_editor):
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    OnSite.objects.filter(permission__content_type__app_label="contests").delete()
    moderators = apps.get_model("auth", "Group").objects.filter(name=MODERATORS).first()
    if moderators:
        moderators.permissions.clear()


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0001_initial"),
        ("accounts", "0003_approval_workflows"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

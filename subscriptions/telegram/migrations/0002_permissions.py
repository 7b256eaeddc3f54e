"""Who looks after posts in Telegram: editors and publishers, each of their site."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ADMINISTRATORS = "Адміністратори"
SITE_GROUPS = {
    "редактори": ["view_post", "change_post"],
    "випускові редактори": ["view_post", "change_post", "change_channel"],
}


def permissions(apps):
    """Ours: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("telegram")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    found = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="telegram")
    return {permission.codename: permission for permission in found}


def grant(apps, schema_editor):
    known = permissions(apps)
    Group = apps.get_model("auth", "Group")
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    Site = apps.get_model("wagtailcore", "Site")
    for prefix, hostname in {"Комунікації": "localhost", "Освіта": "osvita.localhost"}.items():
        site = Site.objects.filter(hostname=hostname).first()
        for role, codenames in SITE_GROUPS.items() if site else ():
            group = Group.objects.filter(name=f"{prefix}: {role}").first()
            for codename in codenames if group else ():
                OnSite.objects.get_or_create(group=group, site=site, permission=known[codename])
    administrators = Group.objects.filter(name=ADMINISTRATORS).first()
    if administrators:
        administrators.permissions.add(*known.values())


def revoke(apps, schema_editor):
    OnSite = apps.get_model("wagtailcore", "GroupSitePermission")
    OnSite.objects.filter(permission__content_type__app_label="telegram").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("telegram", "0001_initial"),
        ("accounts", "0003_approval_workflows"),
        ("home", "0002_two_sites"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

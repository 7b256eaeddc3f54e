"""Who keeps the registry and confirms its people: education's editors, contests' moderators, administrators."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KEEP = ["view_institution", "add_institution", "change_institution"]
CONFIRM = ["confirm_representative"]
GROUPS = {
    "Освіта: редактори": KEEP + CONFIRM,
    "Освіта: випускові редактори": KEEP + CONFIRM,
    "Модератори конкурсів": CONFIRM,
    "Адміністратори": CONFIRM,
}


def permissions(apps):
    """The app's permissions: ``post_migrate`` makes them only when every migration has run."""
    config = apps.get_app_config("institutions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    found = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="institutions")
    return {permission.codename: permission for permission in found}


def grant(apps, schema_editor):
    known = permissions(apps)
    for name, codenames in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        if group:
            group.permissions.add(*[known[codename] for codename in codenames])


def revoke(apps, schema_editor):
    known = permissions(apps)
    for name, codenames in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        if group:
            group.permissions.remove(*[known[codename] for codename in codenames])


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0001_initial"),
        ("accounts", "0003_approval_workflows"),
    ]
    operations = [migrations.RunPython(grant, revoke)]

"""Lists of those who sign up, minors among them, are for publishers and coordinators, not for every editor."""

from django.db import migrations

EDITORS = ["Комунікації: редактори", "Освіта: редактори"]


def held_by_editors(apps):
    return apps.get_model("wagtailcore", "GroupSitePermission").objects.filter(
        group__name__in=EDITORS,
        permission__codename="coordinate_session",
        permission__content_type__app_label="signups",
    )


def take_away(apps, schema_editor):
    held_by_editors(apps).delete()


def give_back(apps, schema_editor):
    """Give the permission to the editors' groups again, on the sites whose sessions they keep."""
    on_site = apps.get_model("wagtailcore", "GroupSitePermission")
    coordinate = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="signups", codename="coordinate_session"
    ).first()  # fmt: skip
    kept = on_site.objects.filter(
        group__name__in=EDITORS, permission__codename="change_session",
        permission__content_type__app_label="signups",
    )  # fmt: skip
    for row in kept if coordinate else ():
        on_site.objects.get_or_create(group_id=row.group_id, site_id=row.site_id, permission=coordinate)


class Migration(migrations.Migration):
    dependencies = [("signups", "0003_permissions")]
    operations = [migrations.RunPython(take_away, give_back)]

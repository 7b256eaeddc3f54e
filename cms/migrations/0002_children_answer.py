from django.db import migrations, models


def answer(apps, schema_editor):
    """A ticked box is an answer; an empty one never was."""
    images = apps.get_model("cms", "SiteImage").objects.using(schema_editor.connection.alias)
    images.filter(shows_children=True).update(children="shown")


def forget(apps, schema_editor):
    images = apps.get_model("cms", "SiteImage").objects.using(schema_editor.connection.alias)
    images.filter(children="shown").update(shows_children=True)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="children",
            field=models.CharField(
                choices=[
                    ("none", "no child can be recognised"),
                    ("shown", "children can be recognised: attach the consents below"),
                ],
                default="",
                help_text="Pictures with children are published only with the parents' valid consents.",
                max_length=10,
                verbose_name="children in the picture",
            ),
        ),
        migrations.RunPython(answer, forget, elidable=True),
        migrations.RemoveField(model_name="siteimage", name="shows_children"),
    ]

import django.db.models.deletion
from django.db import migrations, models


def forget_sentences(apps, schema_editor):
    """Which code a translated sentence stood for is not known any more: a plain one is said instead."""
    apps.get_model("contests", "EntryFile").objects.exclude(refusal="").update(refusal="unrecorded")


class Migration(migrations.Migration):
    dependencies = [("contests", "0010_diploma_once")]

    operations = [
        migrations.RunPython(forget_sentences, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="entryfile",
            name="refusal",
            field=models.CharField(blank=True, max_length=40, verbose_name="why it is not accepted"),
        ),
        migrations.AddField(
            model_name="entryfile",
            name="refusal_params",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="entryfile",
            name="told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="upload",
            name="replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contests.entryfile",
            ),
        ),
    ]

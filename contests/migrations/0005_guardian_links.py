"""The table was never written to: it is made anew."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0004_editors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="GuardianRequest"),
        migrations.CreateModel(
            name="GuardianRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("participant_key", models.UUIDField(db_index=True)),
                ("participant_name", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254, verbose_name="guardian’s e-mail")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("withdrawal_hash", models.CharField(max_length=64, null=True, unique=True)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guardian_requests",
                        to="contests.contest",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="guardian_requests",
                        to="contests.participant",
                    ),
                ),
            ],
            options={"verbose_name": "guardian’s link", "verbose_name_plural": "guardians’ links"},
        ),
    ]

"""Migrations that make their tables at once make what Django's own would."""

import pytest
from django.db import ConnectionHandler, models
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, DeleteModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from cms.migrating import NewTables


def _model(model: str, **fields: models.Field) -> CreateModel:
    key = models.BigAutoField(primary_key=True)
    return CreateModel(model, [("id", key), *fields.items()])


def _choir() -> list:
    """Two models that name each other, one that is dropped, one that is dropped and made otherwise."""
    return [
        _model("Choir", name=models.CharField(max_length=40)),
        _model("Draft", name=models.CharField(max_length=40)),
        _model("Concert", hall=models.CharField(max_length=40)),
        _model("Singer", choir=models.ForeignKey("music.Choir", models.CASCADE)),
        AddField("choir", "leader", models.ForeignKey("music.Singer", models.SET_NULL, null=True)),
        AddField("choir", "guests", models.ManyToManyField("music.Singer", related_name="+")),
        AddIndex("choir", models.Index(fields=["name"], name="choirs_by_name")),
        AddConstraint("singer", models.UniqueConstraint(fields=["choir"], name="sings_alone")),
        DeleteModel("Draft"),
        DeleteModel("Concert"),
        _model("Concert", day=models.DateField()),
    ]


def _tables_made_by(kind: type[Migration]) -> set[tuple[str, str]]:
    migration = kind("0001_initial", "music")
    migration.operations = _choir()
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    connection = ConnectionHandler({"default": settings})["default"]
    with connection.schema_editor() as editor:
        state = migration.apply(ProjectState(), editor)
    assert {name for _app, name in state.models} == {"choir", "singer", "concert"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master")
        return set(cursor.fetchall())


@pytest.mark.django_db
def test_the_tables_are_those_that_djangos_own_migration_makes():
    made = _tables_made_by(NewTables)

    assert {name for name, _sql in made} >= {
        "music_choir",
        "music_singer",
        "music_choir_guests",
        "choirs_by_name",
    }
    assert made == _tables_made_by(Migration)


def test_such_migrations_touch_no_table_but_their_own():
    ours = [m for m in MigrationLoader(None).disk_migrations.values() if isinstance(m, NewTables)]

    assert {migration.app_label for migration in ours} >= {"cms", "contests", "volunteering"}
    for migration in ours:
        made = {o.name_lower for o in migration.operations if isinstance(o, CreateModel)}
        touched = {
            (getattr(operation, "model_name", None) or operation.name).lower()
            for operation in migration.operations
        }
        assert touched == made, migration

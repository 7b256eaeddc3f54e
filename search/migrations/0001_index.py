"""The index as our queries use it, in place of what modelsearch's migrations made.

SQLite: FTS5's table without a copy of the texts, which stand in the table of entries already: half the size.
PostgreSQL: an index on what the queries ask for, titles and texts together.
"""

from django.db import migrations

ENTRY, FTS = "wagtailsearch_indexentry", "wagtailsearch_indexentry_fts"
COLUMNS = "autocomplete, body, title"
TRIGGERS = [f"{event}_wagtailsearch_indexentry_fts" for event in ("insert", "update", "delete")]


def _values(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in ("id", *COLUMNS.split(", ")))


ADD = f"INSERT INTO {FTS}(rowid, {COLUMNS}) VALUES ({_values('NEW')});"
REMOVE = f"INSERT INTO {FTS}({FTS}, rowid, {COLUMNS}) VALUES ('delete', {_values('OLD')});"
WITHOUT_COPY = [
    *(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS),
    f"DROP TABLE IF EXISTS {FTS}",
    f"CREATE VIRTUAL TABLE {FTS} USING fts5({COLUMNS}, content='{ENTRY}', content_rowid='id')",
    f"CREATE TRIGGER {TRIGGERS[0]} AFTER INSERT ON {ENTRY} BEGIN {ADD} END",
    f"CREATE TRIGGER {TRIGGERS[1]} AFTER UPDATE ON {ENTRY} BEGIN {REMOVE} {ADD} END",
    f"CREATE TRIGGER {TRIGGERS[2]} AFTER DELETE ON {ENTRY} BEGIN {REMOVE} END",
    f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')",
]
TOGETHER = [f"CREATE INDEX search_title_and_body ON {ENTRY} USING gin ((title || body))"]
STATEMENTS = {"sqlite": WITHOUT_COPY, "postgresql": TOGETHER}


def apply(apps, schema_editor) -> None:
    """Make the index that fits the database."""
    for statement in STATEMENTS.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(apply, migrations.RunPython.noop)]

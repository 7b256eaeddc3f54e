"""An index on what the queries ask PostgreSQL for, titles and texts together: modelsearch makes none."""

from django.db import migrations

INDEX = "CREATE INDEX search_title_and_body ON wagtailsearch_indexentry USING gin ((title || body))"


def apply(apps, schema_editor) -> None:
    """Make the index, where the database is PostgreSQL; SQLite's table is its own index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(apply, migrations.RunPython.noop)]

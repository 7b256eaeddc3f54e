"""Migrations that make many tables at once, in a fraction of the time."""

from django.db.migrations import Migration
from django.db.migrations.operations import CreateModel


class NewTables(Migration):
    """A migration that touches no table but those that it makes, and runs no code.

    Django renders the models of all apps anew after each operation that adds a relation, and every model of
    ours is related to pages. Nobody looks at those between two operations here: the tables are made once,
    as they are after the last one. State, names and unapplying are Django's own.
    """

    def apply(self, project_state, schema_editor, collect_sql=False):
        """Make the tables as the migration leaves them.

        Returns:
            The project state after the migration, as Django's own method does.
        """
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)  # a cached property: rendered when it is asked for next
        self.mutate_state(project_state, preserve=False)
        for operation in self._tables(project_state):
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state

    def _tables(self, state) -> list[CreateModel]:
        """What makes the tables that stand in the end: one may have been removed, or made again."""
        created = [operation for operation in self.operations if isinstance(operation, CreateModel)]
        last = {operation.name_lower: operation for operation in created}
        return [operation for name, operation in last.items() if (self.app_label, name) in state.models]

"""A change of rows refreshes what was made from them: at once, at the commit, and after a crash.

At once, for readers of this transaction; at the commit, for what others kept from the old rows in
between. A process killed after the commit and before that would leave old copies until midnight,
so the transaction itself writes down what it owes (:class:`OwedRefresh`). Whoever refreshes strikes
it out; the scheduler makes good what was left (:func:`sweep`), within :data:`SWEEP` of the commit.
"""

from datetime import timedelta

from django.db import models, transaction

from cms.cache import tags

SWEEP = timedelta(seconds=5)
"""How long a killed process can leave old copies: one round of the scheduler."""


class OwedRefresh(models.Model):
    """Tags that a committed transaction has changed and nobody has refreshed yet."""

    tags = models.JSONField()

    def __str__(self) -> str:
        return ", ".join(self.tags)


class _AtCommit:
    """What one transaction, or one of its savepoints, owes; called when it has been committed."""

    def __init__(self, names: tuple[str, ...]):
        self.names = set(names)
        self.row = OwedRefresh.objects.create(tags=sorted(names))

    def add(self, names: tuple[str, ...]) -> None:
        if not self.names.issuperset(names):
            self.names.update(names)
            self.row.tags = sorted(self.names)
            self.row.save(update_fields=["tags"])

    def __call__(self) -> None:
        tags.outdate(self.names)
        self.row.delete()


def bump(*names: str) -> None:
    """Everything made from any of these tags must be made again."""
    if not names:
        return
    tags.outdate(names)
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        return
    owed = _owed(connection)
    if owed is None:
        transaction.on_commit(_AtCommit(names), robust=True)
    else:
        owed.add(names)


def _owed(connection) -> _AtCommit | None:
    """What has been promised within the same savepoints; one rolled back takes its promise along."""
    here = set(connection.savepoint_ids)
    for savepoints, promise, *_robust in reversed(connection.run_on_commit):
        if isinstance(promise, _AtCommit) and savepoints == here:
            return promise
    return None


def sweep() -> None:
    """Refresh what killed processes owe. Refreshing twice does no harm, so no row is locked."""
    owed = list(OwedRefresh.objects.order_by("pk"))
    if owed:
        tags.outdate({tag for row in owed for tag in row.tags})
        OwedRefresh.objects.filter(pk__in=[row.pk for row in owed]).delete()

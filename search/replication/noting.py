"""Noting what Elasticsearch has to be told, in the transaction that writes the database's index."""

from collections.abc import Iterable

from django.db.models.signals import post_delete
from django.db.transaction import on_commit
from wagtail.search.models import IndexEntry

from search.models import IndexChange
from search.replication.changes import BATCH, is_replicated
from search.replication.tasks import wake


def note(content_type_id: int, pks: Iterable[str]) -> None:
    """Have Elasticsearch told of objects, after the commit: as they are then, or that they are gone.

    Args:
        content_type_id: of their model.
        pks: their primary keys as text.
    """
    changes = [IndexChange(content_type_id=content_type_id, object_id=pk) for pk in pks]
    if changes and is_replicated():
        IndexChange.objects.bulk_create(changes, batch_size=BATCH)
        on_commit(wake)


def connect() -> None:
    """Note also what the database's index loses together with the object."""
    post_delete.connect(_entry_deleted, sender=IndexEntry, dispatch_uid="search.replication")


def _entry_deleted(sender, instance, **kwargs) -> None:
    note(instance.content_type_id, [instance.object_id])

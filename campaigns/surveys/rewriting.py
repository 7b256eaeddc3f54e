"""Every night answers, codes and receipts are written anew, in an order that chance decides.

A table keeps more than its columns tell: the order in which rows came, the transaction that wrote them
(``xmin``), where they lie (``ctid``, ``rowid``), and on the disk what was there before. After a rewrite
all rows of the three tables come from one transaction and lie as chance put them, under new keys; the old
pages are gone (PostgreSQL: ``TRUNCATE`` drops the file) or overwritten with zeros (SQLite:
``secure_delete``, and the journal is cut to nothing).

What no rewrite reaches: a backup, or an archived journal, that was made before it.
"""

import logging
import secrets
from datetime import date

from django.db import connection, models, transaction
from django.db.models import Count
from django.utils import timezone

from campaigns.models import Survey, SurveyAnswer, SurveyCode, SurveyReceipt
from campaigns.surveys.suppression import LEAST
from campaigns.surveys.taking import VALID

logger = logging.getLogger(__name__)

# In the order in which an answer is taken: whoever holds one of them waits for a later one only.
TABLES = (SurveyReceipt, SurveyCode, SurveyAnswer)
_AT_ONCE = 1000


def rewrite(*, today: date | None = None) -> None:
    """Write the three tables anew, forget receipts that no form can need, and count for the editors."""
    today = today or timezone.localdate()
    _overwrite_what_is_deleted()
    with transaction.atomic():
        _lock()
        for model in TABLES:
            _shuffle(model, today)
    transaction.on_commit(_cut_journal)
    # Apart, for whoever is answering holds the survey's row and waits for the tables.
    _count()


def _shuffle(model: type[models.Model], today: date) -> None:
    kept = model.objects.order_by()
    if model is SurveyReceipt:
        kept = kept.filter(day__gte=today - VALID)
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    rows = list(kept.values_list(*columns))
    secrets.SystemRandom().shuffle(rows)
    _empty(model)
    for start in range(0, len(rows), _AT_ONCE):
        model.objects.bulk_create(
            # With a new key each, which is the model's default.
            [model(**dict(zip(columns, row, strict=True))) for row in rows[start : start + _AT_ONCE]]
        )


def _lock() -> None:
    """Nobody adds a row between reading and writing. SQLite's transaction is alone from its beginning."""
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
        # TRUNCATE refuses while checks of what this transaction wrote before are still to come.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _empty(model: type[models.Model]) -> None:
    verb = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} {connection.ops.quote_name(model._meta.db_table)}")


def _overwrite_what_is_deleted() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _cut_journal() -> None:
    """Let nothing of the write-ahead log stay: it holds pages as they were, in their order."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        logger.warning("Somebody was reading: SQLite's journal keeps the survey answers' old order for now.")


def _count() -> None:
    rows = SurveyAnswer.objects.filter(question=None, survey__state=Survey.State.OPEN).order_by()
    so_far: dict[int, int] = {}
    for survey, _role, number in rows.values_list("survey", "role").annotate(Count("pk")):
        if number >= LEAST:
            so_far[survey] = so_far.get(survey, 0) + number
    for survey, number in so_far.items():
        Survey.objects.filter(pk=survey).update(answered_so_far=number // 10 * 10)

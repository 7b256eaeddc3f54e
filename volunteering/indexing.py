"""Pages whose words come from rows: when such a row changes, the search learns its pages' words anew.

The task is enqueued in the transaction of the change, so no worker begins before its commit.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page

from cms.searching import pages_changed
from volunteering.models import Act, Call, CallPage, ClauseVersion, Organisation, StatutePage


def index_statutes() -> None:
    """Learn the words of all statutes anew: the job of the night, for acts come into force by their day."""
    _index(StatutePage.objects.all())


def connect() -> None:
    """Follow the rows from now on."""
    _follow(ClauseVersion, lambda version: StatutePage.objects.filter(statute__acts=version.act_id))
    _follow(Act, lambda act: StatutePage.objects.filter(statute=act.statute_id))
    _follow(Call, lambda call: CallPage.objects.filter(call=call.pk))
    _follow(
        Organisation,
        lambda organisation: CallPage.objects.filter(call__organisation=organisation.pk),
    )


def _follow(model: type[Model], pages_of: Callable[[Any], QuerySet[Page]]) -> None:
    def changed(instance, raw=False, **kwargs):
        if not raw:
            _index(pages_of(instance))

    uid = f"volunteering.indexing.{model._meta.label}"
    for signal in (post_save, post_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=uid)


def _index(pages: QuerySet[Page]) -> None:
    pages_changed(pages)
    options = pages.model._meta
    for pk in pages.values_list("pk", flat=True):
        insert_or_update_object_task.enqueue(options.app_label, options.model_name, str(pk))

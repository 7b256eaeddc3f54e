"""The indexes of the search and of references: made once, when all rows stand."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from search import following


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Order no task for each row that is saved in the block; index them all after it.

    Otherwise a worker would begin with a thousand tasks, and find nothing in a search until it is through.
    """
    saved: defaultdict[type[Model], set] = defaultdict(set)

    def note(sender, instance, **kwargs):
        if sender in ReferenceIndex.tracked_models:
            saved[sender].add(instance.pk)

    searched = [model for model in get_indexed_models() if getattr(model, "search_auto_update", True)]
    post_save.connect(note)
    for model in searched:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update(), following.paused():
            yield
    finally:
        post_save.disconnect(note)
        for model in searched:
            post_save.connect(post_save_signal_handler, sender=model)
    _note_references(saved)
    # An engine that is not told of changes follows one that is, by itself.
    engines = [name for name, _backend in get_search_backends_with_name(with_auto_update=True)]
    call_command("rebuild_search", backend=engines, verbosity=0)


def _note_references(saved: dict[type[Model], set]) -> None:
    """What a live page refers to was noted when it was published."""
    for model, keys in saved.items():
        rows = model._base_manager.filter(pk__in=keys)
        for row in rows.filter(live=False) if issubclass(model, Page) else rows:
            ReferenceIndex.create_or_update_for_object(row)

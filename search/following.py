"""Which changes the search follows: those of pages, and whatever apps tell (:mod:`cms.searching`)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from cms.cache.refresh import bump
from cms.cache.signals import is_draft_save
from cms.cache.tags import SHELL
from cms.listing import below
from cms.searching import PAGES, changed, gone, pages_changed, things_changed, things_gone
from search import entries
from search.tasks import learn

_CHANGED = "search.changed"


def connect() -> None:
    """Follow from now on."""
    things_changed.connect(_learn, dispatch_uid=_CHANGED)
    things_gone.connect(_forget, dispatch_uid="search.gone")
    post_save.connect(_page_saved, dispatch_uid="search.page_saved")
    post_delete.connect(_page_deleted, dispatch_uid="search.page_deleted")
    post_page_move.connect(_page_moved, dispatch_uid="search.page_moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search.restricted")
    post_delete.connect(_opened, sender=PageViewRestriction, dispatch_uid="search.opened")
    post_save.connect(_site_saved, sender=Site, dispatch_uid="search.site")


@contextmanager
def paused() -> Iterator[None]:
    """Order no task for each row that is saved in the block; all is made anew after it, once."""
    things_changed.disconnect(dispatch_uid=_CHANGED)
    try:
        yield
    finally:
        things_changed.connect(_learn, dispatch_uid=_CHANGED)


def _learn(sender, keys, **kwargs) -> None:
    if keys is not None:
        entries.distrust(sender, keys)
    learn.enqueue(sender, None if keys is None else sorted(keys))


def _forget(sender, keys, **kwargs) -> None:
    entries.forget(sender, keys)


def _page_saved(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or not issubclass(sender, Page) or is_draft_save(update_fields):
        return
    if instance.live:
        changed(PAGES, [instance.pk])
    else:
        gone(PAGES, [instance.pk])


def _page_deleted(sender, instance, **kwargs) -> None:
    if issubclass(sender, Page):
        gone(PAGES, [instance.pk])


def _page_moved(sender, instance, **kwargs) -> None:
    pages_changed(Page.objects.filter(path__startswith=instance.path))


def _restricted(sender, instance, **kwargs) -> None:
    bump(SHELL)  # whoever is told asks at once which pages are restricted
    gone(PAGES, list(_of(instance).values_list("pk", flat=True)))


def _opened(sender, instance, **kwargs) -> None:
    bump(SHELL)
    pages_changed(_of(instance))


def _of(restriction: PageViewRestriction) -> QuerySet[Page]:
    path = restriction.page.path
    return Page.objects.filter(below(path)) | Page.objects.filter(path=path)


def _site_saved(sender, raw=False, **kwargs) -> None:
    if not raw:
        changed(PAGES)

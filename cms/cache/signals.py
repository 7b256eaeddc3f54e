"""Which changes refresh which tags."""

from collections.abc import Callable, Iterable

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.cache import tags
from cms.cache.refresh import bump
from cms.cache.tags import page_tag, type_tag
from cms.listing import below

# Saving a draft touches only these columns of the page's row.
_DRAFT_FIELDS = frozenset(
    {"latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "locked",
     "locked_by", "locked_at"}
)  # fmt: skip
_HOME_DEPTH = 2

_named_everywhere: list[Callable[[], Iterable]] = []


def named_everywhere(provider: Callable[[], Iterable]) -> None:
    """Add a provider of the translation keys of pages that the shell names, as menus do."""
    _named_everywhere.append(provider)


def refreshes(names: str | Iterable[str], *senders: type[models.Model]) -> None:
    """Bump tags whenever a row of one of the models is saved or deleted.

    Apps call it in ``AppConfig.ready`` for what their pages show besides pages.

    Args:
        names: a tag or several, which change in one moment.
        senders: the models.
    """
    changed_tags = (names,) if isinstance(names, str) else tuple(names)

    def changed(sender, **kwargs):
        bump(*changed_tags)

    for model in senders:
        uid = f"cms.cache.{'.'.join(changed_tags)}.{model._meta.label}"
        post_save.connect(changed, sender=model, weak=False, dispatch_uid=uid)
        post_delete.connect(changed, sender=model, weak=False, dispatch_uid=uid)


def refreshes_when_edited(tag: str, *senders: type[models.Model]) -> None:
    """Like :func:`refreshes`, but a new row refreshes nothing: no page shows it yet."""

    def edited(sender, created=False, **kwargs):
        if not created:
            bump(tag)

    for model in senders:
        uid = f"cms.cache.{tag}.{model._meta.label}"
        post_save.connect(edited, sender=model, weak=False, dispatch_uid=uid)
        post_delete.connect(edited, sender=model, weak=False, dispatch_uid=uid)


def _tags_of(page: Page) -> set[str]:
    """What must be made again when a page changes: itself, its translations, whoever shows it."""
    key, model = page.translation_key, page.specific_class or Page
    family = dict(Page.objects.filter(translation_key=key).values_list("pk", "path"))
    changed = {page_tag(pk) for pk in (page.pk, *family)}
    changed |= {tags.CONTENT, type_tag(model), type_tag(model, page.locale_id)}
    # Pages below name those above, in breadcrumbs and in the ways to other languages.
    above_others = page.depth <= _HOME_DEPTH or any(map(_has_pages_below, family.values()))
    if above_others or any(key in provider() for provider in _named_everywhere):
        changed.add(tags.SHELL)
    return changed


def _has_pages_below(path: str) -> bool:
    """Asked of the tree: the number of children that an instance knows may be old."""
    return Page.objects.filter(below(path)).exists()


def is_draft_save(update_fields: Iterable[str] | None) -> bool:
    """Whether a page was saved with nothing that readers see: the columns are those of ``post_save``."""
    return update_fields is not None and _DRAFT_FIELDS.issuperset(update_fields)


def _page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not issubclass(sender, Page):
        return
    if is_draft_save(update_fields):
        return
    bump(*_tags_of(instance))


def _page_changed(sender, instance, **kwargs):
    bump(*_tags_of(instance))


def _page_moved(sender, **kwargs):
    bump(tags.SHELL, tags.CONTENT)


def _page_deleted(sender, instance, **kwargs):
    if issubclass(sender, Page):
        bump(tags.SHELL, tags.CONTENT, page_tag(instance.pk))


def connect() -> None:
    """Connect the receivers for what every app has: pages, sites, languages, pictures, documents."""
    from cms.guests import HiddenGuest
    from cms.media.models import SiteDocument, SiteImage

    post_save.connect(_page_saved, dispatch_uid="cms.cache.page_saved")
    post_delete.connect(_page_deleted, dispatch_uid="cms.cache.page_deleted")
    page_published.connect(_page_changed, dispatch_uid="cms.cache.page_published")
    page_unpublished.connect(_page_changed, dispatch_uid="cms.cache.page_unpublished")
    page_slug_changed.connect(_page_moved, dispatch_uid="cms.cache.page_slug")
    post_page_move.connect(_page_moved, dispatch_uid="cms.cache.page_move")
    refreshes(tags.SHELL, Site, Locale, Collection, PageViewRestriction)
    refreshes((tags.SHELL, tags.CONTENT), HiddenGuest)
    refreshes_when_edited(tags.SHELL, SiteImage, SiteDocument)
    m2m_changed.connect(
        lambda sender, **kwargs: bump(tags.SHELL),
        sender=SiteImage.consents.through,
        weak=False,
        dispatch_uid="cms.cache.image_consents",
    )

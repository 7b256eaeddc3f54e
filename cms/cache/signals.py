"""Which changes refresh which tags."""

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.cache import tags

# Saving a draft touches only these columns of the page's row.
_DRAFT_FIELDS = frozenset(
    {"latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "locked",
     "locked_by", "locked_at"}
)  # fmt: skip
# Pages this close to the root stand in menus and breadcrumbs: root, home, sections and indexes.
_STRUCTURE_DEPTH = 3


def refreshes(tag: str, *senders: type[models.Model]) -> None:
    """Bump ``tag`` whenever a row of one of the models is saved or deleted.

    Apps call it in ``AppConfig.ready`` for what their pages show besides pages.
    """

    def changed(sender, **kwargs):
        tags.bump(tag)

    for model in senders:
        uid = f"cms.cache.{tag}.{model._meta.label}"
        post_save.connect(changed, sender=model, weak=False, dispatch_uid=uid)
        post_delete.connect(changed, sender=model, weak=False, dispatch_uid=uid)


def refreshes_when_edited(tag: str, *senders: type[models.Model]) -> None:
    """Like :func:`refreshes`, but a new row refreshes nothing: no page shows it yet."""

    def edited(sender, created=False, **kwargs):
        if not created:
            tags.bump(tag)

    for model in senders:
        uid = f"cms.cache.{tag}.{model._meta.label}"
        post_save.connect(edited, sender=model, weak=False, dispatch_uid=uid)
        post_delete.connect(edited, sender=model, weak=False, dispatch_uid=uid)


def page_tag(pk: int) -> str:
    """The tag of one page."""
    return f"page:{pk}"


def _tags_of(page: Page) -> set[str]:
    """What must be made again when a page changes: itself, its translations, whoever lists it."""
    translations = Page.objects.filter(translation_key=page.translation_key)
    changed = {page_tag(pk) for pk in translations.values_list("pk", flat=True)}
    changed |= {page_tag(page.pk), tags.CONTENT}
    if page.depth <= _STRUCTURE_DEPTH or page.numchild:
        changed.add(tags.SHELL)
    return changed


def _page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not issubclass(sender, Page):
        return
    if update_fields is not None and _DRAFT_FIELDS.issuperset(update_fields):
        return
    tags.bump(*_tags_of(instance))


def _page_changed(sender, instance, **kwargs):
    tags.bump(*_tags_of(instance))


def _page_moved(sender, **kwargs):
    tags.bump(tags.SHELL, tags.CONTENT)


def _page_deleted(sender, instance, **kwargs):
    if issubclass(sender, Page):
        tags.bump(tags.SHELL, tags.CONTENT, page_tag(instance.pk))


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
    refreshes(tags.CONTENT, HiddenGuest)
    refreshes_when_edited(tags.SHELL, SiteImage, SiteDocument)
    m2m_changed.connect(
        lambda sender, **kwargs: tags.bump(tags.SHELL),
        sender=SiteImage.consents.through,
        weak=False,
        dispatch_uid="cms.cache.image_consents",
    )

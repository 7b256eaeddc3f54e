"""The last net: nothing goes live, or is scheduled to, past the rule; what does is live as a whole."""

from django.db import models, transaction
from django.db.models.signals import pre_save
from django.dispatch import Signal
from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex, Revision

from cms.publishing.forms import GuardedPageForm
from cms.publishing.rule import PublishRefused, picture_fields, problems, publication_day

references_noted = Signal()
"""A page has been saved, and if it is live, what it refers to has been noted; in the same transaction. With
the arguments ``page`` and ``update_fields``."""


class PublishGuard(models.Model):
    """Goes before Wagtail's ``Page`` in the bases of a page type.

    An abstract model, for a plain mixin would follow the page types into their migrations.
    """

    base_form_class = GuardedPageForm

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, clean=True, user=None, log_action=False, **kwargs):
        """Save the page, even with ``clean=False`` only if it does not go live against the rule.

        The documents of a live page are open, and those that it dropped closed, with the same commit.

        Raises:
            PublishRefused: it would show a picture that may not be shown.
        """
        update_fields = kwargs.get("update_fields")
        refuse_if_it_goes_live(self, update_fields=update_fields)
        saved = super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        if self.live:
            _note_references(self, update_fields)
        references_noted.send(sender=type(self), page=self, update_fields=update_fields)
        return saved

    save.alters_data = True


def refuse_if_it_goes_live(page, *, update_fields=None) -> None:
    """Refuse when saving ``page`` would make live what the rule forbids.

    A page that went live rightly, and whose consent has run out since, shows the picture no longer;
    it may still be locked, moved or unpublished, as long as it is not published anew.

    Raises:
        PublishRefused: with every problem found.
    """
    if not page.live or not _concerns_content(page, update_fields):
        return
    found = problems(page)
    if found and not _is_live_already(page, found):
        raise PublishRefused(page, found)


def _concerns_content(page, update_fields) -> bool:
    if update_fields is None:
        return True
    streams = {field.name for field in page._meta.get_fields() if isinstance(field, StreamField)}
    chosen = {field.name for field in picture_fields(type(page))}
    return not (streams | chosen | {"live"}).isdisjoint(update_fields)


def _note_references(page, update_fields) -> None:
    """Note now what a live page refers to; Wagtail's own task would do it whenever a worker comes to it.

    Saving a draft of a live page writes a few columns of an instance that holds the draft's content:
    that must not be noted.
    """
    if update_fields is None:
        ReferenceIndex.create_or_update_for_object(page)
    elif _concerns_content(page, update_fields):
        ReferenceIndex.create_or_update_for_object(type(page)._base_manager.get(pk=page.pk))


def _is_live_already(page, found) -> bool:
    """Whether the database has the same publication of the page, with the same pictures at fault."""
    stored = None if page._state.adding else type(page)._base_manager.filter(pk=page.pk).first()
    return (
        stored is not None
        and stored.live
        and stored.live_revision_id == page.live_revision_id
        and stored.last_published_at == page.last_published_at
        and {problem.image.pk for problem in found} <= {problem.image.pk for problem in problems(stored)}
    )


def refuse_schedule(revision: Revision) -> None:
    """Refuse a schedule for a day on which the revision could not go live.

    Raises:
        PublishRefused: with every problem found.
    """
    page = revision.as_object()
    if isinstance(page, PublishGuard):
        found = problems(page, on=publication_day(revision.approved_go_live_at))
        if found:
            raise PublishRefused(page, found)


def _revision_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    # Wagtail schedules by this column alone, without saving the page and without another hook.
    if raw or instance.approved_go_live_at is None:
        return
    if update_fields is None or "approved_go_live_at" in update_fields:
        refuse_schedule(instance)


def connect() -> None:
    pre_save.connect(_revision_saved, sender=Revision, dispatch_uid="cms.publishing.revision_saved")

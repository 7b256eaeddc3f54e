"""wagtail-localize's views, kept to the pages that a person may change and the things one may choose."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation, TranslationSource
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.edit_translation import edit_override as localize_edit_override
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.admin.foreign import FOREIGN, is_kept_apart
from cms.admin.visibility import sees


def submit_page(request, page_id):
    """Send a page for translation: whoever may change it, and add pages beside its translations."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return SubmitPageTranslationView.as_view()(request, page_id=page_id)


def update_translations(request, translation_source_id):
    """Bring translations up to date; publish them only where the person may publish."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    page = source.get_source_instance()
    if not isinstance(page, Page) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("publish_translations"):
        targets = [
            translation.get_target_instance() for translation in source.translations.filter(enabled=True)
        ]
        if not all(target.permissions_for_user(request.user).can_publish() for target in targets):
            raise PermissionDenied
    return UpdateTranslationsView.as_view()(request, translation_source_id=translation_source_id)


def become_alias(request, page_id):
    """Turn a translation into an alias again: a live one leaves the site, so as unpublishing it."""
    page = get_object_or_404(Page, pk=page_id)
    if page.live and not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    return convert_to_alias(request, page_id)


def edit_override(request, translation_id, overridable_segment_id):
    """Let a translation show something else than its source: what the person may choose.

    The editor's script shows the words of a refusal when it comes as an answer about the override,
    with the value that stays.
    """
    with transaction.atomic():
        response = localize_edit_override(request, translation_id, overridable_segment_id)
        if request.method != "PUT" or not 200 <= response.status_code < 300:
            return response
        segment = OverridableSegment.objects.get(pk=overridable_segment_id)
        translation = Translation.objects.get(pk=translation_id)
        override = SegmentOverride.objects.get(
            context=segment.context_id, locale=translation.target_locale_id
        )
        if not isinstance(segment.data, int):  # an address, not the number of what is chosen
            return response
        model = _chosen_at(translation.source.as_instance(), segment.context.path)
        if model and (not is_kept_apart(model) or sees(request.user, model, override.data)):
            return response
        transaction.set_rollback(True)
    return JsonResponse({"segment_id": segment.pk, "data": segment.data, "error": str(FOREIGN)})


def _chosen_at(page: Page, path: str) -> type[Model] | None:
    """Of what a chooser at this path of ``page`` chooses; ``None`` where there is no chooser."""
    name, _dot, inside = path.partition(".")
    field = page._meta.get_field(name)
    if not isinstance(field, StreamField):
        return field.related_model
    found = field.extract_references(getattr(page, name))
    return next((model for model, _pk, _path, content_path in found if content_path == inside), None)


def closed(request, **kwargs):
    """An address that tells about every row of any model, and that nothing here needs."""
    raise PermissionDenied


class OwnTranslationsReportView(TranslationsReportView):
    """The report of translations, of the pages that the user may change."""

    def get_queryset(self):
        own = page_permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])
        return (
            super()
            .get_queryset()
            .filter(source__object_id__in=own.values("translation_key"))
            .order_by("-created_at")
        )

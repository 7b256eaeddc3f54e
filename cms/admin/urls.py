"""Addresses of the editor: those that must keep two sites apart come before Wagtail's own."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.images import get_image_model
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.admin import tags, translations, two_sites

image_chooser = tags.OwnTagsImageChooserViewSet(
    "wagtailimages_chooser", model=get_image_model(), url_prefix="images/chooser"
)
types_usage = two_sites.TypesUsageView
translations_report = translations.OwnTranslationsReportView

urlpatterns = [
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", two_sites.bulk_action),
    path("choose-external-link/", two_sites.choose_link),
    path("choose-page/", two_sites.choose_page),
    path("choose-page/<int:parent_page_id>/", two_sites.choose_page),
    path("choose-page/chosen-multiple/", two_sites.choose_pages),
    path("documents/", tags.DocumentsView.as_view()),
    path("documents/results/", tags.DocumentsView.as_view(results_only=True)),
    path("images/", tags.ImagesView.as_view()),
    path("images/results/", tags.ImagesView.as_view(results_only=True)),
    path("images/chooser/", image_chooser.choose_view),
    path("pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/", two_sites.move_confirm),
    path("reports/page-types-usage/", types_usage.as_view()),
    path("reports/page-types-usage/results/", types_usage.as_view(results_only=True)),
    path("settings/<slug:app_name>/<slug:model_name>/", two_sites.edit_setting),
    path("settings/<slug:app_name>/<slug:model_name>/<int:pk>/", two_sites.edit_setting),
    path("tag-autocomplete/", tags.complete_tag),
    path("localize/api/snippets/<slug:app_label>/<slug:model_name>/", translations.closed),
    path("localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", translations.closed),
    path("localize/page/<int:page_id>/convert_to_alias/", translations.become_alias),
    path("localize/reports/translations/", translations_report.as_view()),
    path("localize/reports/translations/results/", translations_report.as_view(results_only=True)),
    path("localize/submit/page/<int:page_id>/", translations.submit_page),
    path(
        "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        translations.edit_override,
    ),
    path("localize/update/<int:translation_source_id>/", translations.update_translations),
]
# As Wagtail does with its own.
urlpatterns = decorate_urlpatterns(decorate_urlpatterns(urlpatterns, require_admin_access), never_cache)

urlpatterns = decorate_urlpatterns([*urlpatterns, *wagtailadmin_urls.urlpatterns], two_sites.only_visible)

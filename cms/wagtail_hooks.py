"""Where the ground floor hooks into Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.admin import consents, guests, labels, operations, pictures
from cms.admin import hooks as editor_hooks  # noqa: F401 - registers its own
from cms.blocks.links import LocalizedPageLink, PrefetchedDocumentLink

register_snippet(consents.ConsentViewSet)
register_snippet(consents.ConsentTextViewSet)
labels.translate()
pictures.HeldBackPicturesReportView.register(order=120)
guests.GuestsReportView.register(order=130)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def register_links(features):
    """Links of rich text lead to the reader's language, and cost no query each."""
    features.register_link_type(LocalizedPageLink)
    features.register_link_type(PrefetchedDocumentLink)


@hooks.register("insert_global_admin_js")
def keep_typed_dates():
    """Between the date picker and the first field that uses it: a module would come too late."""
    return format_html('<script src="{}"></script>', static("js/admin/dates.js"))


@hooks.register("register_admin_viewset")
def register_operations():
    """Letters, tasks given up, the schedule and the audit log."""
    return operations.OperationsGroup()


@hooks.register("register_permissions")
def register_operations_permission():
    """One permission for all of it, given to a group of users."""
    return operations.permissions_to_register()

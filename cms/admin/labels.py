"""Labels that Wagtail and wagtail-localize derive from names in the code, where no translation reaches.

Everything else that editors read in Ukrainian stands in ``cms/upstream_locale``.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.account import NameEmailSettingsPanel
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.views.report import TranslationsReportFilterSet

_link_text = _("Text of the link")
FORMS = {
    choosers.ExternalLinkChooserForm: {"link_text": _link_text},
    choosers.AnchorLinkChooserForm: {"link_text": _link_text},
    choosers.PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _link_text},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _link_text,
        "subject": _("Subject of the letter"),
        "body": _("Text of the letter"),
    },
    RoleForm: {"role": _("Group")},
    PagePermissionsForm: {"page": _("Page"), "permissions": _("Permissions")},
}
REPORT_FILTERS = {"source_locale": _("Translated from"), "target_locale": _("Translated into")}
SITE_COLUMNS = {"port": _("Port"), "site_name": _("Name of the site"), "root_page": _("Home page")}


def translate() -> None:
    """Give the forms, filters and columns above labels in the editor's language."""
    for form, labels in FORMS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for name, label in REPORT_FILTERS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
    for column in SitesView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
    # Wagtail heads it with the word that also heads lists of things.
    NameEmailSettingsPanel.title = _("First and last name")
    LocaleSynchronization.panels = [FieldPanel("sync_from", heading=_("Language to copy from"))]

"""The registry of institutions in the editor."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from institutions.admin.forms import InstitutionForm
from institutions.domain.registry import save_institution
from institutions.models import Institution
from institutions.permissions import imports_registry


class RegistryIndexView(IndexView):
    """The list, with ways out into tables and in from them."""

    @property
    def header_more_buttons(self):
        buttons = [
            Button(_("Export as XLSX"), reverse("institutions_export", args=["xlsx"]), icon_name="download"),
            Button(_("Export as CSV"), reverse("institutions_export", args=["csv"]), icon_name="download"),
        ]
        if imports_registry(self.request.user):
            buttons.insert(0, Button(_("Import"), reverse("institutions_import"), icon_name="upload"))
        return [*super().header_more_buttons, *buttons]


class _KeepingNames:
    """Saves through the domain, which keeps old names and addresses."""

    log_action = ""

    def save_instance(self):
        institution = self.form.save(commit=False)
        save_institution(institution=institution, by=self.request.user)
        self.has_content_changes = self.form.has_changed()
        log(instance=institution, action=self.log_action, content_changed=self.has_content_changes)
        return institution


class RegistryCreateView(_KeepingNames, CreateView):
    """Add an institution."""

    log_action = "wagtail.create"


class RegistryEditView(_KeepingNames, EditView):
    """Change an institution."""

    log_action = "wagtail.edit"


class InstitutionViewSet(SnippetViewSet):
    """Shared by both sites: everybody chooses from it; education's editors and administrators keep it."""

    model = Institution
    icon = "home"
    menu_label = _("Institutions")
    menu_order = 800
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = RegistryIndexView
    add_view_class = RegistryCreateView
    edit_view_class = RegistryEditView
    list_display = ["name", "short_name", "kind", "settlement", BooleanColumn("active", label=_("Active"))]
    list_filter = ["kind", "settlement", "active"]
    search_fields = ["name", "short_name", "address"]
    panels = [
        FieldPanel("name"),
        FieldPanel("name_is_meant"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("active")]),
        FieldRowPanel([FieldPanel("settlement"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        InlinePanel(
            "former_names",
            panels=[FieldRowPanel([FieldPanel("name"), FieldPanel("until")])],
            heading=_("Former names"),
            label=_("Former name"),
            help_text=_("When you rename the institution, its present name is kept here by itself."),
        ),
        FieldPanel("source"),
        FieldPanel("note"),
    ]

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=InstitutionForm).bind_to_model(self.model)

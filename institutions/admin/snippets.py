"""The registry of institutions in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from institutions.models import Institution


class InstitutionViewSet(SnippetViewSet):
    """The registry is shared by both sites: everybody chooses from it, administrators change it."""

    model = Institution
    icon = "home"
    menu_label = _("Institutions")
    menu_order = 800
    add_to_settings_menu = True
    list_display = ["name", "short_name", "kind", "settlement", BooleanColumn("active", label=_("Active"))]
    list_filter = ["kind", "settlement", "active"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("active")]),
        FieldRowPanel([FieldPanel("settlement"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("source"),
        FieldPanel("note"),
    ]

"""Alerts in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from cms.admin.site_bound import SiteBoundViewSet, SitePanel
from home.models import Alert


class AlertViewSet(SiteBoundViewSet):
    """Whoever may change a site's alerts publishes them: there is no draft of an alarm."""

    model = Alert
    icon = "warning"
    menu_label = _("Alerts")
    menu_order = 150
    list_display = [
        "text_uk",
        "level",
        "site",
        "starts_at",
        "ends_at",
        BooleanColumn("enabled", label=_("Switched on")),
    ]
    list_filter = ["level", "enabled"]
    panels = [
        HelpPanel(
            content=_(
                "<p>An alert stands above every page of the site from the first moment until the last. "
                "A running one can be corrected here: readers see the change within a minute.</p>"
            )
        ),
        SitePanel(),
        FieldRowPanel([FieldPanel("level"), FieldPanel("enabled")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("lead_uk"), FieldPanel("lead_en")]),
                FieldRowPanel([FieldPanel("text_uk"), FieldPanel("text_en")]),
            ],
            heading=_("What it says"),
        ),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("link_page"), FieldPanel("link_url")]),
                FieldRowPanel([FieldPanel("link_label_uk"), FieldPanel("link_label_en")]),
            ],
            heading=_("Where to read more"),
        ),
    ]

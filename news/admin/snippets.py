"""News categories in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.admin.site_bound import SiteBoundViewSet, SitePanel
from news.models import NewsCategory


class NewsCategoryViewSet(SiteBoundViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("News categories")
    menu_order = 220
    list_display = ["name_uk", "name_en", "site", "sort_order"]
    panels = [
        SitePanel(),
        FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
    ]

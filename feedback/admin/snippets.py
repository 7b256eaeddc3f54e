"""Opinions and topics in the editor: each site's people see their own."""

import django_filters
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.admin.site_bound import SiteBoundViewSet, SiteFilter, SitePanel
from cms.row_permissions import SiteRowPolicy
from feedback.models import ContactTopic, Opinion


def own_sites(request):
    """The sites whose opinions the user may read."""
    return SiteRowPolicy(Opinion).sites_user_has_any_permission_for(request.user, ["view"])


class OpinionFilterSet(WagtailFilterSet):
    """Opinions by site, language and days."""

    site = SiteFilter(label=_("Site"), queryset=own_sites)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = Opinion
        fields = ["site", "language", "day"]


class SingleOpinionFilterSet(OpinionFilterSet):
    """The same, and by what was said; the report leads to the opinions on one page."""

    page = django_filters.NumberFilter(field_name="page_id", label="", widget=forms.HiddenInput)
    has_words = django_filters.BooleanFilter(label=_("With words"), method="with_words")

    class Meta(OpinionFilterSet.Meta):
        fields = ["site", "language", "is_useful", "day"]

    def with_words(self, opinions, name, wanted):
        """Those with words, or those without."""
        return opinions.exclude(words="") if wanted else opinions.filter(words="")


class OpinionViewSet(SiteBoundViewSet):
    """To read, and to delete what names somebody; nobody changes a reader's words."""

    model = Opinion
    never = frozenset({"add", "change"})
    icon = "comment"
    menu_label = _("Opinions on pages")
    add_to_admin_menu = False
    filterset_class = SingleOpinionFilterSet
    search_fields = ["words", "page__title"]
    inspect_view_enabled = True
    inspect_view_fields = ["page", "site", "language", "day", "is_useful", "words"]
    approval_note = ""
    panels = [FieldPanel("words", read_only=True)]

    @property
    def list_display(self):
        return [
            TitleColumn("page", label=_("Page"), accessor="page.title", get_url=self._inspect_url),
            "site",
            "day",
            BooleanColumn("is_useful", label=_("Useful")),
            Column("words", label=_("In own words")),
        ]

    def _inspect_url(self, opinion):
        return reverse(self.get_url_name("inspect"), args=[opinion.pk])

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("page")


class ContactTopicViewSet(SiteBoundViewSet):
    model = ContactTopic
    icon = "mail"
    menu_label = _("Contact form")
    add_to_admin_menu = False
    list_display = ["name_uk", "site", "email", "order"]
    search_fields = ["name_uk", "name_en", "email"]
    panels = [
        SitePanel(),
        FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
        FieldPanel("email"),
        FieldPanel("order"),
    ]


class FeedbackGroup(SnippetViewSetGroup):
    items = (OpinionViewSet, ContactTopicViewSet)
    menu_icon = "comment"
    menu_label = _("Feedback")
    menu_name = "feedback"
    menu_order = 240

"""Campaigns and their kinds in the editor."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from campaigns.models import Campaign, CampaignKind
from cms.admin.rows import FIGURE_PANELS, STAGE_PANELS
from cms.admin.site_bound import SiteBoundForm, SiteBoundViewSet, SitePanel
from cms.searching import Audience


class CampaignForm(SiteBoundForm):
    """Audiences are ticked; they are kept as a list of their keys."""

    audiences = forms.MultipleChoiceField(
        label=_("For whom"),
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


PLACE_PANELS = [
    FieldPanel("institution"),
    FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
    FieldRowPanel([FieldPanel("address_uk"), FieldPanel("address_en")]),
]


class CampaignViewSet(SiteBoundViewSet):
    model = Campaign
    icon = "calendar-alt"
    menu_label = _("Campaigns")
    menu_order = 210
    form_class = CampaignForm
    list_display = ["name_uk", "kind", "site", "first_day", "last_day"]
    list_filter = ["kind"]
    search_fields = ["name_uk", "name_en"]
    approval_note = _(
        "Nothing goes live on this site without approval. So you may add a campaign, and change it until "
        "a page that presents it is live; after that ask a publisher."
    )
    panels = [
        SitePanel(),
        FieldRowPanel(
            [FieldPanel("name_uk"), FieldPanel("name_en")], heading=_("What the campaign is called")
        ),
        FieldPanel("kind"),
        InlinePanel(
            "stages",
            panels=STAGE_PANELS,
            heading=_("Stages"),
            label=_("Stage"),
            min_num=1,
            help_text=_(
                "The timeline and the campaign's status follow from these dates. For one day leave "
                "“until” empty."
            ),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("aim_uk"), FieldPanel("aim_en")]), FieldPanel("audiences")],
            heading=_("Aim and audience"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("organisers_uk"), FieldPanel("organisers_en")]),
                FieldRowPanel([FieldPanel("partners_uk"), FieldPanel("partners_en")]),
            ],
            heading=_("Who runs it"),
        ),
        FieldPanel("series"),
        InlinePanel(
            "places",
            panels=PLACE_PANELS,
            heading=_("Places"),
            label=_("Place"),
            help_text=_("Choose an institution, or give a name and an address."),
        ),
        InlinePanel(
            "figures",
            panels=FIGURE_PANELS,
            heading=_("Key figures"),
            label=_("Figure"),
            help_text=_("Only figures with a date and a source."),
        ),
    ]


class CampaignKindViewSet(SnippetViewSet):
    """Kinds are shared by both sites: everybody chooses them, administrators change them."""

    model = CampaignKind
    icon = "tag"
    menu_label = _("Kinds of campaigns")
    menu_order = 810
    add_to_settings_menu = True
    list_display = ["name_uk", "name_en", "sort_order"]
    panels = [
        FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
    ]

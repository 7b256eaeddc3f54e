"""The programme, its statute, clauses and consultations in the editor: each site keeps its own."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.admin.rows import FIGURE_PANELS, STAGE_PANELS
from cms.admin.site_bound import SiteBoundForm, SiteBoundViewSet, SitePanel
from volunteering.models import Clause, Consultation, Programme, Statute

PARTNER_PANELS = [
    FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
    FieldRowPanel([FieldPanel("does_uk"), FieldPanel("does_en")]),
    FieldPanel("url"),
]
NAME = FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")], heading=_("Title"))


class KeepsCited(SiteBoundForm):
    """A form whose inner rows stay while others refer to them.

    ``cited`` names, for each inner list, what refers to its rows and what to say then.
    """

    cited: dict[str, tuple[str, str]] = {}

    def clean(self):
        values = super().clean()
        for name, (relation, words) in self.cited.items():
            formset = self.formsets.get(name)
            gone = formset.deleted_forms if formset is not None and formset.is_valid() else []
            if any(form.instance.pk and getattr(form.instance, relation).exists() for form in gone):
                raise ValidationError(words)
        return values


class StatuteForm(KeepsCited):
    cited = {"acts": ("versions", _("An act that gave clauses their words stays."))}


class ClauseForm(KeepsCited):
    cited = {"versions": ("proposals", _("A version to which somebody proposed a change stays."))}


class ProgrammeViewSet(SiteBoundViewSet):
    model = Programme
    icon = "tasks"
    menu_label = _("Programmes")
    add_to_admin_menu = False
    list_display = ["name_uk", "site"]
    search_fields = ["name_uk", "name_en"]
    panels = [
        SitePanel(),
        NAME,
        FieldRowPanel([FieldPanel("aims_uk"), FieldPanel("aims_en")], heading=_("Aims")),
        InlinePanel("stages", panels=STAGE_PANELS, heading=_("Stages"), label=_("Stage")),
        InlinePanel(
            "figures", panels=FIGURE_PANELS, heading=_("Key figures"), label=_("Figure"),
            help_text=_("Only figures with a date and a source."),
        ),
        InlinePanel("partners", panels=PARTNER_PANELS, heading=_("Partners"), label=_("Partner")),
    ]  # fmt: skip


class StatuteViewSet(SiteBoundViewSet):
    model = Statute
    icon = "doc-full"
    menu_label = _("Statutes")
    add_to_admin_menu = False
    form_class = StatuteForm
    list_display = ["name_uk", "site"]
    search_fields = ["name_uk", "name_en"]
    panels = [
        SitePanel(),
        NAME,
        InlinePanel(
            "acts",
            panels=[
                FieldRowPanel([FieldPanel("number"), FieldPanel("adopted_on")]),
                FieldRowPanel([FieldPanel("title_uk"), FieldPanel("title_en")]),
                FieldPanel("url"),
                FieldPanel("document"),
            ],
            heading=_("Acts"),
            label=_("Act"),
            min_num=1,
            help_text=_(
                "The decisions that adopted the statute or changed it. Write the clauses afterwards, each "
                "under “Clauses”."
            ),
        ),
    ]


class ClauseViewSet(SiteBoundViewSet):
    model = Clause
    icon = "list-ol"
    menu_label = _("Clauses")
    add_to_admin_menu = False
    form_class = ClauseForm
    list_display = ["number", "heading_uk", "statute"]
    list_filter = ["statute"]
    search_fields = ["number", "heading_uk", "versions__text_uk"]
    ordering = ["statute", "place"]
    panels = [
        FieldPanel("statute"),
        FieldPanel("number"),
        FieldRowPanel([FieldPanel("heading_uk"), FieldPanel("heading_en")]),
        InlinePanel(
            "versions",
            panels=[
                FieldPanel("act"),
                FieldRowPanel([FieldPanel("text_uk"), FieldPanel("text_en")]),
                FieldPanel("is_repealed"),
            ],
            heading=_("Versions"),
            label=_("Version"),
            help_text=_(
                "Never write a new text over an old one: add a version and say which act adopted it. It is "
                "in force from the act’s day."
            ),
        ),
    ]


class ConsultationViewSet(SiteBoundViewSet):
    model = Consultation
    icon = "comment"
    menu_label = _("Consultations")
    add_to_admin_menu = False
    list_display = ["name_uk", "statute", "opens_on", "closes_on", "answers_by", "site"]
    list_filter = ["statute"]
    search_fields = ["name_uk", "name_en"]
    panels = [
        SitePanel(),
        NAME,
        FieldPanel("statute"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on"), FieldPanel("answers_by")]),
                FieldPanel("keep_days"),
            ],
            heading=_("When"),
            help_text=_("It opens and closes by itself."),
        ),
    ]

"""Surveys in the editor: one form to build a survey, and the ways to running and reading it."""

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView

from campaigns.models import Survey
from campaigns.models.surveys import Role
from cms.admin.site_bound import SiteBoundForm, SiteBoundIndexView, SiteBoundViewSet, SitePanel

ROLES = {"choices": Role.choices, "widget": forms.CheckboxSelectMultiple, "required": False}
OPENED = _("The survey has been opened: people have answered what stood here, so it stays as it is.")


class QuestionForm(WagtailAdminModelForm):
    """Branches are ticked; they are kept as a list of their keys."""

    for_roles = forms.MultipleChoiceField(
        label=_("for whom"), help_text=_("None ticked: everybody."), **ROLES
    )


class SurveyForm(SiteBoundForm):
    """A survey with its questions; once it is open, only its last day can be changed."""

    roles = forms.MultipleChoiceField(
        label=_("Who answers"),
        help_text=_("Each is asked questions of their own. None ticked: everybody is asked the same."),
        **ROLES,
    )

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.instance.pk and self.instance.seen_by_readers:
            changed = set(self.changed_data) - {"closes_on"}
            if changed or any(formset.has_changed() for formset in self.formsets.values()):
                self.add_error(None, OPENED)
                return False
        return True


class QuestionsPanel(InlinePanel):
    """The survey's questions, with a form of their own."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = QuestionForm
        return options


QUESTION_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
    FieldRowPanel([FieldPanel("text_uk"), FieldPanel("text_en")]),
    FieldRowPanel([FieldPanel("choices_uk"), FieldPanel("choices_en")]),
    FieldRowPanel([FieldPanel("lines_uk"), FieldPanel("lines_en")]),
    FieldPanel("for_roles"),
]


class SurveyIndexView(SiteBoundIndexView):
    """The list; each survey leads to where it is run."""

    def get_list_more_buttons(self, instance):
        return [*super().get_list_more_buttons(instance), way_to(instance)]


class SurveyEditView(EditView):
    """The form, with the same way on."""

    def post(self, request, *args, **kwargs):
        """Whoever opens or closes the survey meanwhile waits, and nothing of it is undone."""
        with transaction.atomic():
            Survey.objects.select_for_update().filter(pk=self.object.pk).first()
            self.object.refresh_from_db()
            return super().post(request, *args, **kwargs)

    @property
    def header_more_buttons(self):
        return [*super().header_more_buttons, way_to(self.object)]


def way_to(survey: Survey) -> Button:
    """The page where the survey is opened, closed and read."""
    url = reverse("survey_admin", args=[survey.pk])
    return Button(_("Open, close, codes, results"), url=url, icon_name="list-ul", priority=60)


class SurveyViewSet(SiteBoundViewSet):
    model = Survey
    icon = "clipboard-list"
    menu_label = _("Surveys")
    menu_order = 212
    form_class = SurveyForm
    index_view_class = SurveyIndexView
    edit_view_class = SurveyEditView
    list_display = [
        "name_uk",
        "campaign",
        "site",
        Column("state", label=_("State"), accessor="get_state_display"),
        "closes_on",
    ]
    list_filter = ["state"]
    search_fields = ["name_uk", "name_en"]
    approval_note = _(
        "Nothing goes live on this site without approval. So you may build surveys; a publisher opens "
        "them, and publishes their results."
    )
    panels = [
        SitePanel(),
        FieldPanel("campaign"),
        FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("introduction_uk"), FieldPanel("introduction_en")]),
        MultiFieldPanel(
            [
                FieldPanel("roles"),
                FieldPanel("needs_code"),
                FieldPanel("closes_on"),
                FieldPanel("has_example_answers"),
            ],
            heading=_("Who answers, and until when"),
        ),
        QuestionsPanel(
            "questions",
            panels=QUESTION_PANELS,
            heading=_("Questions"),
            label=_("Question"),
            min_num=1,
            help_text=_(
                "Ask for nothing that tells who somebody is: no names, no class, no subject taught by one "
                "teacher. Questions cannot be changed once the survey is open."
            ),
        ),
    ]

"""Contests in the editor: one form for the plan of a contest, and what may be done with it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView

from cms.admin.site_bound import SiteBoundForm, SiteBoundIndexView, SiteBoundViewSet, SitePanel
from contests.domain import phases, plan
from contests.models import Contest
from contests.permissions import copies, extends, publishes

STAGE_TWICE = _("A stage stands here twice: leave one of each.")


class ContestForm(SiteBoundForm):
    """A contest with its rows; when each is right by itself, they are looked at together."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A default that is a function has a hidden twin, by which an untouched year seems changed.
        self.fields["year"].show_hidden_initial = False
        self.formsets["stages"].get_unique_error_message = lambda _check: STAGE_TWICE

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        faults = plan.faults_of_plan(
            plan.Plan(*(self._kept(name) for name in ("stages", "nominations", "categories")))
        )
        if self.instance.pk:
            faults |= plan.faults_of_change(self.instance, self._change())
        for name, words in faults.items():
            if name in self.formsets:
                self.formsets[name].non_form_errors().extend(words)
            else:
                self.add_error(name, words)
        return not faults

    def _kept(self, relation: str) -> list:
        formset = self.formsets[relation]
        removed = formset.deleted_forms
        return [
            form.instance
            for form in formset.forms
            if form not in removed and (form.instance.pk or form.has_changed())
        ]

    def _change(self) -> plan.Change:
        removed, altered, added = {}, {}, {}
        for relation, formset in self.formsets.items():
            gone = formset.deleted_forms
            stay = [form for form in formset.forms if form not in gone and form.has_changed()]
            removed[relation] = [form.instance for form in gone if form.instance.pk]
            altered[relation] = [(form.instance, set(form.changed_data)) for form in stay if form.instance.pk]
            added[relation] = sum(1 for form in stay if not form.instance.pk)
        return plan.Change(self.changed_data, removed, altered, added)


NAMES = FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")])
STAGE_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("precision")]),
    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
]
NOMINATION_PANELS = [
    NAMES,
    FieldRowPanel([FieldPanel("kind"), FieldPanel("group_work")]),
    FieldRowPanel([FieldPanel("requirements_uk"), FieldPanel("requirements_en")]),
    FieldRowPanel([FieldPanel("least_files"), FieldPanel("most_files"), FieldPanel("most_megabytes")]),
    FieldRowPanel([FieldPanel("least_side"), FieldPanel("least_characters"), FieldPanel("most_characters")]),
    FieldRowPanel([FieldPanel("per_pupil"), FieldPanel("per_institution")]),
]
CATEGORY_PANELS = [
    NAMES,
    FieldRowPanel([FieldPanel("by"), FieldPanel("lowest"), FieldPanel("highest")]),
]
CRITERION_PANELS = [
    NAMES,
    FieldRowPanel([FieldPanel("hint_uk"), FieldPanel("hint_en")]),
    FieldRowPanel([FieldPanel("weight"), FieldPanel("lowest"), FieldPanel("highest")]),
]
PANELS = [
    SitePanel(),
    NAMES,
    FieldRowPanel([FieldPanel("code"), FieldPanel("year")]),
    InlinePanel(
        "stages",
        panels=STAGE_PANELS,
        heading=_("Stages"),
        label=_("Stage"),
        min_num=1,
        help_text=_("What the contest does today follows from these days. The last day is included: "
                    "entries are taken until its end in Kyiv."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("aim_uk"), FieldPanel("aim_en")]),
            FieldRowPanel([FieldPanel("organisers_uk"), FieldPanel("organisers_en")]),
            FieldRowPanel([FieldPanel("prizes_uk"), FieldPanel("prizes_en")]),
        ],
        heading=_("What it is for"),
    ),
    InlinePanel(
        "nominations",
        panels=NOMINATION_PANELS,
        heading=_("Nominations"),
        label=_("Nomination"),
        help_text=_("What may be entered, and what a work must be like."),
    ),
    InlinePanel(
        "categories",
        panels=CATEGORY_PANELS,
        heading=_("Age categories"),
        label=_("Age category"),
        help_text=_("Who is judged beside whom. All by age, or all by class; both ends belong to it."),
    ),
    InlinePanel(
        "criteria",
        panels=CRITERION_PANELS,
        heading=_("Criteria of the jury"),
        label=_("Criterion"),
        help_text=_("A weight of 2 counts twice as much as a weight of 1."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("admits_institutions"), FieldPanel("admits_guardians")]),
            FieldRowPanel([FieldPanel("per_pupil"), FieldPanel("per_institution")]),
            FieldPanel("jurors_per_entry"),
        ],
        heading=_("Who submits, and how much"),
    ),
    MultiFieldPanel(
        [FieldPanel("consent_text"), FieldPanel("keep_days")], heading=_("Consent and personal data")
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("rules_number"), FieldPanel("rules_date")])],
        heading=_("Order that approved the rules"),
        help_text=_("The rules themselves, as text and document, are on the contest’s page."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
        ],
        heading=_("Questions"),
    ),
]  # fmt: skip


class ContestIndexView(SiteBoundIndexView):
    """The list, with what may be done with a contest."""

    def get_list_more_buttons(self, instance):
        return [*super().get_list_more_buttons(instance), *buttons_for(self.request.user, instance)]


class ContestEditView(EditView):
    """The form, with the same ways on."""

    @property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *buttons_for(self.request.user, self.object)]


def buttons_for(user, contest: Contest) -> list[Button]:
    """Ways to what ``user`` may do with ``contest`` beside changing it."""
    found = []
    if extends(user, contest):
        url = reverse("contest_admin_extend", args=[contest.pk])
        found.append(Button(_("Extend the intake"), url=url, icon_name="time", priority=60))
    if copies(user, contest):
        url = reverse("contest_admin_copy", args=[contest.pk])
        found.append(Button(_("Copy for another year"), url=url, icon_name="copy", priority=70))
    if publishes(user, contest):
        url = reverse("contest_admin_results", args=[contest.pk])
        found.append(Button(_("Results and diplomas"), url=url, icon_name="success", priority=65))
    return found


def _phase(contest: Contest) -> str:
    return phases.phase(contest, now=timezone.now()).label


class ContestViewSet(SiteBoundViewSet):
    model = Contest
    icon = "pick"
    menu_label = _("Contests")
    menu_order = 220
    form_class = ContestForm
    index_view_class = ContestIndexView
    edit_view_class = ContestEditView
    list_display = [
        "name_uk",
        "code",
        "year",
        "site",
        Column(
            "phase", label=_("Now"), accessor=lambda contest: phases.phase(contest, now=timezone.now()).label
        ),
    ]
    list_filter = ["year"]
    search_fields = ["name_uk", "name_en", "code"]
    approval_note = _(
        "Nothing goes live on this site without approval. So you may add a contest, and change it until "
        "a page that presents it is live; after that ask a publisher."
    )
    panels = PANELS

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("stages", "extensions")

"""What readers look for, with the ways to synonyms and best bets."""

import django_filters
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, TitleColumn
from wagtail.admin.widgets.button import Button

from cms.admin.reports import EditorReportView
from cms.admin.site_bound import SiteFilter
from cms.admin.visibility import visible
from cms.row_permissions import SiteRowPolicy
from search.admin.snippets import add_best_bet_url, add_synonyms_url, may_keep_synonyms, may_recommend
from search.asked import AskedQuery, Show, asked_queries
from search.models import CountedQuery

WEEKS = [("1", _("this week")), ("13", _("a quarter")), ("52", _("a year"))]
USUAL_WEEKS = "4"
POLICY = SiteRowPolicy(CountedQuery)


def own_sites(request):
    """The sites whose queries the user may read."""
    return POLICY.sites_user_has_any_permission_for(request.user, ["view"])


class AskedFilterSet(WagtailFilterSet):
    """Queries by site, language and period; and which of them."""

    site = SiteFilter(label=_("Site"), queryset=own_sites)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    weeks = django_filters.ChoiceFilter(
        label=_("Period"), choices=WEEKS, method="leave", empty_label=_("four weeks")
    )
    show = django_filters.ChoiceFilter(
        label="", choices=Show.choices, method="leave", widget=forms.HiddenInput
    )

    class Meta:
        model = CountedQuery
        fields = ["site", "language"]

    def leave(self, queries, name, wanted):
        """All of them: the report sums them up by this."""
        return queries


class _WordsColumn(ButtonsColumnMixin, TitleColumn):
    """What was asked, and what may be done about it."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def get_buttons(self, instance: AskedQuery, parent_context):
        ways = [
            (may_keep_synonyms(self.user), _("Add a synonym"), add_synonyms_url(instance.words)),
            (may_recommend(self.user, instance.site), _("Add a best bet"),
             add_best_bet_url(instance.words, instance.site.pk)),
        ]  # fmt: skip
        return [
            Button(label, url=url, classname="button button-small button-secondary")
            for may, label, url in ways
            if may
        ]


class AskedReportView(EditorReportView):
    """What was looked for often enough to tell of nobody."""

    url_name = "asked_queries"
    page_title = _("What readers look for")
    header_icon = "search"
    template_name = "search/admin/asked.html"
    permission_policy = POLICY
    any_permission_required = ["view"]
    filterset_class = AskedFilterSet
    list_export = ["words", "site_name", "language", "times", "before", "hits"]
    export_headings = {
        "words": _("Query"),
        "site_name": _("Site"),
        "language": _("Language"),
        "times": _("Times asked"),
        "before": _("In the period before"),
        "hits": _("Hits at last"),
    }

    @property
    def columns(self):
        languages = dict(settings.LANGUAGES)
        return [
            _WordsColumn("words", label=_("Query"), user=self.request.user),
            Column("times", label=_("Times asked")),
            Column("before", label=_("In the period before")),
            Column("hits", label=_("Hits at last")),
            Column("site_name", label=_("Site")),
            Column(
                "language",
                label=_("Language"),
                accessor=lambda row: languages.get(row.language, row.language),
            ),
        ]

    def get_queryset(self):
        return visible(CountedQuery, self.request.user)

    def get_filtered_queryset(self):
        queries = super().get_filtered_queryset()
        return asked_queries(
            queries,
            weeks=int(self._chosen("weeks") or USUAL_WEEKS),
            show=self.shown,
            today=timezone.localdate(),
        )

    @property
    def shown(self) -> str:
        """Which queries are shown."""
        return self._chosen("show") or Show.TOP

    def _chosen(self, name: str) -> str:
        return self.filters.form.cleaned_data.get(name, "") if self.filters.is_valid() else ""

    def get_context_data(self, **kwargs):
        kept = self.request.GET.copy()
        kept.pop("p", None)
        tabs = []
        for value, label in Show.choices:
            kept["show"] = value
            tabs.append((f"?{kept.urlencode()}", label, value == self.shown))
        return super().get_context_data(tabs=tabs, **kwargs)

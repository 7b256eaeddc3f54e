"""Pages that present contests, in each language."""

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.cache.tags import page_tag, type_tag
from cms.feeds import HasFeed
from cms.fields import BodyField
from cms.pages import ShownElsewhere, SitePage, SynchronizedField
from cms.searching import Kind
from contests.models.contest import Contest


class ContestIndexPage(HasFeed, SitePage):
    """All contests of a site: those that take entries, those that come, the archive; a feed of results."""

    query_parameters = ("status", "kind", "year", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["contests.ContestPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("contest index")
        verbose_name_plural = _("contest indexes")

    def get_context(self, request, *args, **kwargs):
        from contests.listing import contest_list

        return {**super().get_context(request, *args, **kwargs), **contest_list(self, request)}

    def feed(self, kind: str):
        from contests.outcomes import feed

        return feed(self, kind)


class ContestPage(RoutablePageMixin, ShownElsewhere, SitePage):
    """A contest's words in one language, presenting its row; once published, its results and works."""

    # Below the page's own address.
    RESULTS, WORKS = "pidsumky/", "roboty/"

    query_parameters = ("nomination", "category", "place", "institution", "page")

    contest = models.ForeignKey(
        Contest, verbose_name=_("contest"), on_delete=models.PROTECT, related_name="pages"
    )
    rules = BodyField(verbose_name=_("rules (Положення)"), blank=True)
    # Here and not on the row: a document opens with the live page that refers to it.
    rules_document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("rules as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    served_with = (*SitePage.served_with, "rules_document")
    parent_page_types = ["contests.ContestIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels[:1],
        FieldPanel("contest"),
        *SitePage.content_panels[1:],
        MultiFieldPanel([FieldPanel("rules"), FieldPanel("rules_document")], heading=_("Rules")),
        MultiFieldPanel([FieldPanel("shown_on")], heading=_("Other site")),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("rules"), index.FilterField("contest")]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("contest"),
        SynchronizedField("rules_document"),
        SynchronizedField("shown_on"),
    ]

    kind_label = _("Contest")
    search_kind = Kind.CONTEST

    class Meta:
        verbose_name = _("contest page")
        verbose_name_plural = _("contest pages")

    def get_context(self, request, *args, **kwargs):
        from contests.listing import contest_row
        from contests.presentation import presentation_of

        self.contest = contest_row(self.contest_id)
        return {
            **super().get_context(request, *args, **kwargs),
            **presentation_of(self.contest, request),
            "rules_downloads": {"items": [{"document": self.rules_document, "title": ""}]},
        }

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself, its row with all that hangs on it, and what readers see of its entries."""
        return (page_tag(self.pk), type_tag(Contest), f"contest:{self.contest_id}")

    def structured_data(self, request) -> list[dict]:
        from contests.presentation import structured_event

        return structured_event(self.contest, self.title, self.introduction)

    @path(RESULTS)
    def results(self, request):
        from contests.views.results import winners

        return winners(self._published(), request)

    @path(WORKS)
    def works(self, request):
        from contests.views.results import gallery

        return gallery(self._published(), request)

    @path(f"{WORKS}<uuid:key>/")
    def work(self, request, key):
        from contests.views.results import work

        return work(self._published(), request, key)

    def _published(self) -> "ContestPage":
        from contests.listing import contest_row

        self.contest = contest_row(self.contest_id)
        if not self.contest.has_results:
            raise Http404
        return self

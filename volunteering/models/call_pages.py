"""Pages that present calls for volunteers, in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.cache.tags import page_tag, type_tag
from cms.pages import SitePage, SynchronizedField
from cms.searching import Kind
from volunteering.models.calls import Call


class CallIndexPage(SitePage):
    """All calls of a site: urgent ones first, then the nearest; those that are over."""

    query_parameters = ("status", "work", "when", "age", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage", "volunteering.ProgrammePage"]
    subpage_types = ["volunteering.CallPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of calls for volunteers")
        verbose_name_plural = _("lists of calls for volunteers")

    def get_context(self, request, *args, **kwargs):
        from volunteering.calls import call_list

        return {**super().get_context(request, *args, **kwargs), **call_list(self, request)}


class CallPage(SitePage):
    """A call's words in one language, presenting its row."""

    call = models.ForeignKey(
        Call, verbose_name=_("call for volunteers"), on_delete=models.PROTECT, related_name="pages"
    )

    parent_page_types = ["volunteering.CallIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*SitePage.content_panels[:1], FieldPanel("call"), *SitePage.content_panels[1:]]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("row_words"),
        index.FilterField("call"),
    ]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("call")]

    kind_label = _("Call for volunteers")
    search_kind = Kind.CALL

    class Meta:
        verbose_name = _("page of a call for volunteers")
        verbose_name_plural = _("pages of calls for volunteers")

    def get_context(self, request, *args, **kwargs):
        from volunteering.calls import presentation_of

        return {**super().get_context(request, *args, **kwargs), **presentation_of(self, request)}

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself and its row; what is offered adds its own."""
        return (page_tag(self.pk), type_tag(Call))

    def row_words(self) -> str:
        """Where, what for and for whom, for the search."""
        from volunteering.calls import words_of

        return words_of(self.call, self.locale.language_code)

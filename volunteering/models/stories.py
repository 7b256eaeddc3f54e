"""Stories: what volunteers do, told so that others can do it too."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.cache.tags import page_tag
from cms.pages import SitePage, SynchronizedField
from cms.searching import Kind


class StoryIndexPage(SitePage):
    """The stories of a site, the latest first."""

    query_parameters = ("page",)
    parent_page_types = ["home.HomePage", "home.SectionPage", "volunteering.ProgrammePage"]
    subpage_types = ["volunteering.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request, *args, **kwargs):
        from volunteering.stories import story_list

        return {**super().get_context(request, *args, **kwargs), **story_list(self, request)}


class StoryPage(SitePage):
    """A practice of volunteers: who, where, and what others can repeat."""

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        db_index=True,
        help_text=_("Newer stories stand first; readers do not see it."),
    )
    people = models.CharField(
        _("people"), max_length=300, blank=True, help_text=_("Names only of adults who agreed to be named.")
    )
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=255, blank=True)
    repeat = models.TextField(
        _("what others can repeat"), blank=True, help_text=_("Each item on a line of its own.")
    )

    is_article = True
    parent_page_types = ["volunteering.StoryIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("repeat"),
        MultiFieldPanel(
            [FieldPanel("people"), FieldPanel("organisation"), FieldPanel("place"), FieldPanel("date")],
            heading=_("Who, where, when"),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("repeat"),
        index.SearchField("organisation"),
        index.SearchField("place"),
    ]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("date")]

    kind_label = _("Story")
    search_kind = Kind.STORY

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def cache_tags(self, request) -> tuple[str, ...]:
        return (page_tag(self.pk),)

    @property
    def repeat_items(self) -> list[str]:
        return [line.strip() for line in self.repeat.splitlines() if line.strip()]

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """What is known of it: (label, value, address); empty values are not shown."""
        return [
            (_("People"), self.people, ""),
            (_("Organisation"), self.organisation, ""),
            (_("Place"), self.place, ""),
        ]

"""The home page, sections, standing pages and the calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page

from cms.cache.tags import page_tag
from cms.pages import SitePage
from cms.permissions import share_access
from cms.registries import Scope


class HomePage(SitePage):
    """A site's front door: what leads, what runs now, what is new."""

    lead_page = models.ForeignKey(
        Page, verbose_name=_("lead story"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lead_title = models.CharField(_("lead's title"), max_length=120, blank=True)
    lead_text = models.TextField(_("lead's text"), max_length=300, blank=True)
    lead_action = models.CharField(_("lead's button"), max_length=60, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("lead_page"),
                FieldPanel("lead_title"),
                FieldPanel("lead_text"),
                FieldPanel("lead_action"),
                FieldPanel("hero_image"),
            ],
            heading=_("Lead story"),
        ),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    served_with = (*SitePage.served_with, "lead_page")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def save(self, *args, **kwargs):
        """Save the page; a new translation is open to the groups of the page that it translates."""
        new = self._state.adding
        super().save(*args, **kwargs)
        source = self.get_translations().order_by("pk").first() if new else None
        if source is not None:
            share_access(source=source, twin=self)

    def get_context(self, request, *args, **kwargs):
        from home import queries

        context = super().get_context(request, *args, **kwargs)
        scope = Scope.of(request, self)
        things = queries.gathered_things(scope)
        context["lead"] = queries.lead_of(self, request)
        context["happenings"] = queries.happenings(things)
        context["ways_on"] = queries.ways_on(scope)
        context["lists"] = queries.lists(scope)
        return context

    def structured_data(self, request) -> list[dict]:
        return [{"@type": "WebSite", "name": self.title}]


class SectionPage(SitePage):
    """A section: introduces its pages and lists them."""

    parent_page_types = ["home.HomePage", "home.SectionPage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request, *args, **kwargs):
        from home import queries

        context = super().get_context(request, *args, **kwargs)
        context["items"] = queries.children_of(self, request)
        return context


class StandardPage(SitePage):
    """A page of text, with its contents, documents and contacts."""

    show_contents = models.BooleanField(_("show the contents"), default=True)
    settings_panels = [*SitePage.settings_panels, FieldPanel("show_contents")]
    parent_page_types = ["home.HomePage", "home.SectionPage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def cache_tags(self, request) -> tuple[str, ...]:
        return (page_tag(self.pk),)


class ContactsPage(SitePage):
    """Departments, people on duty, phones."""

    content_panels = [
        *SitePage.content_panels[:-1],
        InlinePanel("directory", label=_("Entry of the directory")),
        SitePage.content_panels[-1],
    ]
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("contacts page")
        verbose_name_plural = _("contacts pages")

    def cache_tags(self, request) -> tuple[str, ...]:
        return (page_tag(self.pk),)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        entries = list(self.directory.all())
        context["directory"] = {"items": entries} if entries else None
        return context


class DirectoryEntry(Orderable):
    """A department or unit in the directory of a contacts page."""

    page = ParentalKey(ContactsPage, on_delete=models.CASCADE, related_name="directory")
    name = models.CharField(_("name"), max_length=255)
    role = models.CharField(_("what it does"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    hours = models.CharField(_("hours"), max_length=255, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("entry of the directory")


class CalendarPage(RoutablePageMixin, SitePage):
    """A site's calendar: what its apps announce, by months; a calendar to subscribe to."""

    FEED = "ical/"

    query_parameters = ("month", "view", "kind")
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("calendar page")
        verbose_name_plural = _("calendar pages")

    def get_context(self, request, *args, **kwargs):
        from home.calendar.views import month_of

        return {**super().get_context(request, *args, **kwargs), **month_of(self, request)}

    @path(FEED)
    def feed(self, request):
        from home.calendar.views import feed

        return feed(self, request)

"""Meetings: a session of the sign-ups, presented with its agenda before and its minutes afterwards."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.cache.tags import page_tag
from cms.fields import BodyField
from cms.pages import SitePage, SynchronizedField
from cms.searching import Kind
from signups.cache import SESSIONS
from signups.models import Session


class MeetingIndexPage(SitePage):
    """A site's meetings: those that come, then those that were."""

    query_parameters = ("status", "year", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage", "volunteering.ProgrammePage"]
    subpage_types = ["volunteering.MeetingPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of meetings")
        verbose_name_plural = _("lists of meetings")

    def get_context(self, request, *args, **kwargs):
        from volunteering.meetings import meeting_list

        return {**super().get_context(request, *args, **kwargs), **meeting_list(self, request)}


class MeetingPage(SitePage):
    """A meeting's words in one language; time, place and registration are its session's."""

    session = models.ForeignKey(
        Session,
        verbose_name=_("session"),
        on_delete=models.PROTECT,
        related_name="meeting_pages",
        limit_choices_to={"kind": Session.Kind.MEETING},
        help_text=_("Time, place and registration: keep them among the sessions."),
    )
    agenda = models.TextField(_("agenda"), blank=True, help_text=_("Each item on a line of its own."))
    online_url = models.URLField(_("link for those who take part online"), max_length=500, blank=True)
    minutes = BodyField(verbose_name=_("minutes and pictures"), blank=True)
    minutes_document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("minutes as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    served_with = (*SitePage.served_with, "minutes_document")
    parent_page_types = ["volunteering.MeetingIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels[:1],
        FieldPanel("session"),
        *SitePage.content_panels[1:],
        FieldPanel("agenda"),
        FieldPanel("online_url"),
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("minutes_document")], heading=_("Afterwards")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("agenda"),
        index.SearchField("minutes"),
        index.FilterField("session"),
    ]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("session"),
        SynchronizedField("online_url"),
        SynchronizedField("minutes_document"),
    ]

    kind_label = _("Meeting")
    search_kind = Kind.MEETING

    class Meta:
        verbose_name = _("meeting page")
        verbose_name_plural = _("meeting pages")

    def clean(self):
        super().clean()
        if self.session_id and self.session.kind != Session.Kind.MEETING:
            raise ValidationError({"session": _("This session is not a meeting.")})

    def get_context(self, request, *args, **kwargs):
        from volunteering.meetings import presentation_of

        return {**super().get_context(request, *args, **kwargs), **presentation_of(self, request)}

    def cache_tags(self, request) -> tuple[str, ...]:
        return (page_tag(self.pk), SESSIONS)

    @property
    def agenda_items(self) -> list[str]:
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

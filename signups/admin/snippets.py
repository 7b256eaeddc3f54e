"""Sessions in the editor: each site keeps its own."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import CreateView, EditView

from cms.admin.site_bound import SiteBoundViewSet, SitePanel
from signups.admin.organisers import SessionForm
from signups.domain import sessions
from signups.models import Series, Session


class SessionEditView(EditView):
    """Whoever signed up learns of a new time or place, and free places are given."""

    @transaction.atomic
    def save_instance(self):
        before = sessions.before_change(self.form.instance)
        organised = list(before.organisers.values_list("pk", flat=True))
        saved = super().save_instance()
        sessions.changed(session=saved, before=before, by=self.request.user)
        sessions.organisers_changed(session=saved, before=organised, by=self.request.user)
        return saved


class SessionAddView(CreateView):
    """Who is named as an organiser is written down."""

    @transaction.atomic
    def save_instance(self):
        saved = super().save_instance()
        sessions.organisers_changed(session=saved, before=[], by=self.request.user)
        return saved


class SeriesViewSet(SiteBoundViewSet):
    model = Series
    icon = "list-ul"
    menu_label = _("Series of sessions")
    menu_order = 216
    list_display = ["name_uk", "site"]
    search_fields = ["name_uk", "name_en"]
    panels = [SitePanel(), FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")])]


class SessionViewSet(SiteBoundViewSet):
    model = Session
    icon = "calendar-check"
    menu_label = _("Sessions with sign-up")
    menu_order = 215
    form_class = SessionForm
    add_view_class = SessionAddView
    edit_view_class = SessionEditView
    list_display = ["name_uk", "kind", "site", "starts_at", "places"]
    list_filter = ["kind", "series", "institution"]
    search_fields = ["name_uk", "name_en"]
    panels = [
        SitePanel(),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("series")]),
        FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("about_uk"), FieldPanel("about_en")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("institution"),
                FieldRowPanel([FieldPanel("place_uk"), FieldPanel("place_en")]),
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("places"), FieldPanel("has_waiting_list")]),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldRowPanel([FieldPanel("least_age"), FieldPanel("most_age")]),
                FieldPanel("guardian_text"),
            ],
            heading=_("Who can come"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("organisers"),
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")]),
                FieldPanel("contact_email"),
                FieldPanel("keep_days"),
            ],
            heading=_("Who runs it"),
        ),
    ]

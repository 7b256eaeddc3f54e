"""What other sites show on one's own site, and the way to hide it there."""

from django.http import Http404
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, DateColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms import sites
from cms.admin.acting import Act, ActView
from cms.admin.reports import PagesReportView
from cms.guests import Guest, guests_of, hide, show
from cms.permissions import acts_on
from cms.registries import name_of

ACTS = (
    Act(
        name="hide",
        label=_("Hide"),
        question=_("Shall readers of your site no longer find this page in its lists? "
                   "It stays on its own site."),
        done=_("The page is hidden on your site."),
        icon="view",
        run=lambda guest, **who_and_why: hide(guest=guest, **who_and_why),
        fits=lambda guest: guest.hidden is None,
    ),
    Act(
        name="show",
        label=_("Show again"),
        question=_("Shall the lists of your site show this page again?"),
        done=_("The page is shown on your site again."),
        icon="view",
        run=lambda guest, **who_and_why: show(guest=guest, **who_and_why),
        fits=lambda guest: guest.hidden is not None,
    ),
)  # fmt: skip


class _GuestColumn(ButtonsColumnMixin, TitleColumn):
    """The page, and what may be done about it."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def get_buttons(self, instance, parent_context):
        if not acts_on(self.user, instance.site, "change"):
            return []
        return [
            Button(act.label, url=_address(instance, act), classname="button button-small button-secondary")
            for act in ACTS
            if act.fits(instance)
        ]


def _address(guest: Guest, act: Act) -> str:
    return reverse("guest_act", args=[guest.site.pk, guest.page.pk, act.name])


def state_of(guest: Guest) -> str:
    """Whether a guest is shown, and who has hidden it since when."""
    if guest.hidden is None:
        return _("in the lists")
    when = date_format(localtime(guest.hidden.hidden_at), "SHORT_DATE_FORMAT")
    return _("hidden: %(who)s, %(when)s") % {"who": guest.hidden.hidden_by or "–", "when": when}


class GuestsReportView(PagesReportView):
    """Pages of other sites that are shown on the sites where the person works."""

    url_name = "guests"
    page_title = _("From other sites")
    header_icon = "site"
    list_export = ["page.title", "page.full_url", "home", "site", "hidden"]
    export_headings = {
        "page.title": _("Page"),
        "page.full_url": _("Address"),
        "home": _("Whose it is"),
        "site": _("Shown on"),
        "hidden": _("Hidden"),
    }

    @property
    def columns(self):
        return [
            _GuestColumn(
                "page", label=_("Page"), get_url=lambda guest: guest.page.full_url, user=self.request.user
            ),
            Column("home", label=_("Whose it is"), accessor=lambda guest: name_of(guest.home)),
            Column("site", label=_("Shown on"), accessor=lambda guest: name_of(guest.site)),
            DateColumn("published", label=_("Published"), accessor="page.first_published_at"),
            Column("state", label=_("State"), accessor=state_of),
        ]

    def get_queryset(self):
        own = (site for site in sites.all_sites() if acts_on(self.request.user, site))
        return [guest for site in own for guest in guests_of(site)]


class GuestActView(ActView):
    """Asks once more before a guest is hidden or shown again."""

    model = Page
    permission_required = None  # ``subject`` asks about the site that shows the page
    acts = ACTS
    index_url_name = GuestsReportView.url_name

    def get_object(self):
        return self.subject.page

    @cached_property
    def subject(self) -> Guest:
        site = next((site for site in sites.all_sites() if site.pk == self.kwargs["site_id"]), None)
        if site is None or not acts_on(self.request.user, site, "change"):
            raise Http404
        guest = next((guest for guest in guests_of(site) if guest.page.pk == self.kwargs["pk"]), None)
        if guest is None:
            raise Http404
        return guest

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.row_url, "label": GuestsReportView.page_title},
            {"url": "", "label": self.act.label, "sublabel": str(self.object)},
        ]

    @property
    def row_url(self) -> str:
        return reverse(self.index_url_name)


@hooks.register("register_admin_urls")
def register_act():
    """The address where a guest is hidden or shown again."""
    return [path("guests/<int:site_id>/<int:pk>/<slug:act>/", GuestActView.as_view(), name="guest_act")]

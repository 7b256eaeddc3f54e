"""What editors see of subscriptions: numbers, and the letter that comes next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import page_permission_policy

from cms import sites
from cms.admin.reports import EditorReportView
from cms.permissions import acts_on
from subscriptions.domain.previews import next_weekly
from subscriptions.queries import TopicCount, counts_of
from subscriptions.topics import topics_of


class SubscribersReportView(EditorReportView):
    """The topics of one's own sites, how many want letters about them, and the next letter about each."""

    url_name = "subscribers"
    page_title = _("Subscribers")
    header_icon = "mail"
    permission_policy = page_permission_policy
    list_export = ["site_name", "group", "topic", "subscribers"]
    export_headings = {
        "site_name": _("Site"), "group": _("Group"), "topic": _("Topic"), "subscribers": _("Subscribers"),
    }  # fmt: skip

    @property
    def columns(self):
        return [
            TitleColumn("topic", label=_("Topic"), get_url=_preview_of),
            Column("group", label=_("Group")),
            Column("site_name", label=_("Site")),
            Column("subscribers", label=_("Subscribers")),
        ]

    def get_queryset(self) -> list[TopicCount]:
        own = (site for site in sites.all_sites() if acts_on(self.request.user, site))
        return [count for site in own for count in counts_of(site)]


def _preview_of(count: TopicCount) -> str:
    return reverse("subscription_preview", args=[count.site.pk, count.key])


@require_safe
def preview(request: HttpRequest, site_id: int, topic: str) -> HttpResponse:
    """The letter that comes on the next Thursday to whoever chose one topic, as far as it is known by now."""
    site = next((site for site in sites.all_sites() if site.pk == site_id), None)
    known = site is not None and acts_on(request.user, site)
    if not known or topic not in {one.key for one in topics_of(site)}:
        raise Http404
    language = "en" if request.GET.get("language") == "en" else "uk"
    letter = next_weekly(site=site, topic=topic, language=language, now=timezone.now())
    if letter is not None:
        return HttpResponse(letter.html)
    return render(request, "subscriptions/admin/nothing_new.html", {"header_icon": "mail"})


@hooks.register("register_admin_urls")
def register_preview():
    """The address of the preview."""
    address = "reports/subscribers/<int:site_id>/<str:topic>/"
    return [path(address, preview, name="subscription_preview")]

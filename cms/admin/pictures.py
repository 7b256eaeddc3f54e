"""Which pictures still want an answer about children, or a consent: in the library and in a report."""

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.images.permissions import permission_policy
from wagtail.images.views.images import ImagesFilterSet

from cms.admin.reports import EditorReportView
from cms.media.models import Children, SiteImage

UNANSWERED = "unanswered"


class ChildrenFilterSet(ImagesFilterSet):
    """Images by what was answered of children."""

    children = django_filters.ChoiceFilter(
        label=_("Children in the picture"),
        choices=[
            (UNANSWERED, _("not answered yet")),
            (Children.NONE, _("no children")),
            (Children.SHOWN, _("children")),
        ],
        method="filter_children",
    )

    def filter_children(self, images: QuerySet, name: str, value: str) -> QuerySet:
        return images.filter(children="" if value == UNANSWERED else value)


class ChildrenColumn(Column):
    """What was answered of children, and whether that holds the picture back."""

    def __init__(self):
        super().__init__("children_state", label=_("Children in the picture"))


class HeldBackPicturesReportView(EditorReportView):
    """Pictures that cannot be published: unanswered ones first, then those without a valid consent."""

    permission_policy = permission_policy
    any_permission_required = ["change"]
    url_name = "held_back_pictures"
    page_title = _("Pictures that cannot be published")
    header_icon = "image"
    list_export = ["title", "children_state", "created_at"]
    export_headings = {
        "title": _("Picture"),
        "children_state": _("Children in the picture"),
        "created_at": _("Added"),
    }

    @property
    def columns(self):
        return [
            TitleColumn("title", label=_("Picture"), get_url=_form_of),
            ChildrenColumn(),
            Column("collection", label=_("Collection")),
            DateColumn("created_at", label=_("Added")),
        ]

    def get_queryset(self):
        own = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        held_back = own.filter(Q(children="") | Q(withheld=True))
        return held_back.select_related("collection").order_by("withheld", "-created_at", "-pk")


def _form_of(image: SiteImage) -> str:
    return reverse("wagtailimages:edit", args=[image.pk])

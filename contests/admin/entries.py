"""The table of entries: as rows, or side by side as a wall of works."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.consent import Scope
from contests.admin.entries_base import EditorView
from contests.admin.entries_filters import ORDERS, EntriesForm
from contests.domain import consents
from contests.models import EntryVersion

PER_PAGE = {"table": 50, "wall": 60}
HEADINGS = {
    "reference": _("Reference"),
    "title": _("Work"),
    "institution": _("Institution"),
    "state": _("State"),
    "submitted": _("Submitted"),
}


class EntriesView(EditorView):
    """All entries that the person moderates, filtered, counted by states, page by page."""

    page_title = _("Contest entries")
    template_name = "contests/admin/entries.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        now = timezone.now()
        form = EntriesForm(self.request.GET, user=self.request.user)
        look = "wall" if self.request.GET.get("look") == "wall" else "table"
        counts = form.state_counts(now=now)
        paginator = Paginator(form.versions(now=now).for_table(), PER_PAGE[look])
        # The states have been counted already; the rows of a state, or of all, need no second count.
        state = form.cleaned_data.get("state")
        paginator.count = sum(count for value, _label, count in counts if not state or value == state)
        page = paginator.get_page(self.request.GET.get("p"))
        add_consents(page.object_list, now=now)
        return super().get_context_data(
            form=form,
            look=look,
            counts=counts,
            all_count=sum(count for _value, _label, count in counts),
            page=page,
            contest=form.cleaned_data.get("contest"),
            headings=self._headings(),
            filters=self._query("p", "look", "order", "state"),
            way=self._query("p", "look"),
            **kwargs,
        )

    def _query(self, *without: str) -> str:
        """The address's query less some of its parameters, for links."""
        query = self.request.GET.copy()
        for name in without:
            query.pop(name, None)
        return query.urlencode()

    def _headings(self) -> list[dict]:
        asked = self.request.GET.get("order", "reference")
        return [
            {
                "label": HEADINGS[name],
                "order": f"-{name}" if asked == name else name,
                "sorted": {name: "ascending", f"-{name}": "descending"}.get(asked, ""),
            }
            for name in ORDERS
        ]


def add_consents(versions: list[EntryVersion], *, now) -> None:
    """Give each version what its badges say of consents. One query."""
    children = {version.pk: consents.children_of(version) for version in versions}
    scopes = consents.allowed({child for each in children.values() for child in each}, now=now)
    for version in versions:
        agreed = [scopes[child] for child in children[version.pk]]
        version.lacks_consent = any(Scope.TAKE_PART not in each for each in agreed)
        version.may_be_shown = all(Scope.PUBLISH_WORK in each for each in agreed)

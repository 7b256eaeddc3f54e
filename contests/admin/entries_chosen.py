"""Which entries a bulk action, a letter or an export is about: those ticked, or all that fit."""

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from contests.admin.entries_filters import EntriesForm
from contests.models import EntryVersion
from contests.queries import versions_for_editor


def chosen(request: HttpRequest) -> list[EntryVersion]:
    """The versions that stand of the entries that a form names, in the order of references.

    With ``all`` they are all that fit the table's filters (``query``), else those ticked (``entry``).

    Raises:
        Http404: a ticked value is no number.
    """
    if "all" in request.POST:
        form = EntriesForm(QueryDict(request.POST.get("query", "")), user=request.user)
        found = form.versions(now=timezone.now())
    else:
        try:
            numbers = {int(value) for value in request.POST.getlist("entry")}
        except ValueError as error:
            raise Http404 from error
        found = versions_for_editor(request.user).filter(entry__in=numbers)
    people = ("entry__owner", "submitted_by")
    return list(found.for_table().select_related(*people).order_by("entry__reference"))


def choice(request: HttpRequest) -> dict:
    """What the next form of several has to repeat."""
    return {
        "ticked": request.POST.getlist("entry") if "all" not in request.POST else [],
        "all": "all" in request.POST,
        "query": QueryDict(request.POST.get("query", "")).urlencode(),
    }

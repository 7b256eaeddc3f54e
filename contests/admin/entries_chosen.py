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
    return list(found.for_table().order_by("entry__reference"))


def as_seen(request: HttpRequest, versions: list[EntryVersion]) -> list[EntryVersion]:
    """The same entries, each in the version that was on the moderator's page (``versions``).

    Where a newer one stands by now it is the earlier one that is found, and the domain says so; an entry
    that was not on the page at all is left out.

    Raises:
        Http404: what the page sends along are no numbers.
    """
    try:
        seen = {int(value) for value in request.POST.get("versions", "").split(",") if value}
    except ValueError as error:
        raise Http404 from error
    newer = {version.entry_id for version in versions if version.pk not in seen}
    earlier = EntryVersion.objects.filter(pk__in=seen, entry__in=newer)
    overtaken = {version.entry_id: version for version in earlier.select_related("entry")}
    found = [version if version.pk in seen else overtaken.get(version.entry_id) for version in versions]
    return [version for version in found if version is not None]


def choice(request: HttpRequest, versions: list[EntryVersion]) -> dict:
    """What the next form of several has to repeat.

    Of those ticked in the table the versions are kept that it showed; of all that fit, those that the next
    form shows.
    """
    shown = ",".join(str(version.pk) for version in versions)
    return {
        "versions": shown if "all" in request.POST else request.POST.get("versions", ""),
        "ticked": request.POST.getlist("entry") if "all" not in request.POST else [],
        "all": "all" in request.POST,
        "query": QueryDict(request.POST.get("query", "")).urlencode(),
    }

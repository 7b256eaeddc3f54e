"""One entry, and what a moderator decides about it, by buttons or by keys."""

from itertools import pairwise

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.audit import AuditRecord
from cms.consent import Scope
from contests.admin.entries_base import EntryView
from contests.admin.entries_filters import EntriesForm
from contests.admin.moderation_versions import differences
from contests.domain import consents, moderation
from contests.domain.correspondence import LANGUAGE, address_of
from contests.domain.refusals import why
from contests.domain.transitions import Refused, may
from contests.models import EntryFile, EntryVersion
from contests.queries import versions_for_editor

DONE = {
    "admit": _("%(reference)s is admitted."),
    "return": _("%(reference)s has been returned, the letter with the remark is on its way."),
    "refuse": _("%(reference)s is not admitted, the letter with the reason is on its way."),
}
ACTIONS = {
    "entry.start": _("begun"),
    "entry.submit": _("submitted"),
    "entry.file_refused": _("file not accepted"),
    "entry.replace": _("file replaced"),
    "entry.admit": _("admitted"),
    "entry.return": _("returned"),
    "entry.refuse": _("not admitted"),
    "entry.withdraw": _("withdrawn"),
    "entry.judge": _("judged"),
    "entry.place": _("placed"),
    "entry.award": _("award given or taken back"),
    "entry.note": _("note written"),
    "entry.tagged": _("tag added"),
    "entry.untagged": _("tag removed"),
    "entry.letter": _("letter written"),
    "entry.redacted": _("redacted for the jury"),
    "entry.redaction_undone": _("redaction undone"),
    "entry.exported": _("exported"),
}


def ready_files() -> Prefetch:
    """The files that can be looked at."""
    return Prefetch("files", EntryFile.objects.filter(status=EntryFile.Status.READY), to_attr="shown")


class EntryPageView(EntryView):
    """What was submitted, what its guardians allow, what happened to it, and the three decisions."""

    template_name = "contests/admin/entry.html"

    def get_page_title(self):
        return self.version.entry.reference

    def get_page_subtitle(self):
        return self.version.title

    def crumbs(self):
        return []

    def get_context_data(self, **kwargs):
        now = timezone.now()
        entry = self.version.entry
        versions = list(
            entry.versions.select_related("nomination", "category", "submitted_by").prefetch_related(
                "files", ready_files()
            )
        )
        standing = versions[-1]
        return super().get_context_data(
            shown_version=standing,
            files=standing.shown,
            unready=[
                {"file": file, "why": why(file)}
                for file in standing.files.all()
                if file.status != EntryFile.Status.READY
            ],
            versions=[
                {"version": new, "differences": differences(old, new)}
                for old, new in reversed(list(pairwise(versions)))
            ],
            pupils=self._pupils(now),
            history=[
                {"record": record, "label": ACTIONS.get(record.action, record.action)}
                for record in AuditRecord.objects.for_subject(entry).select_related("actor")
            ],
            notes=entry.notes.select_related("written_by"),
            tag_names=entry.contest.tags.values_list("name", flat=True),
            addressee=address_of(standing),
            may={decision: may(entry, decision) for decision in moderation.DECISIONS},
            remarks=remarks_for_letters(),
            **neighbours(self.request, entry.pk, now=now),
            **kwargs,
        )

    def _pupils(self, now) -> list[dict]:
        children = consents.children_of(self.version)
        scopes = consents.allowed(children, now=now)
        return [
            {**pupil, "scopes": [(scope.label, scope in scopes[child]) for scope in Scope]}
            for pupil, child in zip(self.version.participants, children, strict=True)
        ]


def remarks_for_letters() -> dict[str, list[str]]:
    """What moderators mostly write, in the letters' language: whoever submitted the entry reads it."""
    with translation.override(LANGUAGE):
        return {name: [str(words) for words in remarks] for name, remarks in moderation.REMARKS.items()}


def neighbours(request, entry_id: int, *, now) -> dict:
    """The entries before and after this one in the table from which the moderator came."""
    form = EntriesForm(request.GET, user=request.user)
    order = list(form.versions(now=now).values_list("entry", flat=True))
    place = order.index(entry_id) if entry_id in order else None
    query = request.GET.urlencode()

    def url(number: int | None) -> str:
        if number is None:
            return ""
        return reverse("contest_admin_entry", args=[number]) + (f"?{query}" if query else "")

    before = order[place - 1] if place else None
    after = order[place + 1] if place is not None and place + 1 < len(order) else None
    return {
        "before_url": url(before),
        "after_url": url(after),
        "after": after,
        "place": None if place is None else place + 1,
        "in_all": len(order),
        "query": query,
    }


class _ActsOnEntry(EntryView):
    """A form's target: does one thing and goes back to the entry, or on to the next."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            done = self.act()
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.entry_url(self.version.entry_id))
        if done:
            messages.success(request, done)
        return redirect(self.entry_url(self.next_entry or self.version.entry_id))

    next_entry: int | None = None

    def act(self) -> str:
        """Do it.

        Returns:
            What to say afterwards.

        Raises:
            Refused: it cannot be done.
        """
        raise NotImplementedError

    def entry_url(self, number: int) -> str:
        """An entry's page, among those that the moderator is going through."""
        query = QueryDict(self.request.POST.get("query", "")).urlencode()
        return reverse("contest_admin_entry", args=[number]) + (f"?{query}" if query else "")


class DecideView(_ActsOnEntry):
    """Admits, returns or refuses the version that the moderator saw, then shows the next entry."""

    @cached_property
    def seen_version(self) -> EntryVersion:
        number = self.request.POST.get("version", "")
        if not number.isdecimal():
            raise Http404
        # A version that stands no more is found, too: the domain says what has happened.
        entries = versions_for_editor(self.request.user).filter(entry=self.kwargs["pk"]).values("entry")
        return get_object_or_404(
            EntryVersion.objects.select_related("entry__contest"),
            pk=number,
            entry__in=entries,
        )

    def act(self):
        decision = self.request.POST.get("decision", "")
        if decision not in moderation.DECISIONS:
            raise Http404
        entry = moderation.decide(
            version=self.seen_version,
            decision=decision,
            by=self.request.user,
            words=self.request.POST.get("words", "").strip() or self.request.POST.get("remark", ""),
            seen=self.request.POST.get("seen"),
        )
        after = self.request.POST.get("after", "")
        self.next_entry = int(after) if after.isdecimal() else None
        return DONE[decision] % {"reference": entry.reference}


class NoteView(_ActsOnEntry):
    """Writes a note for other editors."""

    def act(self):
        moderation.write_note(
            entry=self.version.entry, text=self.request.POST.get("text", ""), by=self.request.user
        )
        return ""


class TagView(_ActsOnEntry):
    """Gives the entry a tag, or takes one off."""

    def act(self):
        entry, by = self.version.entry, self.request.user
        if "remove" in self.request.POST:
            number = self.request.POST["remove"]
            tag = get_object_or_404(entry.tags, pk=int(number) if number.isdecimal() else 0)
            moderation.untag_entry(entry=entry, tag=tag, by=by)
        else:
            moderation.tag_entry(entry=entry, name=self.request.POST.get("name", ""), by=by)
        return ""

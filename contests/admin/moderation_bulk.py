"""Decisions about many entries at once, each row with its own fate; and what may be there twice."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from contests.admin.entries_base import ChosenView, ContestView
from contests.admin.entries_chosen import as_seen
from contests.admin.moderation import remarks_for_letters
from contests.domain import assignment, moderation, redaction
from contests.domain.duplicates import suspicions

QUESTIONS = {
    "admit": _("Admit the chosen entries"),
    "return": _("Return the chosen entries with a remark"),
    "refuse": _("Do not admit the chosen entries"),
    "look": _("Nothing gives the authors of the chosen works away"),
    "jury": _("Give the chosen works to the jury"),
    "tag": _("Give the chosen entries a tag"),
}


class BulkView(ChosenView):
    """Asks once more, does it, and tells what became of each row."""

    template_name = "contests/admin/bulk.html"

    @property
    def act(self) -> str:
        act = self.request.POST.get("act", "")
        if act not in QUESTIONS:
            raise Http404
        return act

    def get_page_title(self):
        return QUESTIONS[self.act]

    def go_on(self):
        outcomes = self._do() if "confirmed" in self.request.POST else None
        return self.render_to_response(self.get_context_data(act=self.act, outcomes=outcomes))

    def _do(self) -> list[moderation.Outcome]:
        posted, by = self.request.POST, self.request.user
        if self.act == "tag":
            return moderation.tag_many(versions=self.versions, name=posted.get("name", ""), by=by)
        if self.act == "jury":
            return assignment.give_many(versions=self.versions, by=by)
        # What is said of a work is said of the version at which the moderator looked.
        versions = as_seen(self.request, self.versions)
        if self.act == "look":
            return redaction.look_at_many(versions=versions, by=by)
        return moderation.decide_many(
            versions=versions,
            decision=self.act,
            words=posted.get("words", "").strip() or posted.get("remark", ""),
            by=by,
        )

    def get_context_data(self, **kwargs):
        outcomes = kwargs.get("outcomes") or []
        return super().get_context_data(
            remarks=remarks_for_letters().get(self.act, []),
            done=sum(not outcome.error for outcome in outcomes),
            failed=sum(bool(outcome.error) for outcome in outcomes),
            **kwargs,
        )


class DuplicatesView(ContestView):
    """Entries of a contest that have a file, a picture or a pupil in common."""

    page_title = _("Duplicates")
    template_name = "contests/admin/duplicates.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(suspicions=suspicions(self.contest), **kwargs)

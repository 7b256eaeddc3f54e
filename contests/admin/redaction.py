"""The page where a moderator hides what gives an author away."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contests.admin.entries_base import EntryView
from contests.domain import redaction
from contests.domain.redaction_suggestions import suggestions
from contests.domain.transitions import Refused
from contests.models import EntryFile

EMPTY_ROWS = 3
"""Rows of numbers for further areas, for whoever has no mouse or no JavaScript."""


class RedactView(EntryView):
    """Words and pictures of the version that stands, as submitted and as the jury gets them."""

    page_title = _("Redaction for the jury")
    template_name = "contests/admin/redact.html"

    def get_page_subtitle(self):
        return self.version.entry.reference

    @cached_property
    def pictures(self) -> list[EntryFile]:
        return [file for file in self.version.files.all() if file.is_seen_as_picture]

    def get_context_data(self, **kwargs):
        version = self.version
        offered = suggestions(version)
        kept = set(version.blind_words)
        return super().get_context_data(
            offered=[(words, words in kept) for words in offered],
            other_words="\n".join(words for words in version.blind_words if words not in offered),
            fields=[
                (label, getattr(version, name), getattr(version, f"blind_{name}"))
                for name, label in (
                    ("title", _("Title")),
                    ("technique", _("Technique")),
                    ("text", _("Text")),
                )
                if getattr(version, name)
            ],
            mark=redaction.MARK,
            pictures=[
                {"file": file, "boxes": [*map(as_percents, file.blind_boxes), *[("",) * 4] * EMPTY_ROWS]}
                for file in self.pictures
            ],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        acts = {"words": self._words, "undo": self._undo, "picture": self._picture}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            messages.success(request, act())
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(reverse("contest_admin_redact", args=[self.version.entry_id]))

    def _words(self) -> str:
        posted = self.request.POST
        redaction.redact_words(
            version=self._seen_version(),
            words=[*posted.getlist("word"), *posted.get("words", "").splitlines()],
            show_link="show_link" in posted,
            by=self.request.user,
        )
        return _("The jury reads it so.")

    def _undo(self) -> str:
        redaction.undo_words(version=self._seen_version(), by=self.request.user)
        return _("The words are as they were submitted, and wait for a look.")

    def _seen_version(self):
        """The version on the moderator's page, for the domain to tell whether it still stands."""
        number = self.request.POST.get("version", "")
        seen = self.version.entry.versions.filter(pk=number if number.isdecimal() else 0).first()
        if seen is None:
            raise Http404
        return seen

    def _picture(self) -> str:
        key = self.request.POST.get("file", "")
        file = next((file for file in self.pictures if str(file.key) == key), None)
        if file is None:
            raise Http404
        sides = [self.request.POST.getlist(name) for name in ("left", "top", "width", "height")]
        boxes = [as_parts(box) for box in zip(*sides, strict=False) if any(box)]
        redaction.redact_picture(file=file, boxes=boxes, by=self.request.user)
        return _("The jury sees the picture so.") if boxes else _("The jury sees the picture as submitted.")


def as_percents(box: list[float]) -> tuple[str, ...]:
    """A box for number fields: percents of the picture, with a point whatever the language."""
    return tuple(f"{side * 100:g}" for side in box)


def as_parts(box: tuple[str, ...]) -> tuple[float, ...]:
    """A box from number fields.

    Raises:
        Refused: one of them holds no number.
    """
    try:
        return tuple(float(side.replace(",", ".")) / 100 for side in box)
    except ValueError as error:
        raise Refused(_("Give all four numbers of an area.")) from error

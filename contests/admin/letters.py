"""Letters to those who submitted: written, looked at as they will be, sent or held; and what was sent."""

import uuid
from collections import Counter

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.admin.entries_base import ChosenView, ContestView
from contests.domain import correspondence
from contests.domain.transitions import Refused
from contests.models import Contest, LetterTemplate

SHOWN = 3
"""Letters shown in full before they are sent."""

# In the letters' language, whatever the moderator's.
STARTERS = {
    "запрошення на нагородження": (
        "{конкурс}: запрошуємо на нагородження",
        "Доброго дня!\n\nЗапрошуємо авторів робіт на нагородження переможців конкурсу «{конкурс}».\n"
        "Коли: \nДе: \n\nБудь ласка, дайте відповідь на цей лист, скільки вас буде.",
    ),
    "прохання принести оригінал": (
        "{шифр}: принесіть оригінал роботи",
        "Доброго дня!\n\nРоботу «{назва}» ({шифр}) хочемо показати на виставці. "
        "Принесіть, будь ласка, її оригінал до \nКуди: ",
    ),
    "нагадування про останній день": (
        "{конкурс}: роботи приймаємо до {останній день} включно",
        "Доброго дня!\n\nНагадуємо: роботи на конкурс «{конкурс}» приймаємо до {останній день} включно. "
        "Якщо вам повернули роботу із зауваженням, виправте її та подайте знову до цього дня.",
    ),
}


class LetterForm(forms.Form):
    """A letter's words, and what is to become of it."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 12}))
    held = forms.BooleanField(label=_("Hold it until somebody releases it on this page"), required=False)
    name = forms.CharField(
        label=_("Keep it as a template of this contest, under the name"), required=False, max_length=120
    )
    batch = forms.UUIDField(widget=forms.HiddenInput)


class LetterView(ChosenView):
    """Writes to whoever submitted the chosen entries: first the words, then a look, then the sending."""

    page_title = _("Write a letter")
    template_name = "contests/admin/letter.html"

    @cached_property
    def contest(self) -> Contest | None:
        """The contest of all chosen entries; ``None`` when they are of several."""
        contests = {version.entry.contest for version in self.versions}
        return contests.pop() if len(contests) == 1 else None

    def get_page_subtitle(self):
        return str(self.contest)

    def go_on(self):
        if self.contest is None:
            messages.error(self.request, _("A letter is about one contest: choose entries of one."))
            return redirect("contest_admin_entries")
        step = self.request.POST.get("step", "")
        if not step:
            return self._page(LetterForm(initial=self._start()))
        form = LetterForm(self.request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            return self._answer(step, form)
        except Refused as refusal:
            form.add_error("text", str(refusal))
            return self._page(form)

    def _start(self) -> dict:
        start = {"batch": uuid.uuid4()}
        name = self.request.POST.get("template", "")
        template = LetterTemplate.objects.filter(contest=self.contest, name=name).first()
        if template:
            start |= {"subject": template.subject, "text": template.text, "name": template.name}
        elif name in STARTERS:
            start |= dict(zip(("subject", "text"), STARTERS[name], strict=True))
        return start

    def _answer(self, step: str, form: LetterForm):
        words = form.cleaned_data
        drafts = correspondence.drafts_of(
            versions=self.versions, subject=words["subject"], text=words["text"]
        )
        if step != "send":
            return self._page(form, drafts=drafts)
        letters = correspondence.send(
            drafts=drafts,
            batch=words["batch"],
            contest=self.contest,
            by=self.request.user,
            held=words["held"],
        )
        if words["name"]:
            correspondence.keep_template(
                contest=self.contest, name=words["name"], subject=words["subject"], text=words["text"],
                by=self.request.user,
            )  # fmt: skip
        messages.success(
            self.request,
            ngettext("%(count)d letter is written.", "%(count)d letters are written.", len(letters))
            % {"count": len(letters)},
        )
        return redirect("contest_admin_letters", self.contest.pk)

    def _page(self, form: LetterForm, *, drafts: list[correspondence.Draft] | None = None):
        reached = {version.pk for draft in drafts or [] for version in draft.versions}
        context = self.get_context_data(
            form=form,
            drafts=drafts,
            shown_drafts=(drafts or [])[:SHOWN],
            addressees=len({draft.to for draft in drafts or []}),
            unreached=[version for version in self.versions if version.pk not in reached],
            placeholders=list(correspondence.PLACEHOLDERS),
            templates=[*self.contest.letter_templates.values_list("name", flat=True), *STARTERS],
        )
        return self.render_to_response(context)


class LettersView(ContestView):
    """What was written to submitters of a contest; held letters are released or cancelled here."""

    page_title = _("Letters")
    template_name = "contests/admin/letters.html"

    def get_context_data(self, **kwargs):
        records = AuditRecord.objects.for_subject(self.contest).filter(action="contest.letters")
        return super().get_context_data(
            sendings=[self._sending(record) for record in records.select_related("actor")[:50]], **kwargs
        )

    @staticmethod
    def _sending(record: AuditRecord) -> dict:
        letters = correspondence.outbox_of(record.data["batch"]).order_by("pk")
        letters = list(letters.values_list("state", "subject"))
        counts = Counter(state for state, _subject in letters)
        return {
            "record": record,
            "batch": record.data["batch"],
            "subject": letters[0][1] if letters else "",
            "states": [(Letter.State(state).label, count) for state, count in sorted(counts.items())],
            "held": counts[Letter.State.HELD],
        }

    def post(self, request, *args, **kwargs):
        act = {"release": correspondence.release, "cancel": correspondence.cancel}.get(
            request.POST.get("act", "")
        )
        batches = AuditRecord.objects.for_subject(self.contest).filter(action="contest.letters")
        known = {record.data["batch"] for record in batches}
        batch = request.POST.get("batch", "")
        if act is None or batch not in known:
            raise Http404
        count = act(batch=uuid.UUID(batch), by=request.user)
        messages.success(
            request,
            ngettext("Done with %(count)d letter.", "Done with %(count)d letters.", count) % {"count": count},
        )
        return redirect("contest_admin_letters", self.contest.pk)

"""How well the search finds what editors judged to be relevant, by a file of theirs."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search import evaluation
from search.admin.reports import POLICY
from search.admin.snippets import add_synonyms_url, may_keep_synonyms
from search.queries import best_of

MOST_BYTES = 256 * 1024
MOST_QUERIES = 200
"""Each takes as long as a search; somebody waits."""
MEANINGS = {
    "recall@5": _("how much of what is relevant stands among the first five"),
    "recall@10": _("how much of it stands among the first ten"),
    "MRR": _("how far up the first relevant hit stands: 1 is at the top, 0.5 is second"),
    "nDCG@10": _("how good the order of the first ten is"),
}


def evaluates(user) -> bool:
    """Whether somebody may see how well the search does: those who may see what is looked for."""
    return POLICY.user_has_permission(user, "view")


@dataclass(frozen=True)
class Missed:
    """A query of which not everything relevant is among the first five hits."""

    query: str
    pages: tuple[evaluation.Key, ...]
    add_synonyms_url: str


class JudgedForm(forms.Form):
    """A file of judged queries."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Text in UTF-8 with a query a line, at most 200 of them."),
        widget=forms.FileInput({"accept": ".jsonl,.json,.txt"}),
    )

    def clean_file(self) -> list[evaluation.Judged]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 256 KB: divide it into several."))
        try:
            lines = file.read().decode("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise ValidationError(_("This is no text in UTF-8.")) from error
        judged, bad = evaluation.sifted(lines)
        if bad:
            line = _("Line %(number)d: %(problem)s")
            raise ValidationError(
                [
                    ValidationError(line, params={"number": number, "problem": text})
                    for number, text in bad[:20]
                ]
            )
        if not judged:
            raise ValidationError(_("There is no query in this file."))
        if len(judged) > MOST_QUERIES:
            raise ValidationError(_("There are more than 200 queries: divide the file into several."))
        return judged


class EvaluationView(WagtailAdminTemplateMixin, FormView):
    """Takes a file and shows the measures and what was missed; nothing is kept."""

    page_title = _("Evaluation")
    header_icon = "tasks"
    template_name = "search/admin/evaluation.html"
    form_class = JudgedForm

    def dispatch(self, request, *args, **kwargs):
        if not evaluates(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        judged = form.cleaned_data["file"]
        outcomes = evaluation.evaluate(judged, lambda typed: best_of(typed, evaluation.DEPTH))
        measures = evaluation.measures(outcomes)
        may_add = may_keep_synonyms(self.request.user)
        missed = [
            Missed(one.judged.query, one.missed, add_synonyms_url(one.judged.query) if may_add else "")
            for one in outcomes
            if one.recall(evaluation.SEEN) < 1
        ]
        rows = [(name, f"{value:.3f}", MEANINGS[name]) for name, value in measures.items()]
        return self.render_to_response(
            self.get_context_data(form=self.form_class(), rows=rows, missed=missed, number=len(judged))
        )

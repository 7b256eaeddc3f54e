"""The pattern page: every component in every state, in both themes and both languages."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import override

from cms.styleguide import samples
from cms.styleguide.forms import SampleForm

THEMES = ("pine", "ink")
LANGUAGES = ("uk", "en")


def styleguide(request):
    """Photographed by the browser tests; for staff alone in production.

    ``?theme=`` and ``?lang=`` choose; anything else than the known ones means the first.
    """
    if not (settings.DEBUG or settings.STYLEGUIDE_PUBLIC or request.user.is_staff):
        raise Http404
    theme = _chosen(request.GET.get("theme"), THEMES)
    language = _chosen(request.GET.get("lang"), LANGUAGES)
    with override(language):
        context = samples.everything(language, theme)
        context["form"] = SampleForm({"email": "olena@", "agree": "on"}, request=request)
        context["blank_form"] = SampleForm(request=request)
        return render(request, "styleguide/index.html", context)


def _chosen(value: str | None, known: tuple[str, ...]) -> str:
    return value if value in known else known[0]

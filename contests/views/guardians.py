"""What a guardian sees by a link, without an account: the questions, and the way back.

Every link that does not work gets the same answer, whatever the cause.
"""

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from cms.consent import Scope
from contests.consent_forms import AnswerForm
from contests.domain import consents, guardians
from contests.domain.transitions import Refused

LANGUAGES = {"uk", "en"}


def by_link(view):
    """Nobody keeps the page, no address of it goes to others, and ``?lang=en`` asks for English."""

    @functools.wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def answered(request: HttpRequest, token: str) -> HttpResponse:
        wanted = request.GET.get("lang")
        language = wanted if wanted in LANGUAGES else translation.get_language()
        with translation.override(language):
            response = view(request, token)
        response["Cache-Control"] = "private, no-store"
        # Not «no-referrer»: browsers would then say nothing of where the form came from.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered


@by_link
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, in plain words, with ticks; then thanks."""
    asked = guardians.find(token, now=timezone.now())
    if asked is None:
        return _gone(request)
    form = AnswerForm(request.POST or None, contest=asked.contest)
    context = {
        "form": form, "contest": asked.contest, "text": asked.contest.consent_text,
        "child": guardians.child_of(asked), "title": asked.participant.entry.title,
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            guardians.answer(
                token=token, scopes=form.scopes, giver_name=form.cleaned_data["giver_name"],
                language=translation.get_language(),
            )  # fmt: skip
        except Refused:
            return _gone(request)
        return render(request, "contests/guardians/thanks.html", {**context, "email": asked.email})
    return render(request, "contests/guardians/answer.html", context)


@by_link
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then withdraw: all, or only what was to be published."""
    asked = guardians.find_for_withdrawal(token)
    if asked is None:
        return _gone(request)
    child = guardians.child_of(asked)
    valid = consents.valid_for(child, now=timezone.now())
    context = {"contest": asked.contest, "child": child, "publishes": _publishes(valid), "valid": valid}
    if request.method == "POST" and valid:
        keep = [Scope.TAKE_PART] if request.POST.get("what") == "publication" and _publishes(valid) else []
        try:
            guardians.withdraw(token=token, keep=keep)
        except Refused:
            return _gone(request)
        return render(request, "contests/guardians/withdrawn.html", {**context, "kept": keep})
    return render(request, "contests/guardians/withdraw.html", context)


def _publishes(valid) -> bool:
    """Whether anything beyond taking part is allowed."""
    return any(set(consent.scopes) - {Scope.TAKE_PART} for consent in valid)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "contests/guardians/gone.html", status=404)

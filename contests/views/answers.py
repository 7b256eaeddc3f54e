"""Answers that a script reads."""

from functools import wraps

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from contests.domain.transitions import Refused
from contests.domain.uploads import OutOfStep


def answers_in_json(view):
    """A view whose answers a script reads: refusals too, as ``{"refusal": "…"}``."""

    @cache_control(private=True, no_store=True)
    @wraps(view)
    def answer(request, *args, **kwargs):
        if not request.user.is_authenticated:
            refusal = _("You are signed out. Sign in and go on: nothing of what was sent is lost.")
            return JsonResponse({"refusal": refusal}, status=401)
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            status = 409 if isinstance(refused, OutOfStep) else 400
            return JsonResponse({"refusal": str(refused)}, status=status)
        except Http404:
            refusal = _("This is not here any more: reload the page.")
            return JsonResponse({"refusal": refusal}, status=404)

    return answer

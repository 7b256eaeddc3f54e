"""What is kept about a signed-in person: to take away, and to erase."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from contests.domain import erasure, portability
from contests.domain.transitions import Refused

private = cache_control(private=True, no_store=True)


class EraseMyselfForm(forms.Form):
    """That it is meant."""

    sure = forms.BooleanField(
        label=gettext_lazy("Erase my account for good. This cannot be undone."),
        error_messages={"required": gettext_lazy("Tick this if you mean it.")},
    )


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """Two things to do with one's data; a POST erases the account."""
    form = EraseMyselfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erasure.erase_account(user=request.user, by=request.user, reason=_("By the person."))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("account_login")
    return render(request, "contests/people/mydata.html", {"form": form})


@private
@login_required
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """All that is kept about the person, as a ZIP."""
    return FileResponse(
        portability.pack_account(user=request.user), as_attachment=True, filename="my-data.zip"
    )

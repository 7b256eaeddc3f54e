"""What readers say back: forms at addresses of their own, for the pages themselves are kept for all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms import sites
from cms.uncached import uncached
from feedback import queries
from feedback.domain import messages, opinions
from feedback.forms import ContactForm, OpinionForm


@uncached
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a page was useful. The answer tapped on the page itself is chosen already."""
    page = _page(request, pk)
    form = OpinionForm(request.POST or None, request=request, initial={"useful": request.GET.get("useful")})
    if form.is_valid():
        opinions.note(
            page=page,
            site=sites.site_for_request(request),
            language=get_language(),
            is_useful=form.cleaned_data["useful"] == "yes",
            words=form.cleaned_data["words"],
        )
        return redirect("feedback_thanks", pk=page.pk)
    return render(
        request, "feedback/opinion.html", {"page": page, "form": form} | _ways(request), status=form.status
    )


@uncached
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Thanks for an opinion, and the way back."""
    return render(request, "feedback/thanks.html", {"page": _page(request, pk)})


@uncached
def contact(request: HttpRequest) -> HttpResponse:
    """A message to one of the site's departments."""
    site = sites.site_for_request(request)
    if not queries.topics_of(site).exists():
        raise Http404
    form = ContactForm(request.POST or None, request=request, site=site)
    if form.is_valid():
        messages.send(**form.cleaned_data, language=get_language())
        copy = "?copy" if form.cleaned_data["wants_copy"] else ""
        return redirect(reverse("feedback_sent") + copy)
    return render(
        request, "feedback/contact.html", {"form": form, "days": messages.KEEP.days}, status=form.status
    )


@uncached
def sent(request: HttpRequest) -> HttpResponse:
    """The message is on its way; perhaps a link waits in the writer's mailbox."""
    return render(request, "feedback/sent.html", {"copy": "copy" in request.GET})


@uncached
def copy(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, for programs that check letters follow links too; then send the copy."""
    message = messages.by_link(token)
    is_there = message is not None
    if is_there and request.method == "POST":
        is_there = messages.send_copy(message=message)
    if not is_there:
        return render(request, "feedback/gone.html", status=404)
    return render(request, f"feedback/{'copied' if request.method == 'POST' else 'copy'}.html")


def _page(request: HttpRequest, pk: int) -> Page:
    page = queries.page_of(sites.site_for_request(request), get_language(), pk)
    if page is None:
        raise Http404
    return page


def _ways(request: HttpRequest) -> dict[str, str]:
    return {"contact_url": queries.contact_address(sites.site_for_request(request), get_language())}

"""What an editor sees when publishing is refused behind the form: a message, never an error page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.publishing.rule import PublishRefused, refusals
from cms.typography import nest_quotes


class PublishRefusedMiddleware:
    """Turns a refusal into messages and leads back to the page, whose draft is as it was.

    The transaction of the refused action is rolled back by then. Refusals that Wagtail or
    wagtail-localize pass over, or put into general words, are told too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        token = refusals.set([])
        try:
            response = self.get_response(request)
            for refusal in refusals.get():
                _tell(request, refusal)
        finally:
            refusals.reset(token)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublishRefused) or refusals.get() is None:
            return None
        address = _way_back(request, exception.page)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The answer that Wagtail's own dialogs expect of a finished action.
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)


def _tell(request: HttpRequest, refusal: PublishRefused) -> None:
    reasons = " ".join(problem.message for problem in refusal.problems)
    title = refusal.page.get_admin_display_title()
    words = _("“%(page)s” was not published. %(reasons)s") % {"page": title, "reasons": reasons}
    messages.error(request, nest_quotes(words))


def _way_back(request: HttpRequest, page: Page) -> str:
    """The editor of the page, or where the action was started when the page never came to be."""
    if page.pk and not page._state.adding and Page.objects.filter(pk=page.pk).exists():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return request.get_full_path()

"""What somebody without an account sees: the form, and where the links of the letters lead.

A link that was altered, is too old or serves another action is answered alike; so are an address that
is subscribed and one that is not.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from cms import sites
from cms.uncached import uncached
from subscriptions.domain import asking, links
from subscriptions.domain.letters import described
from subscriptions.feeds import feeds_of
from subscriptions.forms import ChoicesForm, SubscribeForm, as_chosen
from subscriptions.models import Subscriber
from subscriptions.topics import value_of


@uncached
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form, and the ways to follow without letters; then what to do next."""
    site = sites.site_for_request(request)
    language = get_language()
    wanted = [value_of(site.pk, key) for key in request.GET.getlist("topic")]
    initial = {"topics": wanted, "language": language}
    form = SubscribeForm(request.POST or None, request=request, site=site, initial=initial)
    if request.method == "POST" and form.is_valid():
        asking.ask(email=form.cleaned_data["email"], site=site, **form.details())
        return render(request, "subscriptions/asked.html", {"email": form.cleaned_data["email"]})
    context = {"form": form, "feeds": feeds_of(site, language)}
    return render(request, "subscriptions/subscribe.html", context, status=form.status)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "subscriptions/gone.html", status=404)


@uncached
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, for programs that check letters follow links too; then confirm."""
    subscriber = links.find(token, links.CONFIRM)
    if subscriber is None:
        return _gone(request)
    if request.method == "POST":
        try:
            subscriber = asking.confirm(subscriber=subscriber)
        except Subscriber.DoesNotExist:
            return _gone(request)
        context = {"manage_url": links.address(subscriber, links.MANAGE), **described(subscriber)}
        return render(request, "subscriptions/confirmed.html", context)
    context = {"email": subscriber.email, **described(subscriber)}
    return render(request, "subscriptions/confirm.html", context)


@uncached
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody has chosen, to be changed; and the way out."""
    subscriber = links.find(token, links.MANAGE)
    if subscriber is None:
        return _gone(request)
    form = ChoicesForm(request.POST or None, site=subscriber.site, initial=as_chosen(subscriber))
    saved = request.method == "POST" and form.is_valid()
    if saved:
        try:
            subscriber = asking.change(subscriber=subscriber, **form.details())
        except Subscriber.DoesNotExist:
            return _gone(request)
    context = {
        "form": form,
        "email": subscriber.email,
        "saved": saved,
        "leave_url": links.address(subscriber, links.LEAVE),
    }
    return render(request, "subscriptions/manage.html", context, status=422 if form.errors else 200)


# Mail programs post here by themselves, without a cookie (RFC 8058): the link alone says who.
@csrf_exempt
@uncached
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to leave; then leave. Leaving twice is no error."""
    subscriber = links.find(token, links.LEAVE)
    if request.method == "POST":
        if subscriber is not None:
            asking.leave(subscriber=subscriber)
        return render(request, "subscriptions/left.html")
    return _gone(request) if subscriber is None else render(request, "subscriptions/leave.html")

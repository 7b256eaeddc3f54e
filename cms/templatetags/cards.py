"""Cards of lists: the same few stand on many pages, so each process renders them once."""

from dataclasses import is_dataclass

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.cache.memo import memoised
from cms.cache.tags import PICTURES, SHELL, version_now

register = template.Library()


@register.simple_tag
def card(item, kind: str = "", **options) -> SafeString:
    """An item of a list as a card, ``components/card.html`` or ``components/card_<kind>.html``.

    Args:
        item: a :class:`cms.registries.ListingItem`, or whatever the card's template takes.
        kind: ``lead`` or ``service``; a plain card by default.
        options: further variables of the card's template.
    """
    name = f"components/card_{kind}.html" if kind else "components/card.html"
    given = tuple(sorted(options.items()))
    # A row is equal to itself after a change too; what is made of values is not.
    if settings.DEBUG or not is_dataclass(item):
        return _render(name, item, given)
    return _rendered(name, item, given, get_language(), version_now(PICTURES))


def _render(name: str, item, options: tuple) -> SafeString:
    return render_to_string(name, {"item": item, **dict(options)})


@memoised(SHELL)
def _rendered(name: str, item, options: tuple, _language: str | None, _pictures: int) -> SafeString:
    return _render(name, item, options)

"""What pages of a signed-in person need."""

from dataclasses import replace

from django import template

from cms.registries import rooms_of
from cms.shell import Link

register = template.Library()


@register.simple_tag(takes_context=True)
def personal_rooms(context) -> list[Link]:
    """The ways between the rooms that are open to the signed-in person; empty for strangers."""
    request = context["request"]
    if not request.user.is_authenticated:
        return []
    return [replace(link, current=request.path_info.startswith(link.url)) for link in rooms_of(request.user)]

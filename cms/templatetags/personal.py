"""What pages of a signed-in person need."""

from django import template

from cms import registries
from cms.shell import Link

register = template.Library()


@register.simple_tag(takes_context=True)
def personal_rooms(context) -> list[Link]:
    """The ways between the rooms that are open to the signed-in person; empty for strangers."""
    request = context["request"]
    if not request.user.is_authenticated:
        return []
    links = [link for _name, provider in registries.rooms for link in provider(request.user)]
    return [Link(link.label, link.url, request.path_info.startswith(link.url)) for link in links]

"""The shell, for the base template."""

from django import template

from home.shell import shell_for

register = template.Library()


@register.simple_tag(takes_context=True)
def shell(context):
    """The shell of this response; ``None`` where there is no request (the 500 page)."""
    request = context.get("request")
    if request is None:
        return None
    return shell_for(request, context.get("page"))

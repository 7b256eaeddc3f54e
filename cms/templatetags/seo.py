"""The head of a page for machines."""

from django import template

from cms.seo import describe

register = template.Library()


@register.inclusion_tag("seo/head.html", takes_context=True)
def seo_head(context, robots="", query=""):
    """Description, canonical address, languages, social networks and schema.org of the page shown.

    It needs ``page``, ``request`` and ``shell`` in the context; see :func:`cms.seo.describe`.
    """
    request, page, shell = context.get("request"), context.get("page"), context.get("shell")
    if not (request and page and shell):
        return {"seo": None}
    return {"seo": describe(page, request, shell, robots=robots, query=query)}

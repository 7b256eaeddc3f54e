"""Marks what was looked for."""

from django import template

from cms.typography import typeset
from search.marking import marked

register = template.Library()


@register.filter(name="marked")
def marked_filter(text, query):
    """A plain text, typeset, with the words of a query in ``<mark>``."""
    return marked(typeset(str(text)), query)

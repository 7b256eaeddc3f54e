"""What the templates of the blocks, and pages that show the contents of a body, need."""

from django import template

from cms.blocks import outline
from cms.phones import linked_phones

register = template.Library()

register.simple_tag(outline.toc, name="toc")
register.simple_tag(outline.anchor, name="heading_anchor")
register.filter("linked_phones", linked_phones)

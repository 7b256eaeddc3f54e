"""What the templates of the blocks, and pages that show the contents of a body, need."""

from django import template

from cms.blocks import BodyBlock, outline
from cms.phones import linked_phones

register = template.Library()

register.simple_tag(outline.toc, name="toc")
register.simple_tag(outline.anchor, name="heading_anchor")
register.filter("linked_phones", linked_phones)


@register.simple_tag
def sample_body():
    """A body with every block as the block picker previews it, for the pattern page."""
    body = BodyBlock()
    return body.to_python([(name, block.get_preview_value()) for name, block in body.child_blocks.items()])

"""StreamField blocks: what editors build the body of a page from. There is no raw HTML."""

from cms.blocks.body import BodyBlock

__all__ = ["BodyBlock"]

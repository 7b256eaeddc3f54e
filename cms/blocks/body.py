"""The body of every page type."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.data import FiguresBlock, StagesBlock
from cms.blocks.layout import CallToActionBlock, ContactsBlock, PlacesBlock
from cms.blocks.media import CaptionedImageBlock, DownloadsBlock, GalleryBlock, VideoBlock
from cms.blocks.outline import headings
from cms.blocks.prefetch import references_prefetched
from cms.blocks.tables import DataTableBlock
from cms.blocks.text import (
    AccordionBlock,
    ChecklistBlock,
    HeadingBlock,
    NoticeBlock,
    QuoteBlock,
    RichTextBlock,
    StepsBlock,
)


@dataclass(frozen=True)
class Part:
    """A block of a body as its template needs it.

    Args:
        block: the bound block.
        anchor: the id of a heading, else empty.
        title_level: the heading level of a title inside the block, one below the heading above it.
    """

    block: blocks.BoundBlock
    anchor: str
    title_level: int


class BodyBlock(blocks.StreamBlock):
    """All that a page may be built from."""

    rich_text = RichTextBlock(group=_("Words"))
    heading = HeadingBlock(group=_("Words"))
    notice = NoticeBlock(group=_("Words"))
    quote = QuoteBlock(group=_("Words"))
    steps = StepsBlock(group=_("Words"))
    checklist = ChecklistBlock(group=_("Words"))
    accordion = AccordionBlock(group=_("Words"))
    image = CaptionedImageBlock(group=_("Pictures and files"))
    gallery = GalleryBlock(group=_("Pictures and files"))
    video = VideoBlock(group=_("Pictures and files"))
    downloads = DownloadsBlock(group=_("Pictures and files"))
    figures = FiguresBlock(group=_("Data"))
    table = DataTableBlock(group=_("Data"))
    stages = StagesBlock(group=_("Data"))
    call_to_action = CallToActionBlock(group=_("Ways on"))
    contacts = ContactsBlock(group=_("Ways on"))
    places = PlacesBlock(group=_("Ways on"))

    class Meta:
        template = "blocks/body.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            self._check_outline(cleaned)
        return cleaned

    def _check_outline(self, body):
        """Raise the error of the first subsection that no section is above."""
        first = next(headings(body), None)
        if first and first[1].level != 2:
            message = _("A subsection needs a section above it: make this heading a section.")
            error = StructBlockValidationError(block_errors={"level": ValidationError(message)})
            raise StreamBlockValidationError(block_errors={first[0]: error})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["parts"] = self._parts(value)
        return context

    def _parts(self, body) -> list[Part]:
        outline = dict(headings(body))
        parts, level = [], 1
        for index, block in enumerate(body):
            heading = outline.get(index)
            if heading:
                level = heading.level
            parts.append(Part(block, heading.anchor if heading else "", level + 1))
        return parts

    def render(self, value, context=None):
        with references_prefetched(value, request=(context or {}).get("request")):
            return super().render(value, context)

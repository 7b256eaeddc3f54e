"""The body of every page type."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.data import DataTableBlock, FiguresBlock, StagesBlock
from cms.blocks.layout import CallToActionBlock, ContactsBlock, PlacesBlock
from cms.blocks.media import CaptionedImageBlock, DownloadsBlock, GalleryBlock, VideoBlock
from cms.blocks.text import (
    AccordionBlock,
    ChecklistBlock,
    HeadingBlock,
    NoticeBlock,
    ProseBlock,
    QuoteBlock,
    StepsBlock,
)


class BodyBlock(blocks.StreamBlock):
    """All that a page may be built from."""

    rich_text = ProseBlock(group=_("Words"))
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

"""Blocks of pictures, video and files."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.text import ProseBlock


class CaptionedImageBlock(blocks.StructBlock):
    """A picture with its caption; alternative text and credit belong to the picture itself."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=255, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    images = blocks.ListBlock(CaptionedImageBlock(), min_num=2, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A video behind a still picture: nothing comes from outside until the reader asks for it."""

    url = blocks.URLBlock(label=_("Address of the video"), help_text=_("YouTube or Vimeo"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    still = ImageChooserBlock(label=_("Still picture"))
    duration = blocks.CharBlock(label=_("Duration"), max_length=20, required=False)
    transcript = ProseBlock(label=_("Transcript"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"


class DownloadsBlock(blocks.StructBlock):
    """Documents, each with its type, size and date."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    items = blocks.ListBlock(DownloadBlock(), min_num=1, label=_("Documents"))

    class Meta:
        icon = "download"
        label = _("Documents")
        template = "blocks/downloads.html"

"""Blocks of pictures, video and files."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import previews
from cms.blocks.base import DocumentBlock, LineBlock, MeasureBlock, PictureBlock, ProseBlock
from cms.blocks.videos import Video, find_video, validate_video_address


class CaptionedImageValue(blocks.StructValue):
    @property
    def shown(self):
        """The picture, unless it was deleted or is withheld: its caption goes with it."""
        image = self.get("image")
        return None if image is None or image.withheld else image


class CaptionedImageBlock(blocks.StructBlock):
    """A picture with its caption; alternative text and credit belong to the picture itself."""

    image = PictureBlock(label=_("Picture"))
    caption = LineBlock(
        label=_("Caption"),
        max_length=255,
        required=False,
        help_text=_("What the picture itself does not tell. The author and licence are shown by themselves."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("One picture with its caption, author and licence.")
        template = "blocks/image.html"
        value_class = CaptionedImageValue
        preview_value = previews.IMAGE


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    images = blocks.ListBlock(CaptionedImageBlock(), min_num=2, label=_("Pictures"))

    class Meta:
        icon = "copy"
        label = _("Gallery")
        description = _("Two pictures or more, side by side. Nothing moves by itself.")
        template = "blocks/gallery.html"
        preview_value = previews.GALLERY


class VideoValue(blocks.StructValue):
    """The value of a video block, which knows where the video is watched."""

    @property
    def video(self) -> Video | None:
        return find_video(self.get("url") or "")

    @property
    def provider(self) -> str:
        """The provider's name; empty when the address is not understood."""
        return self.video.provider if self.video else ""

    @property
    def embed_url(self) -> str:
        """Where the provider plays the video without cookies; empty when it is not understood."""
        return self.video.embed_url if self.video else ""


class VideoBlock(blocks.StructBlock):
    """A video behind a still picture: nothing comes from outside until the reader asks for it."""

    url = blocks.URLBlock(
        label=_("Address of the video"),
        help_text=_("On YouTube or Vimeo. Nothing is loaded from there until the reader asks for it."),
        validators=[validate_video_address],
    )
    title = LineBlock(label=_("Title"), max_length=200)
    still = PictureBlock(label=_("Still picture"), help_text=_("What is seen before the video starts."))
    duration = MeasureBlock(
        label=_("Duration"),
        max_length=20,
        required=False,
        help_text=_("For example 3:45."),
        search_index=False,
    )
    transcript = ProseBlock(
        label=_("Transcript"),
        required=False,
        help_text=_("What is said and shown, for those who do not hear it or would rather read."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        label_format = "{title}"
        description = _("A video of YouTube or Vimeo behind a still picture.")
        template = "blocks/video.html"
        value_class = VideoValue
        preview_value = previews.VIDEO


class DownloadBlock(blocks.StructBlock):
    document = DocumentBlock(label=_("Document"))
    title = LineBlock(
        label=_("Title"), max_length=200, required=False, help_text=_("By default the document's own.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        label_format = "{title}"


class DownloadsBlock(blocks.StructBlock):
    """Documents, each with its type, size and date."""

    title = LineBlock(label=_("Title"), max_length=150, required=False)
    items = blocks.ListBlock(DownloadBlock(), min_num=1, label=_("Documents"))

    class Meta:
        icon = "download"
        label = _("Documents")
        label_format = "{title}"
        description = _("Files to download, each with its type, size and date.")
        template = "blocks/downloads.html"
        preview_value = staticmethod(previews.downloads)

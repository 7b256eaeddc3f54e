"""The one way in for pictures: looked at, re-encoded elsewhere, and only then stored."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cms.media import confined, sniff

EXTENSION_OF = {sniff.JPEG: "jpg", sniff.PNG: "png", sniff.WEBP: "webp"}

REFUSALS = {
    "too_large": _("The file is too large: at most %(limit)s."),
    "unknown": _("This is not a picture that we can show. Save it as JPEG, PNG or WebP."),
    "svg": _("SVG drawings are not accepted: they may carry programs. Save it as PNG."),
    "heic": _("This is a HEIC photo of an iPhone. Save it as JPEG and upload that."),
    "mislabelled": _("The file's name does not match what is inside (%(kind)s). Save the picture again."),
    "something_else": _("There is something besides a picture in this file. Save the picture again."),
    "too_many_pixels": _("The picture is too large: at most %(megapixels)d megapixels. Make it smaller."),
    "too_heavy": _("The picture needs too much memory to open. Make it smaller and upload it again."),
    "too_slow": _("The picture takes too long to open. Make it smaller and upload it again."),
    "broken": _("The picture is damaged or incomplete. Save it again and upload that."),
}


def refusal(code: str, **params) -> ValidationError:
    """The error that says in plain words why a picture is not accepted."""
    return ValidationError(REFUSALS[code], code=code, params=params)


class ReencodedPicture(ContentFile):
    """A picture that went through the recoder: no metadata, a random name, known dimensions.

    ``source_size`` is the width and height that it came with.
    """

    def __init__(self, content: bytes, *, kind: str, size: tuple[int, int], source: tuple[int, int]):
        super().__init__(content, name=f"{uuid.uuid4().hex}.{EXTENSION_OF[kind]}")
        self.width, self.height = size
        self.source_size = tuple(source)


def reencode(file: File, *, most_bytes: int | None = None) -> ReencodedPicture:
    """A clean picture made from an uploaded ``file``.

    Takes seconds for a large one: call it outside of transactions.

    Args:
        file: any Django file; its name is used only to tell a mislabelled one.
        most_bytes: how large the file may be; by default what the picture library takes.

    Raises:
        ValidationError: in words for whoever uploads; ``code`` is a key of :data:`REFUSALS`.
    """
    if isinstance(file, ReencodedPicture):
        return file
    data = _read(file, most_bytes or settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    kind = sniff.picture_kind(data[:1024])
    if kind in {sniff.SVG, sniff.HEIC}:
        raise refusal(kind)
    if kind is None:
        raise refusal("unknown")
    if not sniff.name_agrees(PurePath(file.name or "").name, kind):
        raise refusal("mislabelled", kind=kind.upper())
    if sniff.is_something_else_too(data):
        raise refusal("something_else")
    return _recode_elsewhere(data)


def _read(file: File, limit: int) -> bytes:
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise refusal("too_large", limit=filesizeformat(limit))
    return data


def _recode_elsewhere(data: bytes) -> ReencodedPicture:
    max_pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        said, content = confined.run(
            "cms.media.recode",
            data,
            memory=settings.IMAGE_DECODER_MEMORY,
            seconds=settings.IMAGE_DECODER_SECONDS,
            arguments=(max_pixels, settings.IMAGE_STORED_SIDE),
        )
    except confined.Refused as refused:
        raise refusal(refused.code, megapixels=max_pixels // 1_000_000) from refused
    return ReencodedPicture(content, **said)

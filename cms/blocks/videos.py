"""Addresses of videos: which are understood, and where each is watched with the least tracking."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?P<id>\d+)(/(?P<hash>[0-9a-f]+))?/?")


@dataclass(frozen=True)
class Video:
    """A video of a known provider.

    Args:
        provider: the provider's name, as readers know it.
        embed_url: where the provider plays it without cookies.
    """

    provider: str
    embed_url: str


def find_video(url: str) -> Video | None:
    """The video at ``url`` of YouTube or Vimeo; ``None`` for any other address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in {"http", "https"}:
        return None
    if host == "youtube.com" and parts.path == "/watch":
        return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host == "youtu.be":
        return _youtube(parts.path.strip("/"))
    if host == "vimeo.com" and (match := _VIMEO_PATH.fullmatch(parts.path)):
        # An unlisted video has a hash beside its number.
        unlisted = f"&h={match['hash']}" if match["hash"] else ""
        return Video("Vimeo", f"https://player.vimeo.com/video/{match['id']}?dnt=1{unlisted}")
    return None


def _youtube(video_id: str) -> Video | None:
    if not _YOUTUBE_ID.fullmatch(video_id):
        return None
    return Video("YouTube", f"https://www.youtube-nocookie.com/embed/{video_id}?rel=0")


def validate_video_address(url: str) -> None:
    """Raise ``ValidationError`` unless a video is found at ``url``."""
    if find_video(url) is None:
        raise ValidationError(
            _(
                "Only videos of YouTube and Vimeo can be shown. Paste an address such as "
                "https://www.youtube.com/watch?v=…, https://youtu.be/… or https://vimeo.com/…"
            )
        )

import pytest
from django.core.exceptions import ValidationError

from cms.blocks.media import VideoBlock
from cms.blocks.videos import Video, find_video, validate_video_address

YOUTUBE = Video("YouTube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=12s",
        "http://youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
    ],
)
def test_a_youtube_video_plays_without_cookies(url):
    assert find_video(url) == YOUTUBE


def test_a_vimeo_video_plays_without_tracking():
    assert find_video("https://vimeo.com/76979871") == Video(
        "Vimeo", "https://player.vimeo.com/video/76979871?dnt=1"
    )


def test_an_unlisted_vimeo_video_keeps_its_hash():
    assert find_video("https://vimeo.com/76979871/8272103f6e") == Video(
        "Vimeo", "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://www.youtube.com/@ifcity",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22%3E",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://vimeo.com/channels/staffpicks",
        "https://player.vimeo.com.example/video/1",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://[broken/watch?v=dQw4w9WgXcQ",
    ],
)
def test_anything_else_is_no_video(url):
    assert find_video(url) is None
    with pytest.raises(ValidationError):
        validate_video_address(url)


def test_the_value_of_a_block_knows_where_it_plays():
    value = VideoBlock().normalize({"url": "https://youtu.be/dQw4w9WgXcQ"})
    assert (value.provider, value.embed_url) == ("YouTube", YOUTUBE.embed_url)


def test_a_draft_without_an_address_plays_nowhere():
    value = VideoBlock().normalize({"url": None})
    assert (value.provider, value.embed_url) == ("", "")

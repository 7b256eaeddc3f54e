"""Drafts of posts, written from what is announced on a site that has a channel."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.registries import Announcement
from subscriptions.domain.noticing import public_now
from subscriptions.telegram.api import token_of
from subscriptions.telegram.models import Channel, Post
from subscriptions.telegram.wording import LONGEST, length, shortened, worded

LOOK_BACK = timedelta(days=2)
"""What is older when it is first seen is no news for a channel."""
KEEP = timedelta(days=90)


def open_channels() -> list[Channel]:
    """The channels into which something can be posted."""
    named = Channel.objects.exclude(address="").select_related("site", "site__root_page")
    return [channel for channel in named if token_of(channel.site)]


def draft_all(*, now: datetime | None = None) -> int:
    """Write drafts of what is new on every site with a channel, in the city's language.

    Args:
        now: the moment (aware); by default the present one.

    Returns:
        How many were written.
    """
    now = now or timezone.now()
    return sum(_draft(channel, now) for channel in open_channels())


def _draft(channel: Channel, now: datetime) -> int:
    since = max(channel.since, now - LOOK_BACK)
    found = public_now(channel.site, SOURCE_LANGUAGE, since=since, now=now)
    known = set(
        Post.objects.filter(site=channel.site, name__in=found).values_list("name", flat=True)
    )  # fmt: skip
    new = [one for name, one in found.items() if name not in known and one.when > since]
    # Two schedulers at once: the constraint knows better which came first.
    Post.objects.bulk_create([_post(one, channel, now) for one in new], ignore_conflicts=True)
    return len(new)


def _post(announcement: Announcement, channel: Channel, now: datetime) -> Post:
    title, url = shortened(announcement.title, 250), announcement.url
    room = LONGEST - length(worded(title, "", url).text) - len("\n\n")
    goes = None if channel.minutes is None else now + timedelta(minutes=channel.minutes)
    return Post(
        site=channel.site, name=announcement.name, title=title,
        text=shortened(announcement.text.strip(), room), url=url, announced_at=announcement.when,
        state=Post.State.DRAFT, send_after=goes,
    )  # fmt: skip


def is_public(post: Post, *, now: datetime) -> bool:
    """Whether readers still find what the post tells of."""
    since = post.announced_at - timedelta(minutes=1)
    return post.name in public_now(post.site, SOURCE_LANGUAGE, since=since, now=now)


def forget_old(*, now: datetime | None = None) -> int:
    """Delete posts announced more than 90 days ago.

    Returns:
        How many were deleted.
    """
    return Post.objects.filter(announced_at__lt=(now or timezone.now()) - KEEP).delete()[0]

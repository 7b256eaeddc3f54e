"""From the queue to the channel: claimed, sent, and the outcome written down.

A post is claimed before Telegram is talked to, and no transaction is open meanwhile. Should the process
be killed then, the post stays claimed until :func:`mark_stuck` shows it to a person: nobody can know
whether it went out. Of a channel one post is on its way at a time, so the limits hold for all workers.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import move
from subscriptions.telegram import api
from subscriptions.telegram.domain.drafting import is_public, open_channels
from subscriptions.telegram.domain.posts import TABLE
from subscriptions.telegram.models import Channel, Post
from subscriptions.telegram.wording import worded

logger = logging.getLogger(__name__)
State = Post.State

APART = timedelta(seconds=1)
A_MINUTE, MOST_A_MINUTE = timedelta(minutes=1), 20
"""Telegram takes a message a second for a chat, and twenty a minute (core.telegram.org/bots/faq)."""

BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LOST_AFTER = timedelta(minutes=10)
"""A post claimed for so long has lost its worker."""


def deliver_due() -> int:
    """Send what is due in every channel, as far as the limits let it.

    Returns:
        How many posts were sent.
    """
    return sum(_deliver(channel) for channel in open_channels())


def _deliver(channel: Channel) -> int:
    sent = 0
    for _turn in range(MOST_A_MINUTE):
        post = claim(channel, now=timezone.now())
        if post is None or not _send(post, channel):
            break
        sent += 1
        time.sleep(APART.total_seconds())
    return sent


@transaction.atomic(durable=True)
def claim(channel: Channel, *, now: datetime) -> Post | None:
    """Take the channel's next due post for sending, if one may be sent now.

    A draft whose time has come goes as it is. What readers do not find any more is never sent.

    Args:
        channel: whose.
        now: the moment (aware).
    """
    channel = Channel.objects.select_for_update().get(pk=channel.pk)
    if not _may_send(channel, now):
        return None
    due = Post.objects.filter(
        site=channel.site_id, state__in=[State.QUEUED, State.DRAFT], send_after__lte=now
    ).order_by("send_after", "announced_at", "pk")
    for post in due.select_related("site", "site__root_page"):
        if is_public(post, now=now):
            break
        move(post, "cancel", TABLE, by=None, reason=_("It is not public any more."), now=now)
    else:
        return None
    post.state, post.claimed_at, post.chat = State.SENDING, now, channel.address
    post.attempts = F("attempts") + 1
    post.save(update_fields=["state", "claimed_at", "chat", "attempts"])
    post.refresh_from_db()
    return post


def _may_send(channel: Channel, now: datetime) -> bool:
    if channel.paused_until and channel.paused_until > now:
        return False
    posts = Post.objects.filter(site=channel.site_id)
    if posts.filter(state=State.SENDING, claimed_at__gt=now - LOST_AFTER).exists():
        return False
    claims = posts.filter(chat=channel.address, claimed_at__gt=now - A_MINUTE)
    last = claims.order_by("-claimed_at").values_list("claimed_at", flat=True).first()
    return claims.count() < MOST_A_MINUTE and (last is None or last <= now - APART)


def _send(post: Post, channel: Channel) -> bool:
    """Give the post to Telegram and note what became of it."""
    words = worded(post.title, post.text, post.url)
    try:
        number = api.send_message(
            token=api.token_of(channel.site), chat=post.chat, html=words.html, preview_url=post.url
        )
    except (api.Refused, api.Unknown) as error:
        _get_stuck(post, str(error))
    except api.TooMany as error:
        Channel.objects.filter(pk=channel.pk).update(paused_until=timezone.now() + error.wait)
        _put_back(post, error, after=error.wait, counts=False)
    except api.TryLater as error:
        if post.attempts > len(BACKOFF):
            _get_stuck(post, str(error))
        else:
            _put_back(post, error, after=BACKOFF[post.attempts - 1])
    else:
        # Stuck too: Telegram may have been so slow that the post was taken for lost meanwhile.
        _claimed(post, State.SENDING, State.STUCK).update(
            state=State.SENT, sent_at=timezone.now(), message_number=number, error=""
        )
        return True
    return False


def _claimed(post: Post, *states: str):
    return Post.objects.filter(pk=post.pk, state__in=states, claimed_at=post.claimed_at)


def _put_back(post: Post, error: Exception, *, after: timedelta, counts: bool = True) -> None:
    logger.warning("Post %s was not sent: %s", post.pk, error)
    _claimed(post, State.SENDING).update(
        state=State.QUEUED, send_after=timezone.now() + after, error=str(error),
        attempts=F("attempts") if counts else F("attempts") - 1,
    )  # fmt: skip


@transaction.atomic
def _get_stuck(post: Post, error: str, *, now: datetime | None = None) -> bool:
    found = _claimed(post, State.SENDING).select_for_update().first()
    if found is None:
        return False
    logger.warning("Post %s is stuck: %s", post.pk, error)
    move(found, "get_stuck", TABLE, by=None, reason=error, now=now, changes={"error": error})
    return True


def mark_stuck(*, now: datetime | None = None) -> int:
    """Show a person the posts whose worker was killed between claiming and sending them.

    Returns:
        How many there were.
    """
    now = now or timezone.now()
    lost = Post.objects.filter(state=State.SENDING, claimed_at__lt=now - LOST_AFTER)
    words = _("The worker was lost while it sent this post: look into the channel whether it is there.")
    return sum(_get_stuck(post, words, now=now) for post in lost)

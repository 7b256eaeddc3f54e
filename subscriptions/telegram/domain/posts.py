"""What may be done with a post, and from which state."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.transitions import Table, may, move, wrong_state
from subscriptions.telegram.models import Post

State = Post.State

TABLE: Table = {
    "queue": ({State.DRAFT}, State.QUEUED),
    "hold": ({State.QUEUED}, State.DRAFT),
    "cancel": ({State.DRAFT, State.QUEUED, State.STUCK}, State.CANCELLED),
    # It may have been posted: so a person decides this, and never the machine.
    "send_again": ({State.STUCK}, State.QUEUED),
    "get_stuck": ({State.SENDING}, State.STUCK),
}
DECISIONS = ("queue", "hold", "send_again", "cancel")
"""What a person may decide, in the order in which it is offered."""


def decisions_on(post: Post) -> list[str]:
    """What may be decided about a post now."""
    return [name for name in DECISIONS if may(post, name, TABLE)]


@transaction.atomic
def revise(
    *, post: Post, title: str, text: str, decision: str = "", by: Any, now: datetime | None = None
) -> Post:
    """Change the words of a draft, and do what a person has decided.

    Args:
        post: about which.
        title: the new title.
        text: the new words.
        decision: one of :data:`DECISIONS`; empty: none.
        by: who.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: it has gone, or got into another state, meanwhile.
    """
    now = now or timezone.now()
    post = Post.objects.select_for_update().select_related("site").get(pk=post.pk)
    if (title, text) != (post.title, post.text):
        if post.state != State.DRAFT:
            raise wrong_state(post)
        post.title, post.text = title, text
        post.save(update_fields=["title", "text"])
    if decision:
        move(post, decision, TABLE, by=by, now=now, changes=_changes(decision, now))
    return post


def _changes(decision: str, now: datetime) -> dict[str, Any]:
    if TABLE[decision][1] == State.QUEUED:
        return {"send_after": now, "attempts": 0, "error": ""}
    return {"send_after": None} if decision == "hold" else {}

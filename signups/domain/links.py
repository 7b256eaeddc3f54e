"""Links that act for somebody without an account. Each serves one action only, and for so long."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms import signed_links
from signups.models import SignUp

CONFIRM, AGREE, MANAGE, CERTIFICATE = "confirm", "agree", "manage", "certificate"
LASTS = {CONFIRM: timedelta(hours=48), AGREE: timedelta(days=7)}
"""How long a link works; one that is not named works until the session's end, as does that of a guardian
who has consented, and the one to a certificate until the personal data is removed."""


def address(sign_up: SignUp, action: str) -> str:
    """The link by which ``action`` is done, in the language of whoever signed up, with the host."""
    return signed_links.address_of(
        f"sign_up_{action}", _purpose(action), sign_up.key,
        site=sign_up.session.site, language=sign_up.language,
    )  # fmt: skip


def path_of(sign_up: SignUp, action: str) -> str:
    """The same for a page of its own site: without the host, in the language that is active."""
    return signed_links.path_of(f"sign_up_{action}", _purpose(action), sign_up.key)


def find(token: str, action: str, *, now: datetime | None = None) -> SignUp | None:
    """Whose link it is; ``None`` when it is too old, another action's, altered, or nobody's any more."""
    key = signed_links.key_of(token, _purpose(action), lasts=LASTS.get(action))
    sign_ups = SignUp.objects.select_related("session__institution", "session__site")
    if key is None and action == AGREE:
        # By the same link consent is withdrawn.
        key = signed_links.key_of(token, _purpose(action))
        sign_ups = sign_ups.exclude(guardian_agreed_at=None)
    found = sign_ups.filter(key=key, session__cleaned_at=None)
    if action != CERTIFICATE:
        found = found.filter(session__ends_at__gt=now or timezone.now())
    return found.first()


def _purpose(action: str) -> str:
    return f"signups.{action}"

"""Links that act for somebody without an account: each serves one action only, and for so long.

What a link names is signed, not hidden: give rows random keys, and let links name these.
"""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site


def token_for(purpose: str, key: UUID) -> str:
    """What stands in the address of a link.

    Args:
        purpose: a dotted name of what it does, such as ``signups.confirm``; no other purpose takes it.
        key: of the row that it acts on.
    """
    return _signer(purpose).sign(key.hex)


def path_of(view: str, purpose: str, key: UUID) -> str:
    """Where a link leads on its own site, in the language that is active.

    Args:
        view: the name of the view that answers there, which takes the token alone.
        purpose: what the link does.
        key: of the row that it acts on.
    """
    return reverse(view, args=[token_for(purpose, key)])


def address_of(view: str, purpose: str, key: UUID, *, site: Site, language: str) -> str:
    """The whole address of a link, as it stands in a letter: :func:`path_of` with a host.

    Args:
        view, purpose, key: of the link.
        site: whose host it leads to.
        language: code of the language in which its page speaks, that of the letter.
    """
    with translation.override(language):
        return site.root_url + path_of(view, purpose, key)


def key_of(token: str, purpose: str, *, lasts: timedelta | None = None) -> UUID | None:
    """Whom a token names; ``None`` when it was altered, is too old or serves another purpose.

    Args:
        token: from the address.
        purpose: what it has to serve.
        lasts: how long after it was made it works; by default for ever.
    """
    try:
        return UUID(_signer(purpose).unsign(token, max_age=lasts))
    except (signing.BadSignature, ValueError):
        return None


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"link.{purpose}")

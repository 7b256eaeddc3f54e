"""What changes accounts."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User, UserManager

UNCONFIRMED_KEPT = timedelta(days=7)


def is_free(email: str, *, besides=None) -> bool:
    """Whether nobody signs in with ``email``, ``besides`` perhaps the user who is asked about."""
    email = UserManager.normalise(email)
    addresses = EmailAddress.objects.filter(email=email, verified=True)
    if besides is not None and besides.pk:
        addresses = addresses.exclude(user=besides)
    return not addresses.exists()


@transaction.atomic
def vouch_for_email(*, user) -> EmailAddress:
    """Let ``user`` sign in with the address in their row without confirming it by a letter.

    For addresses that an administrator typed. Should another one have been the main address, then
    it no longer signs anybody in: neither it nor what was added beside it.

    Raises:
        ValidationError: somebody else signs in with the address.
    """
    email = UserManager.normalise(user.email)
    if not is_free(email, besides=user):
        raise ValidationError({"email": _("This address is already in use.")}, code="unique")
    known = EmailAddress.objects.filter(user=user)
    if not known.filter(email=email, primary=True).exists():
        known.delete()
    return known.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})[0]


def distrust_unproven_password(*, user) -> None:
    """Forget a password that was set before anybody proved to read the account's letters.

    Somebody may have signed up with another person's address and a password of their own. Once that
    person comes in with a code from a letter, the account is theirs, and the password must not open it.
    """
    if user.has_usable_password() and not EmailAddress.objects.filter(user=user, verified=True).exists():
        user.set_unusable_password()
        user.save(update_fields=["password"])


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete accounts that somebody began a week ago, and nobody confirmed or was given a part in.

    Args:
        now: the moment (aware); by default the present one.

    Returns:
        How many were deleted.
    """
    begun = User.objects.filter(
        date_joined__lt=(now or timezone.now()) - UNCONFIRMED_KEPT,
        last_login=None,
        groups=None,
        is_staff=False,
        is_superuser=False,
    )
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    forgotten = begun.exclude(pk__in=confirmed)
    count = forgotten.count()
    forgotten.delete()
    return count

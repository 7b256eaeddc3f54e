"""The people of a jury: invited, let in once without a password, reminded, let go."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain import vouch_for_email
from accounts.models import User, UserManager
from accounts.permissions import may_edit
from cms import audit
from contests.domain import phases
from contests.domain.assignment import give_entries
from contests.domain.jury_letters import write_invitation, write_reminder
from contests.domain.transitions import Refused, locked_contest
from contests.models import Assignment, Contest, ContestStage, Juror, State
from contests.permissions import knows_authors
from contests.queries import looked_at

WAY_IN_LASTS = timedelta(days=14)
REMIND_DAYS_BEFORE = (3, 1)
"""How many days before the end of the judging jurors with entries left are written to."""


@transaction.atomic
def invite(
    *,
    contest: Contest,
    email: str,
    by: Any,
    first_name: str = "",
    last_name: str = "",
    public_name: str = "",
    institution=None,
    now: datetime | None = None,
) -> Juror:
    """Put somebody on the jury, with an account if they have none, and write to them.

    Whoever has no password gets a link that signs them in once. Inviting again sends another letter;
    the link of the one before is void.

    Args:
        contest: for which one.
        email: where they are written to, and sign in with.
        by: the editor who invites, and vouches for the address.
        first_name: for a new account.
        last_name: for a new account.
        public_name: name and position as the contest's page gives them.
        institution: the juror's own, whose entries they never get.

    Raises:
        Refused: the account of that address is closed, or its owner could learn who the authors are.
    """
    now = now or timezone.now()
    user = _account_of(email, first_name=first_name, last_name=last_name)
    if knows_authors(user, contest):
        raise Refused(
            _("This person moderates the entries or edits the contest: whoever can see the authors "
              "cannot be on the jury.")
        )  # fmt: skip
    juror, is_new = Juror.objects.get_or_create(contest=contest, user=user)
    juror.active = True
    juror.public_name = public_name or juror.public_name
    juror.institution = institution or juror.institution
    juror.invited_at = now
    token = ""
    if enters_without_password(user):
        token = secrets.token_urlsafe(32)
        juror.way_in_until = now + WAY_IN_LASTS
    juror.way_in_hash = _hashed(token) if token else ""
    juror.save()
    audit.record(
        action="juror.invited" if is_new else "juror.invited_again", subject=juror, actor=by, now=now
    )
    write_invitation(juror, token, now=now)
    return juror


def _account_of(email: str, **names: str) -> User:
    email = UserManager.normalise(email)
    address = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    user = address.user if address else User.objects.filter(email=email).first()
    if user is None:
        return User.objects.create_user(email, None, **names)
    if not user.is_active:
        raise Refused(_("The account of this address is closed."))
    if address is None:
        # Somebody signed up with the address and never proved that it is theirs: their password goes.
        user.set_unusable_password()
        user.save(update_fields=["password"])
        vouch_for_email(user=user)
    return user


def enters_without_password(user: User) -> bool:
    """Whether a link may sign ``user`` in: never past a password, a second factor, or into the editor."""
    return not (user.has_usable_password() or is_mfa_enabled(user) or may_edit(user))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def use_way_in(*, token: str, now: datetime | None = None) -> Juror:
    """Take the one-time link of an invitation: it leads in once.

    Returns:
        The juror to sign in.

    Raises:
        Refused: it has been used, replaced or is too old, or the account has another way in by now.
    """
    now = now or timezone.now()
    juror = Juror.objects.select_for_update(of=("self",)).select_related("user").filter(
        way_in_hash=_hashed(token), way_in_until__gt=now, active=True, user__is_active=True
    ).first()  # fmt: skip
    if not token or juror is None or not enters_without_password(juror.user):
        raise Refused(_("This link has been used already or is too old. Ask the organisers for another one."))
    juror.way_in_hash = ""
    juror.joined_at = juror.joined_at or now
    juror.save(update_fields=["way_in_hash", "joined_at"])
    audit.record(action="juror.joined", subject=juror, actor=juror.user, now=now)
    return juror


@transaction.atomic
def let_go(*, juror: Juror, by: Any, reason: str = "", now: datetime | None = None) -> Juror:
    """Take somebody off the jury. What they scored counts; the rest is given to others.

    Raises:
        Refused: the scores have been signed off.
    """
    now = now or timezone.now()
    locked_contest(juror.contest_id)
    juror = Juror.objects.select_for_update(of=("self",)).select_related("contest").get(pk=juror.pk)
    if juror.contest.sign_offs.exists():
        raise Refused(_("The scores have been signed off."))
    juror.active = False
    juror.way_in_hash = ""
    juror.save(update_fields=["active", "way_in_hash"])
    audit.record(
        action="juror.let_go", subject=juror, actor=by, before="active", after="gone", reason=reason, now=now
    )
    give_entries(contest=juror.contest, by=by, now=now)
    return juror


@transaction.atomic
def remind(*, contest: Contest, by: Any = None, now: datetime | None = None) -> int:
    """Write to each juror who still has entries to score; at most one letter a day to each.

    Returns:
        To how many there is a letter of today.

    Raises:
        Refused: the jury does not score now.
    """
    now = now or timezone.now()
    if not phases.takes_scores(contest, now=now):
        raise Refused(_("The jury does not score now."))
    ends_on = phases.stage(contest, ContestStage.Kind.JUDGING).last_day
    left = Count(
        "assignments",
        filter=Q(
            looked_at("assignments__entry"),
            assignments__state=Assignment.State.OPEN,
            assignments__entry__state=State.ADMITTED,
        ),
    )
    waiting = contest.jurors.filter(active=True).select_related("user").annotate(left=left).filter(left__gt=0)
    for juror in waiting:
        write_reminder(juror, contest, ends_on, now=now)
    if by is not None:
        audit.record(
            action="jury.reminded", subject=contest, actor=by, data={"jurors": len(waiting)}, now=now
        )
    return len(waiting)


def remind_all(*, now: datetime | None = None) -> int:
    """Remind the juries whose judging ends in a few days. A job runs this every morning.

    Returns:
        How many jurors there is a letter to.
    """
    now = now or timezone.now()
    days = [timezone.localdate(now) + timedelta(days=count) for count in REMIND_DAYS_BEFORE]
    ending = ContestStage.objects.filter(kind=ContestStage.Kind.JUDGING).filter(
        Q(ends_on__in=days) | Q(ends_on=None, starts_on__in=days)
    )
    contests = Contest.objects.filter(pk__in=ending.values("contest"))
    return sum(
        remind(contest=contest, now=now) for contest in contests if phases.takes_scores(contest, now=now)
    )

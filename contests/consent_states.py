"""How the consent for each pupil stands, to be shown beside the name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.consent import Scope
from contests.domain import consents
from contests.domain.consents import Child
from contests.models import GuardianRequest, Participant


@dataclass(frozen=True)
class ConsentState:
    """A pupil's consent as it stands now.

    Args:
        scopes: what is allowed.
        link: the link sent to a guardian who has not answered yet, if any.
    """

    scopes: frozenset[str]
    link: GuardianRequest | None = None

    @property
    def is_given(self) -> bool:
        return Scope.TAKE_PART in self.scopes

    @property
    def name(self) -> str:
        """How the pupil is to be named."""
        if Scope.PUBLISH_FULL_NAME in self.scopes:
            return _("named in full")
        return _("first name") if Scope.PUBLISH_FIRST_NAME in self.scopes else _("not named")

    @property
    def words(self) -> list[str]:
        """What is allowed beyond taking part, and what is not, in two or three words each."""
        work = _("work shown") if Scope.PUBLISH_WORK in self.scopes else _("work not shown")
        return [work, self.name, *([_("photo")] if Scope.SHOW_PHOTO in self.scopes else [])]


def fetch_states(participants: Iterable[Participant], *, now: datetime | None = None) -> list[Participant]:
    """Put the :class:`ConsentState` of each pupil on it as ``consent_state``, with two queries in all."""
    now = now or timezone.now()
    participants = list(participants)
    # By the child, not by the row: who stands in a version alone has no row.
    scopes = consents.allowed([Child.of(pupil) for pupil in participants], now=now)
    waiting = GuardianRequest.objects.filter(
        participant__in=[pupil.pk for pupil in participants], answered_at=None, expires_at__gt=now
    )
    links = {link.participant_id: link for link in waiting.order_by("asked_at")}
    for pupil in participants:
        pupil.consent_state = ConsentState(scopes[Child.of(pupil)], links.get(pupil.pk))
    return participants

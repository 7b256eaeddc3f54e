"""The consent of a pupil, for templates."""

from django import template

from contests.consent_states import ConsentState, fetch_states
from contests.models import Participant

register = template.Library()


@register.simple_tag
def consent_state(participant: Participant) -> ConsentState:
    """How the consent stands; lists spare queries by ``fetch_states`` beforehand."""
    if not hasattr(participant, "consent_state"):
        fetch_states([participant])
    return participant.consent_state

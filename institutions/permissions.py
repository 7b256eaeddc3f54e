"""Who may act for an institution, and who may say so. Twins of ``institutions.queries``."""

from typing import Any

from institutions.domain.representatives import may
from institutions.models import Institution, Representative
from institutions.queries import institutions_of

CONFIRM = "institutions.confirm_representative"


def acts_for(user: Any, institution: Institution) -> bool:
    """Whether ``user`` is a confirmed representative of ``institution``."""
    return institutions_of(user).filter(pk=institution.pk).exists()


def confirms_everywhere(user: Any) -> bool:
    """Whether ``user`` confirms the people of every institution, as an editor."""
    return user.is_active and user.has_perm(CONFIRM)


def actions_on(user: Any, representative: Representative) -> set[str]:
    """What ``user`` may do with ``representative`` now: of ``confirm``, ``refuse`` and ``end``.

    Nobody confirms themselves, not even an editor.
    """
    if representative.user_id == user.pk:
        allowed = {"end"}
    elif confirms_everywhere(user) or acts_for(user, representative.institution):
        allowed = {"refuse", "confirm"} if representative.state == representative.State.WAITING else {"end"}
    else:
        allowed = set()
    return {action for action in allowed if may(representative, action)}


def imports_registry(user: Any) -> bool:
    """Whether ``user`` adds and changes institutions, one by one or from a table."""
    return user.has_perms(["institutions.add_institution", "institutions.change_institution"])


def reads_registry(user: Any) -> bool:
    """Whether ``user`` may take the registry home as a table: those who see its list in the editor."""
    return user.has_perm("institutions.view_institution") or imports_registry(user)

"""Who may act for an institution. Twins of ``institutions.queries``."""

from typing import Any

from institutions.models import Institution
from institutions.queries import institutions_of


def acts_for(user: Any, institution: Institution) -> bool:
    """Whether ``user`` is a confirmed representative of ``institution``."""
    return institutions_of(user).filter(pk=institution.pk).exists()

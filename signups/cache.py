"""From what kept pages that show sessions are made."""

from cms.cache.tags import type_tag
from signups.models import Session

SESSIONS = type_tag(Session)
"""Bumped when a session is edited, and when its places run out or are free again."""

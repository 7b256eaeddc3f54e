"""The synonyms in force, kept in each process until somebody changes one."""

from cms.cache.memo import memoised
from search.analysis.thesaurus import Thesaurus
from search.models import SynonymSet

SYNONYMS = "synonyms"
"""The tag that a change of any set bumps."""


@memoised(SYNONYMS)
def current() -> Thesaurus:
    """What stands for what, on both sites."""
    return Thesaurus.of(rule for row in SynonymSet.objects.all() for rule in row.rules())

"""Links that act for somebody without an account. Each serves one action only, and for so long."""

from datetime import timedelta

from cms import signed_links
from volunteering.models import Proposal, Support

CONFIRM_PROPOSAL, CONFIRM_SUPPORT = "proposal_confirm", "support_confirm"
LASTS = timedelta(hours=48)


def address(row: Proposal | Support, action: str) -> str:
    """The link by which ``action`` is done, in the language of whoever wrote, with the host."""
    proposal = row if isinstance(row, Proposal) else row.proposal
    return signed_links.address_of(
        action, f"volunteering.{action}", row.key, site=proposal.consultation.site, language=row.language
    )


def proposal_of(token: str) -> Proposal | None:
    """Whose link it is; ``None`` when it is too old, another action's, altered, or nobody's any more."""
    key = signed_links.key_of(token, f"volunteering.{CONFIRM_PROPOSAL}", lasts=LASTS)
    return _proposals().filter(key=key).first()


def support_of(token: str) -> Support | None:
    """The same for somebody's support."""
    key = signed_links.key_of(token, f"volunteering.{CONFIRM_SUPPORT}", lasts=LASTS)
    supports = Support.objects.select_related("proposal__consultation__site", "proposal__clause")
    return supports.filter(key=key, proposal__consultation__cleaned_at=None).first()


def _proposals():
    rows = Proposal.objects.select_related("consultation__site", "clause", "version__act")
    return rows.filter(consultation__cleaned_at=None)

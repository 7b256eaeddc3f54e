"""Letters to those who propose and support, each written in the transaction of what it tells."""

from datetime import datetime
from typing import Any

from cms.languages import SOURCE_LANGUAGE
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from volunteering.domain import links
from volunteering.models import ConsultationPage, Proposal, Support

KIND = "account.consultation"
"""Of the kind whose words are hidden from everybody but the addressee."""


def ask_to_confirm(proposal: Proposal, *, now: datetime) -> None:
    """Ask whoever gave the address whether the proposal is theirs."""
    url = links.address(proposal, links.CONFIRM_PROPOSAL)
    _write(proposal, "proposal_confirm", proposal.email, proposal.language, now, url=url)


def ask_supporter(support: Support, email: str, *, now: datetime) -> None:
    """Ask whoever gave the address whether they support the proposal."""
    url = links.address(support, links.CONFIRM_SUPPORT)
    _write(support.proposal, "support_confirm", email, support.language, now, url=url)


def tell_known_supporter(support: Support, email: str, *, now: datetime) -> None:
    """Tell whoever supports already that nothing is to be done, for the page tells nobody."""
    _write(support.proposal, "support_known", email, support.language, now)


def tell_proposer(proposal: Proposal, template: str, *, now: datetime, reason: str = "") -> None:
    """Write to whoever proposed it; to nobody once the address is forgotten.

    Args:
        proposal: theirs.
        template: its name below ``mail/volunteering/``.
        now: the moment (aware).
        reason: a moderator's words.
    """
    if proposal.email:
        _write(proposal, template, proposal.email, proposal.language, now, reason=reason)


def tell_answer(proposal: Proposal, *, now: datetime) -> None:
    """Write the answer to whoever proposed it and to those who support it and asked for it."""
    tell_proposer(proposal, "answered", now=now)
    supports = proposal.supports.exclude(email="").exclude(confirmed_at=None)
    for support in supports.exclude(email=proposal.email):
        _write(proposal, "answered", support.email, support.language, now, supported=True)


def _write(proposal: Proposal, template: str, to: str, language: str, now: datetime, **context: Any) -> None:
    consultation = proposal.consultation
    values = {
        "proposal": proposal,
        "consultation": consultation,
        "page_url": _address_of(proposal, language),
        **context,
    }
    letter = render_letter(f"volunteering/{template}", values, language)
    write_letter(to=to, **letter._asdict(), kind=f"{KIND}_{template}", about=consultation, now=now)


def _address_of(proposal: Proposal, language: str) -> str:
    """Where readers find the proposal, else its consultation; empty while no page presents it."""
    pages = ConsultationPage.objects.filter(consultation=proposal.consultation_id, live=True)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    page = by_language.get(language) or by_language.get(SOURCE_LANGUAGE)
    if page is None:
        return ""
    return page.full_url + (f"{page.PROPOSAL}{proposal.number}/" if proposal.number else "")

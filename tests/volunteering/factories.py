"""A statute with clauses, a consultation about it, proposals; every argument may be left out."""

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from tests.factories import add
from volunteering.domain import moderation, proposing, supporting
from volunteering.models import (
    Act,
    Clause,
    ClauseVersion,
    Consultation,
    ConsultationPage,
    Programme,
    ProgrammePage,
    Proposal,
    Statute,
    StatutePage,
    Support,
)

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=KYIV)
AFTER = datetime(2026, 4, 20, 9, 0, tzinfo=KYIV)
OLD = "Посвідчення волонтера видають на один рік."
NEW = "Посвідчення волонтера видають на три роки."
REASON = "Щороку переоформлювати довго."

_numbers = count(1)


def make_statute(site, **fields) -> Statute:
    return Statute.objects.create(site=site, **{"name_uk": "Положення про волонтерство", **fields})


def make_act(statute: Statute, number: str = "100-10", on: date = date(2022, 9, 15)) -> Act:
    return Act.objects.create(
        statute=statute, number=number, adopted_on=on, title_uk="Рішення про програму", title_en="Decision"
    )


def make_clause(statute: Statute, number: str = "4.2", text: str = OLD, **fields) -> Clause:
    """A clause with one version, of the statute's first act."""
    act = statute.acts.first() or make_act(statute)
    clause = Clause.objects.create(statute=statute, number=number, **fields)
    ClauseVersion.objects.create(
        clause=clause, act=act, text_uk=text, text_en=f"{text} (en)" if text else "", is_repealed=not text
    )
    return clause


def make_consultation(statute: Statute, **fields) -> Consultation:
    values = {
        "site": statute.site, "name_uk": "Що змінити в положенні", "name_en": "What to change",
        "opens_on": date(2026, 3, 1), "closes_on": date(2026, 3, 31), "answers_by": date(2026, 4, 30),
    }  # fmt: skip
    return Consultation.objects.create(statute=statute, **values | fields)


def make_pages(site, consultation: Consultation) -> ConsultationPage:
    """The pages of a programme, its statute and the consultation."""
    programme = Programme.objects.create(site=site, name_uk="Програма")
    top = add(site, ProgrammePage(title="Програма волонтерства", programme=programme))
    middle = add(top, StatutePage(title="Положення", statute=consultation.statute))
    return add(middle, ConsultationPage(title="Консультація", consultation=consultation))


def proposed(consultation: Consultation, *, now=NOW, **fields) -> Proposal:
    """Written, not confirmed yet."""
    values = {
        "clause": consultation.statute.clauses.first(), "text": NEW, "reason": REASON,
        "email": f"proposer{next(_numbers)}@example.org",
    }  # fmt: skip
    return proposing.propose(consultation=consultation, now=now, **values | fields)


def received(consultation: Consultation, *, now=NOW, **fields) -> Proposal:
    return proposing.confirm(proposal=proposed(consultation, now=now, **fields), now=now)


def published(consultation: Consultation, *, now=NOW, by=None, **fields) -> Proposal:
    return moderation.publish(proposal=received(consultation, now=now, **fields), by=by, now=now)


def supported(proposal: Proposal, email: str = "", *, now=NOW, wants_answer: bool = False) -> Support:
    email = email or f"supporter{next(_numbers)}@example.org"
    row = supporting.support(proposal=proposal, email=email, now=now)
    return supporting.confirm(support=row, wants_answer=wants_answer, now=now)

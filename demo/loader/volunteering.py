"""The volunteering programme's rows: programme, statute, consultations with their example proposals."""

import uuid
from datetime import date, timedelta

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from demo.content import schema
from volunteering.domain.transitions import ANSWERED
from volunteering.models import (
    Act,
    Clause,
    ClauseVersion,
    Consultation,
    Programme,
    ProgrammeFigure,
    ProgrammePartner,
    ProgrammeStage,
    Proposal,
    Statute,
    Support,
)


def load_volunteering(content: schema.SiteContent, site: Site) -> dict[str, Model]:
    """A site's rows by page key; those already there are left as they are."""
    rows: dict[str, Model] = {}
    for page in content.pages:
        if isinstance(page, schema.Programme):
            rows[page.key] = _found(Programme, page, site) or _programme(page, site)
        elif isinstance(page, schema.Statute):
            rows[page.key] = _found(Statute, page, site) or _statute(page, site)
        elif isinstance(page, schema.Consultation):
            statute = rows[page.statute]
            rows[page.key] = _found(Consultation, page, site) or _consultation(page, statute)
    return rows


def _found(model: type[Model], page, site: Site) -> Model | None:
    return model.objects.filter(site=site, name_uk=page.name.uk).first()


def _programme(page: schema.Programme, site: Site) -> Programme:
    programme = Programme(site=site, **_pair("name", page.name), **_pair("aims", page.aims))
    programme.stages = [
        ProgrammeStage(
            sort_order=order, starts_on=stage.starts_on, ends_on=stage.ends_on, precision=stage.precision,
            **_pair("label", stage.label),
        )
        for order, stage in enumerate(page.stages)
    ]  # fmt: skip
    programme.figures = [
        ProgrammeFigure(
            sort_order=order, value=figure.value, source_title=figure.source.title,
            source_url=figure.source.url, **_pair("label", figure.label), **_pair("as_of", figure.as_of),
        )
        for order, figure in enumerate(page.figures)
    ]  # fmt: skip
    programme.partners = [
        ProgrammePartner(sort_order=order, **_pair("name", partner.name), **_pair("does", partner.does))
        for order, partner in enumerate(page.partners)
    ]
    programme.save()
    return programme


def _statute(page: schema.Statute, site: Site) -> Statute:
    statute = Statute.objects.create(site=site, **_pair("name", page.name))
    acts = {
        act.number: Act.objects.create(
            statute=statute, number=act.number, adopted_on=_day(act.adopted), **_pair("title", act.title)
        )
        for act in page.acts
    }
    for content in page.clauses:
        clause = Clause.objects.create(
            statute=statute, number=content.number, **_pair("heading", content.heading)
        )
        for number, text in content.versions:
            ClauseVersion.objects.create(clause=clause, act=acts[number], **_pair("text", text))
    return statute


def _consultation(page: schema.Consultation, statute: Statute) -> Consultation:
    opens, closes, answers = (_day(days) for days in page.days)
    consultation = Consultation.objects.create(
        site=statute.site, statute=statute, opens_on=opens, closes_on=closes, answers_by=answers,
        **_pair("name", page.name),
    )  # fmt: skip
    number = 0
    for content in page.proposals:
        is_public = content.state != Proposal.State.RECEIVED
        number += is_public
        _proposal(content, consultation, number if is_public else None)
    return consultation


def _proposal(content: schema.Proposal, consultation: Consultation, number: int | None) -> None:
    """Past the domain, which would write letters to people who do not exist."""
    moment = timezone.now() + timedelta(days=content.days)
    clause = Clause.objects.get(statute=consultation.statute, number=content.clause)
    answered = content.state in ANSWERED
    proposal = Proposal.objects.create(
        consultation=consultation, clause=clause, version=clause.version_on(moment.date()), number=number,
        kind=content.kind, text=content.text, reason=content.reason, shown_name=content.shown_name,
        state=content.state,
        asked_at=moment, confirmed_at=moment, published_at=moment if number else None,
        answered_at=moment + timedelta(days=30) if answered else None, **_pair("answer", content.answer),
    )  # fmt: skip
    Support.objects.bulk_create(
        Support(proposal=proposal, fingerprint=uuid.uuid4().hex, asked_at=moment, confirmed_at=moment)
        for _ in range(content.supporters)
    )


def _day(day: date | int) -> date:
    return day if isinstance(day, date) else timezone.localdate() + timedelta(days=day)


def _pair(name: str, label: schema.Label) -> dict[str, str]:
    return {f"{name}_uk": label.uk, f"{name}_en": label.en}

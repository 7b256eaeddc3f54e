"""What pages of the programme, its statute and its consultations show, said once."""

from datetime import date, datetime

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.listing import below, public
from volunteering.domain.transitions import ANSWERED, PUBLIC, State
from volunteering.models import (
    Act,
    Clause,
    ClauseVersion,
    Consultation,
    ConsultationPage,
    Programme,
    Proposal,
    StatutePage,
)


@memoised(CONTENT)
def programme_row(pk: int) -> Programme:
    """A programme with its stages, figures and partners."""
    return Programme.objects.prefetch_related("stages", "figures", "partners").get(pk=pk)


def pages_below(page: Page) -> list[Page]:
    """The public pages right below a page, in the order of the tree."""
    children = public(Page.objects.filter(below(page.path), depth=page.depth + 1))
    return list(children.order_by("path").specific(defer=True))


@memoised(CONTENT)
def clauses_of(statute_id: int) -> tuple[Clause, ...]:
    """A statute's clauses in order, each with its versions and their acts."""
    versions = ClauseVersion.objects.select_related("act__document")
    rows = Clause.objects.filter(statute=statute_id).order_by("place")
    return tuple(rows.prefetch_related(Prefetch("versions", versions)))


@memoised(CONTENT)
def acts_of(statute_id: int) -> tuple[Act, ...]:
    """The acts that gave a statute its words, the first one first."""
    return tuple(
        Act.objects.filter(statute=statute_id).select_related("document").order_by("adopted_on", "pk")
    )


def documents_of(pages: QuerySet[Page]) -> QuerySet:
    """Provider: the documents of acts that pages of statutes offer; primary keys."""
    acts = Act.objects.filter(statute__pages__in=pages.values("pk"), document__isnull=False)
    return acts.order_by().values_list("document", flat=True)


def text_in_force(statute_id: int, language: str) -> str:
    """All clauses' words as they stand today."""
    with override(language):
        current = [clause.current for clause in clauses_of(statute_id)]
        return "\n".join(version.text for version in current if version is not None)


def consultation_pages(site_path: str) -> QuerySet[ConsultationPage]:
    """Public pages of consultations below a home page, the latest first."""
    pages = public(ConsultationPage.objects.filter(below(site_path)))
    return pages.select_related("consultation").order_by("-consultation__opens_on", "-pk")


def running_page_of(statute_page: StatutePage, *, on: date | None = None) -> ConsultationPage | None:
    """The page of the consultation about a statute that runs on a day, in the statute page's language."""
    on = on or timezone.localdate()
    running = Q(consultation__opens_on__lte=on, consultation__closes_on__gte=on)
    pages = public(ConsultationPage.objects.filter(below(statute_page.path)))
    return pages.filter(running).select_related("consultation").order_by("consultation__closes_on").first()


def public_proposals(consultation: Consultation) -> QuerySet[Proposal]:
    """What readers see of a consultation's proposals: by clause, with ``supporters`` counted."""
    confirmed = Q(supports__confirmed_at__isnull=False)
    rows = Proposal.objects.filter(consultation=consultation, state__in=PUBLIC)
    rows = rows.select_related("clause", "version__act").annotate(
        supporters=Count("supports", filter=confirmed)
    )
    return rows.order_by("clause__place", "number")


def all_answered(*, after: datetime, until: datetime) -> dict[int, datetime]:
    """The closed consultations whose every proposal is answered, each with when the last one was.

    Args:
        after: the last answer is later than this moment (aware).
        until: and no later than this one.
    """
    lately = Proposal.objects.filter(answered_at__gt=after, answered_at__lte=until)
    closed = Proposal.objects.filter(
        consultation__in=lately.values("consultation"),
        consultation__closes_on__lt=timezone.localdate(until),
    )
    # One that waits for moderation may still be published, and then be answered.
    rows = closed.exclude(state__in=[State.ASKED, State.REFUSED]).values_list("consultation")
    counted = rows.annotate(unanswered=Count("pk", filter=~Q(state__in=ANSWERED)), last=Max("answered_at"))
    return dict(counted.filter(unanswered=0, last__lte=until).order_by().values_list("consultation", "last"))


def clause_proposals(clause: Clause, page: ConsultationPage) -> QuerySet[Proposal]:
    """Those of a clause."""
    return public_proposals(page.consultation).filter(clause=clause)


def statute_page_above(page: Page) -> StatutePage | None:
    """The page of the statute above a consultation's page."""
    return StatutePage.objects.filter(path=page.path[: -page.steplen]).first()


def consultation_page_for(consultation: Consultation, language: str) -> ConsultationPage | None:
    """A consultation's public page in a language, else in any."""
    pages = public(ConsultationPage.objects.filter(consultation=consultation)).select_related("locale")
    found = {page.locale.language_code: page for page in pages.order_by("pk")}
    return found.get(language) or next(iter(found.values()), None)

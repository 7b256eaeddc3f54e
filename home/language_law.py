"""Article 27 of the law on the state language: a site says no less in Ukrainian than in English."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.languages import SOURCE_LANGUAGE
from cms.listing import public
from cms.pages import SitePage


class Reason(models.TextChoices):
    """Why a Ukrainian page falls short of the English one."""

    MISSING = "missing", _("no Ukrainian page")
    UNPUBLISHED = "unpublished", _("the Ukrainian page is not published")
    OLDER = "older", _("the English page was changed later")
    SHORTER = "shorter", _("the Ukrainian page is shorter")


@dataclass(frozen=True)
class Shortcoming:
    """An English page whose Ukrainian counterpart falls short of it, and why."""

    page: SitePage
    reasons: tuple[Reason, ...]

    @property
    def reason_words(self) -> str:
        return "; ".join(str(reason.label) for reason in self.reasons)


def shortcomings(pages: QuerySet) -> list[Shortcoming]:
    """The published English pages that say what the Ukrainian ones do not, in the order of the tree.

    What is published is compared with what is published: drafts bind nobody. The number of queries
    depends on how many types of pages and blocks there are, not on how many pages.

    Args:
        pages: the pages to look among, such as those that a user may see.
    """
    english = public(pages.filter(locale__language_code="en"))
    ukrainian = Page.objects.filter(
        Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")),
        locale__language_code=SOURCE_LANGUAGE,
        translation_key__in=english.values("translation_key"),
    )
    written = set(ukrainian.values_list("translation_key", flat=True))
    published = {page.translation_key: page for page in public(ukrainian).specific()}
    found = list(english.order_by("path").specific())
    lengths = _lengths([*found, *published.values()])
    rows = []
    for page in found:
        if page.translation_key not in written:
            reasons = (Reason.MISSING,)
        elif counterpart := published.get(page.translation_key):
            reasons = _compared(page, counterpart, lengths)
        else:
            reasons = (Reason.UNPUBLISHED,)
        if reasons:
            rows.append(Shortcoming(page, reasons))
    return rows


def _compared(page: SitePage, counterpart: SitePage, lengths: dict[int, int]) -> tuple[Reason, ...]:
    reasons = []
    dates = counterpart.last_published_at, page.last_published_at
    # A translation always comes after its original: only what was published anew has moved on.
    if all(dates) and dates[0] < dates[1] and page.first_published_at != page.last_published_at:
        reasons.append(Reason.OLDER)
    if lengths[counterpart.pk] < lengths[page.pk]:
        reasons.append(Reason.SHORTER)
    return tuple(reasons)


def _lengths(pages: Iterable[SitePage]) -> dict[int, int]:
    """How many characters of words each page has, by its key.

    The bodies are read together, so what their blocks refer to costs a query for each type of block.
    """
    pages = list(pages)
    if not pages:
        return {}
    block = pages[0].body.stream_block  # every page has the same blocks
    bodies = block.bulk_to_python([list(page.body.raw_data) for page in pages])
    return {
        page.pk: sum(map(len, [page.title, page.introduction, *block.get_searchable_content(body)]))
        for page, body in zip(pages, bodies, strict=True)
    }

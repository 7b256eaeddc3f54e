"""Whether pages were useful: noted without anybody's name, and forgotten after a year."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page, Site

from feedback.models import Opinion

KEEP = timedelta(days=365)


def note(
    *, page: Page, site: Site, language: str, is_useful: bool, words: str, today: date | None = None
) -> Opinion:
    """Write down what somebody thinks of a page.

    Args:
        page: the page.
        site: where it was read.
        language: of the page.
        is_useful: the answer.
        words: a sentence or two; may be empty.
        today: the day in Kyiv; by default the present one.
    """
    return Opinion.objects.create(
        page=page, site=site, language=language, is_useful=is_useful, words=words.strip(),
        day=today or timezone.localdate(),
    )  # fmt: skip


def forget_old(*, today: date | None = None) -> int:
    """Delete opinions older than a year: the page is another one by then.

    Returns:
        How many were deleted.
    """
    return Opinion.objects.filter(day__lt=(today or timezone.localdate()) - KEEP).delete()[0]

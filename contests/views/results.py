"""The results of a contest below its page, for readers. Cached copies end with ``contest:<pk>``."""

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from contests import gallery as read_model
from contests.models import ContestPage


def _answer(page: ContestPage, request: HttpRequest, name: str, way: str, context: dict):
    """One of the pages below ``page``; its canonical address goes on by ``way``."""
    query = context.pop("canonical_query", "")
    context = {**context, "contest": page.contest, "canonical_query": way + query, "contest_url": page.url}
    return page.render(request, template=f"contests/results/{name}.html", context_overrides=context)


def winners(page: ContestPage, request: HttpRequest):
    """Who won, by nomination and category, with thanks to the teachers."""
    groups = read_model.winners(page.contest, now=timezone.now())
    return _answer(
        page, request, "winners", page.RESULTS, {"groups": groups, "thanks": read_model.thanks(groups)}
    )


def gallery(page: ContestPage, request: HttpRequest):
    """The works that may be shown, with filters."""
    return _answer(page, request, "gallery", page.WORKS, read_model.gallery(page.contest, request))


def work(page: ContestPage, request: HttpRequest, key: UUID):
    """One work, large."""
    found = read_model.work_or_404(page.contest, key, now=timezone.now())
    return _answer(page, request, "work", f"{page.WORKS}{key}/", {"work": found})

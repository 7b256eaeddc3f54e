"""What the search learns after a commit."""

from django_tasks import task

from cms.tasks.policy import retried
from search import entries


@retried(attempts=6, first_delay=2)
@task(priority=5)  # before Wagtail's own index: readers look through this one
def learn(name: str, keys: list[int] | None) -> None:
    """Make the rows of things as the things are now.

    Args:
        name: of the source in ``cms.searching.searchables``.
        keys: the things; ``None``: all of them.
    """
    entries.refresh(name, keys)

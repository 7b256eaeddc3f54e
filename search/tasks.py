"""What the search learns after a commit."""

from django_tasks import task

from cms.media.models import SiteDocument
from cms.tasks.policy import retried
from search import document_texts, entries
from search.models import DocumentText


@retried(attempts=6, first_delay=2)
@task(priority=5)  # before Wagtail's own index: readers look through this one
def learn(name: str, keys: list[int] | None) -> None:
    """Make the rows of things as the things are now.

    Args:
        name: of the source in ``cms.searching.searchables``.
        keys: the things; ``None``: all of them.
    """
    entries.refresh(name, keys)


@retried(attempts=4, first_delay=30, moot=("DoesNotExist",))
@task(priority=-5)  # it may take a minute, and the document is found by its title meanwhile
def read_document(document_id: int) -> str:
    """Learn what a document says."""
    document = SiteDocument.objects.get(pk=document_id)
    return (
        DocumentText.State.READ if document_texts.is_read(document) else document_texts.read(document).state
    )


def find_unread_documents() -> None:
    """Have the documents read that nobody has looked at: the job of the night."""
    for pk in document_texts.unread().values_list("pk", flat=True):
        read_document.enqueue(pk)

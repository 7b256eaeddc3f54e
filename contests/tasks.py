"""Tasks of contests: they take ids, load, and call the domain."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms.tasks.policy import retried
from contests.domain import sweeping
from contests.domain.cleaning import make_clean
from contests.models import EntryFile

LOST_AFTER = timedelta(minutes=5)


@retried(attempts=5, first_delay=10, moot=("DoesNotExist", "Gone"))
@task(priority=10)  # somebody looks at the form and waits: search indexes may wait longer
def clean_file(file_id: int) -> str:
    """Make of an uploaded file what others may see."""
    file = EntryFile.objects.select_related("entry__nomination").get(pk=file_id)
    return make_clean(file=file).status


@task()
def clean_up_files() -> dict[str, int]:
    """Delete uploads and files that were abandoned."""
    return sweeping.clean_up(now=timezone.now())


def start_cleaning_up() -> None:
    """Have the worker delete what was abandoned."""
    clean_up_files.enqueue()


def find_lost_files() -> None:
    """Look once more at files that wait though nothing is queued for them.

    Their process was killed between its commit and the queue, or all attempts found the scanner away.
    """
    before = timezone.now() - LOST_AFTER
    waiting = EntryFile.objects.filter(status=EntryFile.Status.WAITING, uploaded_at__lt=before)
    if DBTaskResult.objects.ready().filter(task_path=clean_file.module_path).exists():
        return
    for pk in waiting.values_list("pk", flat=True):
        clean_file.enqueue(pk)

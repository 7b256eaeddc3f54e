"""The clock's job, and the task that it wakes."""

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms.tasks.policy import retried
from subscriptions.domain.digests import due, write_due
from subscriptions.domain.editions import Edition
from subscriptions.domain.noticing import notice_new


@retried(attempts=3, first_delay=60)
@task()
def write_letters() -> int:
    """Write the letters that are due, and pass on what does not fit into one turn."""
    written, is_more = write_due()
    if is_more:
        write_letters.enqueue()
    return written


def look_for_news() -> None:
    """Notice what is new; have the letters written, unless the task waits already."""
    notice_new()
    waiting = DBTaskResult.objects.ready().filter(task_path=write_letters.module_path)
    if due(Edition(timezone.now())).exists() and not waiting.exists():
        write_letters.enqueue()

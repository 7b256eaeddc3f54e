"""The outbox's task. It takes no letter: it sends whatever is due."""

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms.mail.delivery import deliver_due
from cms.mail.models import Letter
from cms.tasks.policy import retried


@retried(attempts=3, first_delay=10)
@task(queue_name="mail")
def deliver_letters() -> int:
    """Send the letters that are due, and pass on what does not fit into one turn."""
    sent, is_more = deliver_due()
    if is_more:
        deliver_letters.enqueue()
    return sent


def wake() -> None:
    """Have the worker send what is due, unless it has been told so and has not begun yet.

    Called after a commit that wrote a letter, and by the schedule: for letters whose time has
    come, and for those whose writer was killed just after its commit.
    """
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().filter(task_path=deliver_letters.module_path)
    if Letter.objects.due(now=now).exists() and not waiting.exists():
        deliver_letters.enqueue()

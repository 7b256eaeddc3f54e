"""The task that sends posts. It takes none: it sends whatever is due."""

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms.tasks.policy import retried
from subscriptions.telegram.domain.delivery import deliver_due
from subscriptions.telegram.domain.drafting import open_channels
from subscriptions.telegram.models import Post


@retried(attempts=3, first_delay=10)
@task()
def send_posts() -> int:
    """Send the posts that are due."""
    return deliver_due()


def wake() -> None:
    """Have the worker send what is due, unless it has been told so and has not begun yet."""
    sites = [channel.site_id for channel in open_channels()]
    waiting = DBTaskResult.objects.ready().filter(task_path=send_posts.module_path)
    due = Post.objects.filter(
        site__in=sites, state__in=[Post.State.DRAFT, Post.State.QUEUED], send_after__lte=timezone.now()
    )
    if due.exists() and not waiting.exists():
        send_posts.enqueue()

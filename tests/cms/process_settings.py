"""Settings of the processes that tests start: the real queue and the real way of delivering."""

from cms.settings import base
from cms.settings.test import *  # noqa: F403

TASKS = base.TASKS
OUTBOX_DELIVERY_BACKEND = base.OUTBOX_DELIVERY_BACKEND
INSTALLED_APPS = [*base.INSTALLED_APPS, "tests.cms.tasks.sample.SampleConfig"]

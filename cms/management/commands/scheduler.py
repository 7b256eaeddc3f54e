"""Run scheduled jobs until told to stop. Several schedulers may run at once."""

import logging

from django.core.management.base import BaseCommand

from cms.tasks.scheduler import Scheduler
from cms.tasks.worker import own_name


class Command(BaseCommand):
    help = "Run scheduled jobs until stopped; several schedulers may run at once."

    def handle(self, *, verbosity, **options):
        if verbosity > 1:
            logging.getLogger("cms.tasks").setLevel(logging.INFO)
        scheduler = Scheduler(name=own_name())
        scheduler.switch.listen()
        scheduler.run()

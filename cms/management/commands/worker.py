"""Run background tasks until told to stop. Several workers may run at once."""

import logging
import signal

from django.core.management.base import BaseCommand

from cms.tasks.worker import Worker, own_name


class Command(BaseCommand):
    help = "Run background tasks until stopped; several workers may run at once."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=0.3, help="Seconds between looks at the queue.")
        parser.add_argument("--batch", action="store_true", help="Stop when the queue is empty.")
        parser.add_argument("--worker-id", default=None, help="A name unique among the workers.")

    def handle(self, *, interval, batch, worker_id, verbosity, **options):
        if verbosity > 1:
            logging.getLogger("cms.tasks").setLevel(logging.INFO)
        worker = Worker(worker_id=worker_id or own_name(), interval=interval, batch=batch)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, worker.shutdown)
        worker.run()

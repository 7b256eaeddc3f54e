"""What a change refreshes survives the death of the process that made it."""

import signal

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from cms.cache import tags
from cms.cache.refresh import SWEEP, OwedRefresh, bump, sweep
from cms.tasks.schedule import jobs
from home.models import StandardPage
from tests import factories
from tests.cms.processes import file_database, process, wait_for

__all__ = ["file_database"]

# Publishes, lets us read the old page before the commit, and is killed right after it.
KILLED_PUBLISHER = """
import os, signal, sys, time
from pathlib import Path
from django.conf import settings
for cache in settings.CACHES.values():
    cache["LOCATION"] = sys.argv[1]
import django
django.setup()
from django.db import transaction
from home.models import StandardPage
folder = Path(sys.argv[2])
page = StandardPage.objects.get(slug="pamiatka")
page.introduction = "Як стало."
with transaction.atomic():
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
    page.save_revision().publish()
    (folder / "published").touch()
    while not (folder / "read").exists():
        time.sleep(0.02)
"""


def introduction(client) -> str:
    page = client.get("/pamiatka/", headers={"host": "localhost"}).content.decode()
    return next(words for words in ("Як було.", "Як стало.") if words in page)


@pytest.mark.skipif(bool(settings.REDIS_URL), reason="shares a SQLite cache with its process")
def test_a_publisher_killed_after_its_commit_leaves_nothing_old(file_database, tmp_path, communications):
    factories.make_standard(communications, "Памʼятка", slug="pamiatka", introduction="Як було.")
    reader = Client()
    location = settings.CACHES["pages"]["LOCATION"]
    with process("-c", KILLED_PUBLISHER, location, str(tmp_path), database=file_database) as publisher:
        wait_for((tmp_path / "published").exists, publisher)
        assert introduction(reader) == "Як було."
        (tmp_path / "read").touch()
        assert publisher.wait(timeout=60) == -signal.SIGKILL
    assert StandardPage.objects.get(slug="pamiatka").introduction == "Як стало."
    assert introduction(reader) == "Як було."  # the copy made before the commit

    sweep()

    assert introduction(reader) == "Як стало."
    assert not OwedRefresh.objects.exists()


def test_the_scheduler_sweeps_every_few_seconds():
    job = jobs["Refresh what stopped processes left"]

    assert (job.run, job.when.period) == ("cms.cache.refresh.sweep", SWEEP)
    assert SWEEP.total_seconds() <= 5


@pytest.mark.django_db(transaction=True)
class TestWhatATransactionOwes:
    def test_it_is_written_down_once_and_struck_out_after_the_commit(self):
        with transaction.atomic():
            bump("page:1")
            bump("page:1", "content")
            bump("content")
            (owed,) = OwedRefresh.objects.all()
            assert owed.tags == ["content", "page:1"]

        assert not OwedRefresh.objects.exists()

    def test_a_savepoint_rolled_back_owes_nothing(self):
        with transaction.atomic():
            bump("page:1")
            with transaction.atomic():
                bump("page:2")
                transaction.set_rollback(True)
            (owed,) = OwedRefresh.objects.all()
            assert owed.tags == ["page:1"]

    def test_a_tag_of_a_savepoint_rolled_back_is_promised_again_outside(self):
        with transaction.atomic():
            with transaction.atomic():
                bump("page:1")
                transaction.set_rollback(True)
            bump("page:1")
            began = tags.counter()

        assert tags.versions(["page:1"])["page:1"] > began

    def test_without_a_transaction_nothing_is_owed(self):
        bump("page:1")

        assert not OwedRefresh.objects.exists()

    def test_nothing_owed_refreshes_nothing(self):
        before = tags.counter()
        sweep()

        assert tags.counter() == before

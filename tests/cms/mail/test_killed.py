"""Letters survive ``kill -9``, and none is sent twice by a machine."""

import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.mail.delivery import deliver_due, mark_stuck
from cms.mail.models import Letter
from cms.mail.tasks import wake
from tests.cms.processes import PATIENCE, process, wait_for

pytestmark = pytest.mark.slow
State = Letter.State


def test_a_worker_killed_while_the_server_answers_leaves_a_letter_for_a_person(
    file_database, queue, smtp, write
):
    letter = write()
    smtp.hang = True
    address = f"smtp://127.0.0.1:{smtp.port}"
    with process("manage.py", "worker", database=file_database, EMAIL_URL=address) as worker:
        wait_for(smtp.has_read.is_set, worker)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.SENDING, 1)
    assert deliver_due() == (0, False)
    assert mark_stuck(now=timezone.now() + timedelta(minutes=11)) == 1
    smtp.hang = False
    assert deliver_due() == (0, False)
    assert smtp.letters == []


WRITE_AND_DIE = """
import os, signal, django
django.setup()
from django.db import transaction
from cms.mail.outbox import write_letter
with transaction.atomic():
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
    write_letter(to="olena@example.com", subject="Later", text="...", key="once")
"""


def test_a_letter_whose_writer_was_killed_after_its_commit_is_sent(file_database, queue, smtp):
    with process("-c", WRITE_AND_DIE, database=file_database) as writer:
        assert writer.wait(timeout=PATIENCE) == -signal.SIGKILL
    assert not DBTaskResult.objects.exists()
    wake()
    address = f"smtp://127.0.0.1:{smtp.port}"
    with process("manage.py", "worker", "--batch", database=file_database, EMAIL_URL=address) as worker:
        assert worker.wait(timeout=PATIENCE) == 0
    assert [arrived["Subject"] for arrived in smtp.letters] == ["Later"]
    assert Letter.objects.get(key="once").state == State.SENT

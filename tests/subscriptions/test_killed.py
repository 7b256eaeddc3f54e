"""A worker that is killed among the letters: everybody gets theirs, once, over real SMTP."""

import signal
from collections import Counter

import pytest
from django.utils import timezone

from cms.mail.models import Letter
from cms.mail.tasks import wake
from subscriptions.domain import digests
from subscriptions.models import Subscriber
from tests.cms.mail.conftest import smtp  # noqa: F401
from tests.cms.processes import PATIENCE, file_database, process, queue  # noqa: F401
from tests.factories import make_news, make_news_index
from tests.subscriptions.conftest import subscribed

pytestmark = pytest.mark.slow

WRITE_SOME_AND_DIE = """
import os, signal, django
django.setup()
from django.db import transaction
from subscriptions.domain import digests, noticing
noticing.notice_new()
write, done = digests.write_to, []
def write_to(pk, edition):
    with transaction.atomic():
        written = write(pk, edition)
        done.append(pk)
        if len(done) == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return written
digests.write_to = write_to
digests.write_due()
"""


def test_everybody_gets_one_letter_though_the_worker_was_killed(file_database, queue, smtp, communications):  # noqa: F811
    addresses = {f"r{number}@example.org" for number in range(8)}
    for address in addresses:
        subscribed(communications, address, now=timezone.now())
    make_news(make_news_index(communications), "Черга")

    with process("-c", WRITE_SOME_AND_DIE, database=file_database) as writer:
        assert writer.wait(timeout=PATIENCE) == -signal.SIGKILL
    assert Letter.objects.count() == 3  # the fourth went with its transaction
    assert digests.write_due()[0] == 5

    wake()
    address = f"smtp://127.0.0.1:{smtp.port}"
    with process("manage.py", "worker", "--batch", database=file_database, EMAIL_URL=address) as worker:
        assert worker.wait(timeout=PATIENCE) == 0
    assert Counter(to for [to] in smtp.recipients) == Counter(addresses)
    assert digests.write_due() == (0, False)

    arrived = smtp.letters[0]
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = arrived["List-Unsubscribe"].strip("<>").rstrip("/").rpartition("/")[2]
    assert len(token) > 40
    assert {part.get_content_type() for part in arrived.iter_parts()} == {"text/plain", "text/html"}
    kept = set(Letter.objects.values_list("state", "text", "html"))
    assert kept == {(Letter.State.SENT, "", "")}
    assert Subscriber.objects.count() == 8

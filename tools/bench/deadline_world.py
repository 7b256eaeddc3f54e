"""The contest of the deadline hour: made before it, looked through after it.

Usage: python -m tools.bench.deadline_world make FILE | verify FILE
"""

import json
import sys
from collections import Counter
from pathlib import Path

import django

from tools.bench import goals
from tools.bench.report import say

MOST_FILES = 5


def make(path: Path) -> None:
    """Write a contest and a signed-in secretary of each school; into ``path``, how to be them."""
    from django.test import Client
    from wagtail.models import Site

    from contests.models import Nomination
    from tests.contests.factories import make_representative
    from tools.bench.contest_rows import make_open_contest, make_schools

    education = Site.objects.get(is_default_site=False)
    contest = make_open_contest(
        education, kind=Nomination.Kind.DRAWING, least_files=1, most_files=MOST_FILES, least_side=1000
    )
    people = []
    for number, school in enumerate(make_schools()):
        client = Client()
        client.force_login(make_representative(school, f"secretary-{number}@example.org"))
        people.append({"session": client.cookies["sessionid"].value, "institution": school.pk})
    world = {"contest": contest.pk, "nomination": contest.nominations.get().pk, "people": people}
    path.write_text(json.dumps(world))


def verify(path: Path) -> None:
    """Compare what was sent, as ``path`` tells, with what is there."""
    from cms.mail.models import Letter
    from contests.models import Entry, EntryFile, State, Upload

    sent = {one["title"]: one for one in json.loads(path.read_text())}
    entries = list(Entry.objects.prefetch_related("versions__files", "files", "participants"))
    found = Counter(entry.title for entry in entries)
    faults = Counter(
        lost=len(sent.keys() - found.keys()),
        strange=len(found.keys() - sent.keys()),
        doubled=sum(count - 1 for count in found.values()),
        not_submitted=sum(entry.state != State.SUBMITTED for entry in entries),
        versions=sum(len(entry.versions.all()) != 1 for entry in entries),
        pupils=sum(len(entry.participants.all()) != 1 for entry in entries),
    )
    for entry in entries:
        expected = sent.get(entry.title)
        if expected is None or entry.standing is None:
            continue
        kept = sorted(file.sha256 for file in entry.standing.files.all())
        faults["files"] += kept != sorted(expected["files"])
        faults["files_in_draft"] += len(entry.files.all()) != len(expected["files"])
        faults["title_in_version"] += entry.standing.title != entry.title
        faults["reference"] += entry.reference != expected["reference"]
    numbers = sorted(int(entry.reference.rpartition("-")[2] or 0) for entry in entries)
    faults["numbers"] = int(numbers != list(range(1, len(entries) + 1)))
    faults["not_ready"] = EntryFile.objects.exclude(status=EntryFile.Status.READY).count()
    faults["uploads"] = Upload.objects.filter(file=None).count()
    faults["letters"] = abs(Letter.objects.filter(kind="contest.received").count() - len(sent))
    found = {name: count for name, count in faults.items() if count}
    say(measure="deadline, verified", submissions=len(entries), files=EntryFile.objects.count(), faults=found)
    goals.say_goal("what is lost, doubled or otherwise wrong after the deadline hour", len(found), not found)


if __name__ == "__main__":
    django.setup()
    {"make": make, "verify": verify}[sys.argv[1]](Path(sys.argv[2]))

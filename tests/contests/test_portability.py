"""What is kept about a person, handed out."""

import json
import zipfile

import pytest
from django.core.files.base import ContentFile

from cms.audit import AuditRecord
from contests.domain import entries, portability
from contests.models import EntryFile
from contests.queries import pupils_named
from tests.contests.factories import OPEN, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    file = EntryFile(entry=entry, original_name="Марічка.jpg", status=EntryFile.Status.READY)
    file.clean.save("x.webp", ContentFile(b"the work"), save=False)
    file.save()
    return entry


def opened(packed):
    archive = zipfile.ZipFile(packed)
    return json.loads(archive.read("data.json")), archive


def test_a_childs_data_has_the_rows_and_the_files(entry, secretary):
    data, archive = opened(
        portability.pack_child(participants=entry.participants.all(), by=secretary, now=OPEN)
    )
    assert [row["full_name"] for row in data["pupils"]] == ["Вигадана Марічка"]
    assert [row["title"] for row in data["versions"]] == ["Мама і яблуня"]
    assert [row["subject_name"] for row in data["consents"]] == ["Вигадана Марічка"]
    assert archive.read("files/001.webp") == b"the work"
    assert AuditRecord.objects.for_subject(entry).get(action="person.data_given").actor == secretary


def test_a_childs_data_names_no_other_child(entry, contest, secretary, school):
    make_submitted(contest, secretary, institution=school, pupil="Придуманий Андрійко")
    version = entry.standing
    version.participants = [*version.participants, {"key": "other", "full_name": "Уявна Соломія"}]
    version.save()
    data, _archive = opened(
        portability.pack_child(participants=entry.participants.all(), by=secretary, now=OPEN)
    )
    words = json.dumps(data, ensure_ascii=False)
    assert "Андрійко" not in words
    assert "Соломія" not in words


def test_the_data_of_a_child_in_the_version_alone_are_packed(entry, secretary):
    entries.save_draft(
        entry=entry, by=secretary, revision=entry.revision, now=OPEN,
        participants=[{"full_name": "Придуманий Андрійко", "school_class": "3-А"}],
    )  # fmt: skip
    data, archive = opened(
        portability.pack_child(participants=pupils_named("марічка"), by=secretary, now=OPEN)
    )
    assert [row["title"] for row in data["versions"]] == ["Мама і яблуня"]
    assert [row["subject_name"] for row in data["consents"]] == ["Вигадана Марічка"]
    assert archive.read("files/001.webp") == b"the work"


def test_a_persons_data_has_no_secret_and_no_childs_name_of_the_institution(entry, secretary, school):
    data, archive = opened(portability.pack_account(user=secretary, now=OPEN))
    assert data["account"][0]["email"] == secretary.email
    assert "password" not in data["account"][0]
    assert [row["institution"] for row in data["institutions"]] == [school.pk]
    assert data["begun"] == [
        {"reference": "ММ-2026-0001", "contest": "Моя мама… (2026)", "state": "submitted"}
    ]
    assert [letter["kind"] for letter in data["letters"]] == ["contest.received"]
    assert "consent.attested" in {record["action"] for record in data["done"]}
    assert "Марічка" not in json.dumps(data, ensure_ascii=False)
    assert archive.namelist() == ["data.json"]

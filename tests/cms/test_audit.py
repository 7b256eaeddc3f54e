"""The audit log: added to, never changed, and longer-lived than people and things."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from accounts.models import User
from cms import audit
from cms.audit import AppendOnly, AuditRecord, delete_old

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def olena():
    return User.objects.create_user("olena@example.com", first_name="Олена", last_name="Гнатюк")


@pytest.fixture
def group():
    return Group.objects.create(name="Journalists")


@pytest.fixture
def record(olena, group):
    return audit.record(
        action="group.renamed",
        subject=group,
        actor=olena,
        before="Press",
        after="Journalists",
        reason="By order 17",
        data={"order": 17},
        now=NOW,
    )


def test_a_record_says_who_did_what_to_what_when_and_why(record, olena, group):
    record.refresh_from_db()
    assert (record.at, record.actor, record.actor_label) == (NOW, olena, "Олена Гнатюк")
    assert (record.action, record.before, record.after) == ("group.renamed", "Press", "Journalists")
    assert (record.subject_type, record.subject_id) == ("auth.group", str(group.pk))
    assert (record.subject_label, record.reason, record.data) == ("Journalists", "By order 17", {"order": 17})


@pytest.mark.parametrize("actor", [None, AnonymousUser()])
def test_what_nobody_signed_in_did_has_no_author(group, actor):
    record = audit.record(action="group.made", subject=group, actor=actor)
    assert (record.actor, record.actor_label) == (None, "")


def test_a_record_outlives_its_author(record, olena):
    olena.delete()
    record.refresh_from_db()
    assert (record.actor, record.actor_label) == (None, "Олена Гнатюк")


def test_a_record_outlives_its_subject(record, group):
    number = group.pk
    group.delete()
    assert AuditRecord.objects.for_subject(Group(pk=number)).get() == record


def test_records_are_found_by_their_subject(record, group, olena):
    other = Group.objects.create(name="Other")
    audit.record(action="group.made", subject=other)
    # A user with the number of the group is not the group.
    audit.record(action="user.made", subject=User(pk=group.pk, email="x@example.com"))
    assert list(AuditRecord.objects.for_subject(group)) == [record]


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.save(),
        lambda record: record.delete(),
        lambda record: AuditRecord.objects.get(pk=record.pk).save(update_fields=["reason"]),
        lambda record: AuditRecord.objects.filter(pk=record.pk).update(reason=""),
        lambda record: AuditRecord.objects.bulk_update([record], ["reason"]),
        lambda record: AuditRecord.objects.filter(pk=record.pk).delete(),
        lambda record: AuditRecord.objects.all().delete(),
    ],
)
def test_a_record_is_neither_changed_nor_deleted(record, change):
    record.reason = "Something else"
    with pytest.raises(AppendOnly):
        change(record)
    assert AuditRecord.objects.get().reason == "By order 17"


def test_only_records_older_than_the_settings_allow_go(record, settings):
    settings.AUDIT_KEEP_DAYS = 10
    assert delete_old(now=NOW + timedelta(days=10)) == 0
    assert delete_old(now=NOW + timedelta(days=10, seconds=1)) == 1

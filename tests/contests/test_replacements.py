"""Files refused after their entry was submitted: told of, and replaced for some days."""

from datetime import timedelta
from unittest import mock

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import entries, moderation, phases, replacements, uploads
from contests.domain.transitions import Refused
from contests.models import Entry, EntryFile, Extension, State
from contests.tasks import find_lost_files
from tests.contests import samples
from tests.contests.editors import make_moderator
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
)
from tests.contests.late_files import BROKEN, GOOD, LAST_HOUR, LAST_MOMENT, TOLD, look_at, send, submit, told
from tests.factories import kyiv

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "last_hour")]
Status = EntryFile.Status


class TestTheLetter:
    def test_it_names_the_file_why_and_what_to_do_until_when(self, late_file, secretary):
        [letter] = told()
        entry = Entry.objects.get()
        assert letter.to == [secretary.email]
        assert letter.subject == "ММ-2026-0001: please replace a file"
        assert (
            "– мама.jpg: The picture is damaged or incomplete. Save it again and upload that." in letter.text
        )
        assert "until the end of 19 May 2026" in letter.text
        assert reverse("contest_entry", args=[entry.key]) in letter.text
        assert list(Letter.objects.about(entry.contest).filter(pk=letter.pk)) == [letter]
        assert AuditRecord.objects.for_subject(entry).filter(action="entry.file_refused").count() == 1

    def test_it_waits_until_all_files_are_looked_at_and_names_them_all(self, late_draft):
        files = [send(late_draft, BROKEN, "а.jpg"), send(late_draft, samples.jpeg(seed=4)[:-300], "б.jpg")]
        good = send(late_draft, GOOD, "в.jpg")
        submit(late_draft)
        look_at(*files)
        assert told() == []
        look_at(good)
        [letter] = told()
        assert ("– а.jpg: " in letter.text, "– б.jpg: " in letter.text) == (True, True)
        assert "– в.jpg" not in letter.text

    def test_a_killed_worker_leaves_no_half_of_it(self, late_draft, django_capture_on_commit_callbacks):
        file = send(late_draft, BROKEN, "мама.jpg")
        submit(late_draft)
        with (
            mock.patch("contests.domain.replacements.outbox.write_letter", side_effect=SystemExit),
            pytest.raises(SystemExit),
        ):
            look_at(file)
        assert EntryFile.objects.get().status == Status.WAITING
        assert AuditRecord.objects.filter(action="entry.file_refused").count() == 0

        with (
            time_machine.travel(LAST_HOUR + timedelta(minutes=6), tick=False),
            django_capture_on_commit_callbacks(execute=True),
        ):
            find_lost_files()
            find_lost_files()
        assert EntryFile.objects.get().status == Status.REFUSED
        assert len(told()) == 1

    def test_looking_twice_writes_once(self, late_file):
        with time_machine.travel(TOLD, tick=False):
            look_at(late_file)
        assert len(told()) == 1

    def test_nobody_hears_of_a_file_that_counts_no_more(self, late_draft):
        file = send(late_draft, BROKEN, "мама.jpg")
        entry = submit(late_draft)
        entries.withdraw_entry(entry=entry, by=entry.owner, reason="Помилилися")
        look_at(file)
        assert told() == []

    def test_nor_of_one_that_a_newer_version_has_no_more(self, late_draft):
        old, new = send(late_draft, BROKEN, "стара.jpg"), send(late_draft, GOOD, "нова.jpg")
        entry = submit(late_draft)
        EntryFile.objects.filter(pk=old.pk).update(removed_at=LAST_HOUR)
        submit(entry)
        look_at(old, new)
        assert told() == []

    def test_one_without_an_address_still_can_be_replaced_by_a_colleague(self, late_draft, school):
        file = send(late_draft, BROKEN, "мама.jpg")
        entry = submit(late_draft)
        late_draft.owner.is_active = False
        late_draft.owner.save()
        look_at(file)
        assert told() == []
        assert replacements.replaceable(Entry.objects.get(pk=entry.pk), now=LAST_HOUR) == [file]


class TestUntilWhen:
    @pytest.mark.parametrize(
        ("told_at", "end"),
        [
            (kyiv(2026, 5, 16, 0), kyiv(2026, 5, 20, 0)),
            (kyiv(2026, 5, 17, 0) - timedelta(seconds=1), kyiv(2026, 5, 20, 0)),
            (kyiv(2026, 5, 17, 0), kyiv(2026, 5, 21, 0)),
            # While entries are taken, never less than until the close.
            (kyiv(2026, 5, 1), kyiv(2026, 5, 16, 0)),
            (kyiv(2026, 5, 13), kyiv(2026, 5, 17, 0)),
        ],
    )
    def test_three_days_after_the_day_of_the_letter_and_not_before_the_close(self, contest, told_at, end):
        assert phases.replacement_ends(contest, told_at=told_at) == end

    def test_a_school_with_more_time_has_it_here_too(self, contest, school):
        Extension.objects.create(contest=contest, institution=school, until="2026-06-10", reason="Тривоги")
        assert phases.replacement_ends(contest, told_at=TOLD, institution=school) == kyiv(2026, 6, 11, 0)
        assert phases.replacement_ends(contest, told_at=TOLD) == kyiv(2026, 5, 20, 0)

    @pytest.mark.parametrize(("now", "open_"), [(LAST_MOMENT, True), (kyiv(2026, 5, 20, 0), False)])
    def test_to_the_last_second_and_no_longer(self, late_file, now, open_):
        entry = Entry.objects.get()
        assert replacements.replaceable(entry, now=now) == ([late_file] if open_ else [])
        with time_machine.travel(now, tick=False):
            if open_:
                send(entry, GOOD, "нова.jpg", replaces=late_file)
                assert Entry.objects.get().standing.number == 2
            else:
                with pytest.raises(replacements.NotReplaceable):
                    send(entry, GOOD, "нова.jpg", replaces=late_file)
                assert Entry.objects.get().standing.number == 1

    def test_one_begun_in_time_and_whole_too_late_is_too_late(self, late_file):
        entry = Entry.objects.get()
        with time_machine.travel(LAST_MOMENT, tick=False):
            upload = uploads.begin_upload(
                entry=entry, by=entry.owner, name="нова.jpg", size=len(GOOD), replaces=late_file
            )
            upload = uploads.append_piece(upload=upload, offset=0, data=GOOD)
        with (
            time_machine.travel(kyiv(2026, 5, 20, 0), tick=False),
            pytest.raises(replacements.NotReplaceable),
        ):
            uploads.finish_upload(upload=upload, by=entry.owner)
        assert EntryFile.objects.count() == 1

    def test_not_after_the_results(self, late_file, contest):
        contest.results_published_at = TOLD
        contest.save()
        assert replacements.replaceable(Entry.objects.get(), now=TOLD) == []


class TestReplacing:
    @pytest.fixture(autouse=True)
    def _after_the_close(self, late_file):
        with time_machine.travel(TOLD + timedelta(days=1), tick=False):
            yield

    def test_a_new_version_stands_with_that_file_alone_changed(self, late_file, secretary):
        before = Entry.objects.get().standing
        new = send(Entry.objects.get(), GOOD, "нова.jpg", replaces=late_file)
        entry = Entry.objects.get()
        version = entry.standing
        assert (version.number, list(version.files.all())) == (2, [new])
        assert list(before.files.all()) == [late_file]
        for name in replacements.SAME:
            assert getattr(version, name) == getattr(before, name)
        assert (version.submitted_by, version.submitted_at) == (secretary, timezone.now())
        assert (entry.state, entry.reference) == (State.SUBMITTED, "ММ-2026-0001")
        assert entries.files_of(entry) == [new]
        assert not entries.is_changed(entry)
        assert AuditRecord.objects.for_subject(entry).filter(action="entry.replace").count() == 1

        look_at(new)
        moderation.decide(version=version, decision="admit", by=make_moderator())
        assert Entry.objects.get().state == State.ADMITTED

    def test_whoever_replaced_it_gets_a_copy_that_promises_no_changes(self, late_file, secretary):
        send(Entry.objects.get(), GOOD, "нова.jpg", replaces=late_file)
        letter = Letter.objects.filter(kind="contest.received").order_by("pk").last()
        assert letter.to == [secretary.email]
        assert letter.text.startswith("Thank you! Below is a full copy of what we have received; this is")
        assert "нова.jpg" in letter.text

    def test_nothing_else_can_be_changed(self, late_file):
        entry = Entry.objects.get()
        with pytest.raises(entries.Closed):
            send(entry, GOOD, "нова.jpg")
        with pytest.raises(entries.Closed):
            entries.save_draft(entry=entry, by=entry.owner, revision=entry.revision, values={"title": "Інша"})

    def test_what_was_changed_and_never_submitted_stays_out(self, late_file):
        Entry.objects.update(title="Не подана назва", revision=7)
        send(Entry.objects.get(), GOOD, "нова.jpg", replaces=late_file)
        entry = Entry.objects.get()
        assert (entry.title, entry.standing.title) == ("Не подана назва", "Мама і яблуня")

    def test_the_same_file_once_more_is_not_taken(self, late_file):
        with pytest.raises(Refused, match=r"^This is the very file that was not accepted\."):
            send(Entry.objects.get(), BROKEN, "та сама.jpg", replaces=late_file)
        assert Entry.objects.get().standing.number == 1

    def test_two_windows_replace_it_once(self, late_file):
        entry = Entry.objects.get()
        half = [
            uploads.begin_upload(
                entry=entry, by=entry.owner, name="нова.jpg", size=len(GOOD), replaces=late_file
            )
            for _window in range(2)
        ]
        half = [uploads.append_piece(upload=upload, offset=0, data=GOOD) for upload in half]
        first = uploads.finish_upload(upload=half[0], by=entry.owner)
        assert uploads.finish_upload(upload=half[0], by=entry.owner) == first
        with pytest.raises(replacements.NotReplaceable):
            uploads.finish_upload(upload=half[1], by=entry.owner)
        assert (Entry.objects.get().versions.count(), EntryFile.objects.count()) == (2, 2)

    def test_a_replacement_that_is_refused_too_is_told_of_with_days_of_its_own(self, late_file):
        new = send(Entry.objects.get(), samples.jpeg(seed=8)[:-300], "нова.jpg", replaces=late_file)
        with time_machine.travel(kyiv(2026, 5, 18, 9), tick=False):
            look_at(new)
        assert len(told()) == 2
        entry = Entry.objects.get()
        new.refresh_from_db()
        assert "– нова.jpg: " in told()[1].text
        assert replacements.replaceable(entry, now=kyiv(2026, 5, 21, 23)) == [new]
        assert replacements.replaceable(entry, now=kyiv(2026, 5, 22, 0)) == []

    def test_of_two_refused_files_each_is_replaced_by_itself(self, contest, secretary, school):
        entry = make_draft(contest, secretary, institution=school, pupil="Вигаданий Петрик", now=OPEN)
        give_consent(entry, secretary)
        with time_machine.travel(LAST_HOUR, tick=False):
            pair = [send(entry, samples.jpeg(seed=n)[:-200], f"{n}.jpg") for n in (5, 6)]
            entry = submit(entry)
            look_at(*pair)
        five, six = EntryFile.objects.filter(pk__in=[file.pk for file in pair]).order_by("pk")
        new = send(entry, samples.jpeg(seed=5), "5.jpg", replaces=five)
        look_at(new)
        entry = Entry.objects.get(pk=entry.pk)
        assert replacements.replaceable(entry, now=timezone.now()) == [six]
        assert [letter.text.count("6.jpg") for letter in told()] == [0, 1]
        send(entry, samples.jpeg(seed=6), "6.jpg", replaces=six)
        assert [file.original_name for file in Entry.objects.get(pk=entry.pk).standing.files.all()] == [
            "5.jpg",
            "6.jpg",
        ]

    def test_not_once_it_is_decided(self, late_file):
        moderation.decide(
            version=Entry.objects.get().standing, decision="refuse", by=make_moderator(), words="Не те"
        )
        with pytest.raises(replacements.NotReplaceable):
            send(Entry.objects.get(), GOOD, "нова.jpg", replaces=late_file)

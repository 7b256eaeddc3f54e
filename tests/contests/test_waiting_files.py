"""Submitted while the worker still looks at the files: nobody waits, and nobody sees them yet."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.mail.models import Letter
from contests.domain import entries, moderation
from contests.domain.transitions import Refused
from contests.exports.columns import COLUMNS
from contests.models import Entry, EntryFile, Nomination, State
from tests.contests import samples
from tests.contests.editors import make_moderator, signed_in
from tests.contests.factories import (
    give_consent,
    make_draft,
    make_nomination,
)
from tests.contests.late_files import BROKEN, GOOD, look_at, send, submit, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "last_hour")]
Status = EntryFile.Status


class TestSubmitting:
    def test_a_file_that_is_still_being_checked_holds_nobody_up(self, late_draft):
        file = send(late_draft, GOOD, "мама.jpg")
        entry = submit(late_draft)
        assert (entry.state, list(entry.standing.files.all())) == (State.SUBMITTED, [file])
        assert "мама.jpg" in Letter.objects.get(kind="contest.received").text

        look_at(file)
        assert [each.status for each in entry.standing.files.all()] == [Status.READY]
        assert told() == []

    def test_submitting_once_more_while_it_is_checked_makes_no_second_version(self, late_draft):
        file = send(late_draft, GOOD, "мама.jpg")
        first = entries.submit_entry(entry=late_draft, by=late_draft.owner)
        again = entries.submit_entry(entry=late_draft, by=late_draft.owner)
        look_at(file)
        after = entries.submit_entry(entry=late_draft, by=late_draft.owner)
        assert first == again == after
        assert Letter.objects.filter(kind="contest.received").count() == 1

    def test_a_file_that_was_refused_before_still_does(self, late_draft):
        look_at(send(late_draft, GOOD, "добра.jpg"), send(late_draft, BROKEN, "мама.jpg"))
        with pytest.raises(ValidationError) as raised:
            submit(late_draft)
        assert raised.value.message_dict == {
            "files": ["One of the files was not accepted: remove or replace it."]
        }
        assert told() == []

    def test_a_text_that_is_still_in_the_file_can_be_pasted_at_once(self, late_draft):
        Nomination.objects.update(kind=Nomination.Kind.TEXT)
        send(late_draft, samples.docx("Моя мама"), "твір.docx")
        with pytest.raises(ValidationError) as raised:
            submit(late_draft)
        assert raised.value.message_dict == {
            "text": ["The text is still being read out of the file. To submit at once, paste it here."]
        }
        Entry.objects.update(text="Моя мама")
        assert submit(late_draft).state == State.SUBMITTED

    def test_it_is_looked_at_by_the_rules_of_the_nomination_it_was_submitted_for(self, late_draft, contest):
        file = send(late_draft, GOOD, "мама.jpg")
        entry = submit(late_draft)
        strict = make_nomination(contest, least_side=5000)
        entries.save_draft(entry=entry, by=entry.owner, revision=entry.revision, nomination=strict)
        look_at(file)
        assert EntryFile.objects.get().status == Status.READY


class TestBeforeItIsReady:
    @pytest.fixture
    def waiting(self, late_draft) -> EntryFile:
        file = send(late_draft, GOOD, "мама.jpg")
        submit(late_draft)
        return file

    def test_it_is_not_admitted_and_the_moderator_reads_why(self, waiting):
        version = Entry.objects.get().standing
        moderator = make_moderator()
        with pytest.raises(Refused, match=r"^Still being checked: мама\.jpg\. Try again in a minute\.$"):
            moderation.decide(version=version, decision="admit", by=moderator)
        look_at(waiting)
        assert moderation.decide(version=version, decision="admit", by=moderator).state == State.ADMITTED

    def test_a_refused_one_is_not_admitted_either(self, late_file):
        with pytest.raises(Refused, match=r"^Not accepted: мама\.jpg\. It has to be replaced"):
            moderation.decide(version=Entry.objects.get().standing, decision="admit", by=make_moderator())

    @pytest.mark.parametrize("decision", ["return", "refuse"])
    def test_it_can_be_returned_or_refused(self, waiting, decision):
        version = Entry.objects.get().standing
        moderation.decide(version=version, decision=decision, by=make_moderator(), words="Не те")
        assert Entry.objects.get().state in {State.RETURNED, State.REFUSED}

    def test_of_many_only_those_that_are_ready_are_admitted_and_each_row_says_why(
        self, waiting, contest, secretary, school
    ):
        other = make_draft(contest, secretary, institution=school, pupil="Вигаданий Петрик")
        give_consent(other, secretary)
        look_at(send(other, samples.jpeg(seed=9), "петрик.jpg"))
        submit(other)
        versions = [entry.standing for entry in Entry.objects.order_by("reference")]
        outcomes = moderation.decide_many(versions=versions, decision="admit", by=make_moderator())
        assert [outcome.error for outcome in outcomes] == [
            "Still being checked: мама.jpg. Try again in a minute.",
            "",
        ]
        assert [entry.state for entry in Entry.objects.order_by("reference")] == ["submitted", "admitted"]

    def test_moderators_see_that_it_is_being_checked_and_cannot_fetch_it(self, waiting):
        browser, entry = signed_in(make_moderator()), Entry.objects.get()
        table = browser.get(reverse("contest_admin_entries")).content.decode()
        page = browser.get(reverse("contest_admin_entry", args=[entry.pk])).content.decode()
        assert "file still being checked" in table
        assert "file still being checked" in page
        for variant in ("original", "clean", "thumbnail", "blind"):
            address = reverse("contest_file", args=[waiting.key, variant])
            assert address not in page
            assert browser.get(address).status_code == 404

    def test_exports_count_and_hold_only_what_is_ready(self, waiting):
        version = Entry.objects.get().standing
        assert COLUMNS["files"].value(version) == 0
        look_at(waiting)
        assert COLUMNS["files"].value(Entry.objects.get().standing) == 1

    def test_the_status_page_says_that_nobody_need_wait(self, waiting, secretary):
        page = signed_in(secretary).get(reverse("contest_entry", args=[Entry.objects.get().key]))
        assert "1 file is still being checked. You need not wait" in page.content.decode()

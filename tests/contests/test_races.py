"""Entries, files and limits when several people press at once."""

import uuid
from functools import partial

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import class_table, correspondence, entries, moderation
from contests.domain.replacements import NotReplaceable
from contests.domain.transitions import Refused
from contests.models import Contest, Entry, EntryFile, EntryVersion, Nomination, State
from tests.contests.factories import OPEN, give_consent, make_draft, make_submitted, make_user
from tests.contests.late_files import GOOD, TOLD, send, submit
from tests.contests.races import at_once, behind, failures, really_commits
from tests.contests.samples import jpeg

pytestmark = really_commits


@pytest.fixture
def ready(contest, school, secretary):
    """A function that makes drafts to which nothing but the submission is lacking."""

    def make(count: int, **fields) -> list[Entry]:
        drafts = []
        for number in range(count):
            fields_of_one = {"pupil": f"Вигадана Марічка {number}", **fields}
            drafts.append(make_draft(contest, secretary, institution=school, **fields_of_one))
            give_consent(drafts[-1], secretary)
        return drafts

    return make


def submitting(entry: Entry):
    return partial(entries.submit_entry, entry=entry, by=entry.owner, now=OPEN)


def fresh(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


class TestBeginning:
    def test_the_form_sent_twice_at_once_begins_one_entry(self, contest, school, secretary):
        start = partial(
            entries.start_entry, contest=contest, nomination=contest.nominations.first(), by=secretary,
            institution=school, key=uuid.uuid4(), now=OPEN,
        )  # fmt: skip

        one, other = behind(Contest.objects.filter(pk=contest.pk), start, start)

        assert failures([one, other]) == []
        assert one == other
        assert Entry.objects.count() == 1

    def test_of_two_tabs_that_save_at_once_one_is_told(self, contest, school, secretary):
        entry = make_draft(contest, secretary, institution=school)
        results = at_once(*[
            partial(
                entries.save_draft, entry=entry, by=secretary, revision=entry.revision,
                values={"title": title}, now=OPEN,
            )
            for title in ("З одного вікна", "З іншого вікна")
        ])  # fmt: skip

        [told] = failures(results, entries.Stale)
        saved = results[1 - results.index(told)]
        assert (fresh(entry).title, fresh(entry).revision) == (saved.title, entry.revision + 1)

    def test_saving_a_draft_that_is_being_deleted_is_refused_in_words(self, contest, school, secretary):
        entry = make_draft(contest, secretary, institution=school)

        deleted, saved = behind(
            Entry.objects.filter(pk=entry.pk),
            partial(entries.delete_draft, entry=entry, by=secretary, now=OPEN),
            partial(
                entries.save_draft, entry=entry, by=secretary, revision=entry.revision,
                values={"title": "Ще раз"}, now=OPEN,
            ),
        )  # fmt: skip

        assert failures([deleted, saved], Refused) == [saved]
        assert not Entry.objects.exists()


class TestSubmission:
    def test_pressed_twice_it_makes_one_version_one_reference_and_one_letter(self, ready):
        [entry] = ready(1)

        results = at_once(submitting(entry), submitting(entry), submitting(entry))

        assert failures(results) == []
        assert {version.pk for version in results} == {EntryVersion.objects.get().pk}
        assert fresh(entry).reference == "ММ-2026-0001"
        assert Letter.objects.filter(kind="contest.received").count() == 1

    def test_twenty_at_once_draw_twenty_references_without_a_gap(self, ready):
        results = at_once(*map(submitting, ready(20)))

        assert failures(results) == []
        references = set(Entry.objects.values_list("reference", flat=True))
        assert references == {f"ММ-2026-{number:04d}" for number in range(1, 21)}

    def test_a_whole_class_and_one_of_it_are_submitted_at_once(self, ready, secretary):
        first, second, third = ready(3)

        outcomes, version = behind(
            Entry.objects.filter(pk=second.pk),
            partial(class_table.submit_ready, drafts=[first, second, third], by=secretary, now=OPEN),
            submitting(third),
        )

        assert failures([outcomes, version]) == []
        assert set(Entry.objects.values_list("state", flat=True)) == {State.SUBMITTED}
        assert EntryVersion.objects.count() == 3
        assert version.entry.reference


class TestLimits:
    def submitted(self) -> int:
        return Entry.objects.filter(state=State.SUBMITTED).count()

    def test_an_institution_never_has_more_than_the_contest_takes(self, contest, ready):
        Contest.objects.filter(pk=contest.pk).update(per_institution=2)

        results = at_once(*map(submitting, ready(6)))

        assert len(failures(results, ValidationError)) == 4
        assert self.submitted() == 2

    def test_an_institution_never_has_more_than_a_nomination_takes(self, contest, ready):
        contest.nominations.update(per_institution=1)

        results = at_once(*map(submitting, ready(4)))

        assert len(failures(results, ValidationError)) == 3
        assert self.submitted() == 1

    def test_a_pupil_never_enters_more_often_than_allowed(self, contest, ready):
        Contest.objects.filter(pk=contest.pk).update(per_pupil=1)

        results = at_once(*map(submitting, ready(4, pupil="Вигадана Марічка")))

        assert len(failures(results, ValidationError)) == 3
        assert self.submitted() == 1


class TestModeration:
    @pytest.fixture
    def moderators(self):
        return [make_user(f"moderator{number}@example.org") for number in (1, 2)]

    def test_two_who_admit_the_same_works_at_once_write_one_letter_a_work(self, ready, moderators):
        versions = [submitting(entry)() for entry in ready(4)]

        results = at_once(*[
            partial(moderation.decide_many, versions=rows, decision="admit", by=by, now=OPEN)
            for by, rows in zip(moderators, (versions, versions[::-1]), strict=True)
        ])  # fmt: skip

        assert failures(results) == []
        errors = [outcome.error for outcomes in results for outcome in outcomes]
        assert sum(not error for error in errors) == len(versions)
        assert set(Entry.objects.values_list("state", flat=True)) == {State.ADMITTED}
        assert Letter.objects.filter(kind="contest.admit").count() == len(versions)

    @pytest.mark.parametrize("decision", moderation.DECISIONS)
    def test_a_decision_is_about_the_version_that_stands(
        self, contest, school, secretary, moderators, decision
    ):
        entry = make_submitted(contest, secretary, institution=school)
        seen = entry.standing
        entries.save_draft(
            entry=entry, by=secretary, revision=entry.revision, values={"title": "Інша назва"}, now=OPEN
        )

        decided, version = at_once(
            partial(
                moderation.decide, version=seen, decision=decision, by=moderators[0],
                words="Розмите.", seen=State.SUBMITTED, now=OPEN,
            ),
            submitting(entry),
        )  # fmt: skip

        failures([decided, version], moderation.Overtaken, Refused)
        state, standing = fresh(entry).state, fresh(entry).standing
        if isinstance(version, EntryVersion):
            assert (state, standing) == (State.SUBMITTED, version)
        else:
            assert (state, standing) == (decided.state, seen)
            assert state in {State.ADMITTED, State.REFUSED}

    def test_a_tag_taken_off_its_last_entry_while_another_gets_it(self, ready, moderators):
        one, other = ready(2)
        tag = moderation.tag_entry(entry=one, name="виставка", by=moderators[0], now=OPEN)

        results = behind(
            Entry.objects.filter(pk=other.pk),
            partial(moderation.tag_entry, entry=other, name="виставка", by=moderators[1], now=OPEN),
            partial(moderation.untag_entry, entry=one, tag=tag, by=moderators[0], now=OPEN),
        )

        assert failures(results) == []
        assert [tag.name for tag in other.tags.all()] == ["виставка"]
        assert not one.tags.exists()

    def test_letters_sent_by_clicks_at_once_stand_in_each_history_once(self, contest, ready, moderators):
        versions = [submitting(entry)() for entry in ready(3)]
        drafts = correspondence.drafts_of(versions=versions, subject="{шифр}", text="Доброго дня!")
        send_letters = partial(
            correspondence.send,
            drafts=drafts,
            batch=uuid.uuid4(),
            contest=contest,
            by=moderators[0],
            now=OPEN,
        )

        results = at_once(send_letters, send_letters, send_letters)

        assert failures(results) == []
        letters = set(Letter.objects.filter(kind=correspondence.KIND))
        assert all(set(result) == letters for result in results)
        written = AuditRecord.objects.filter(action="entry.letter")
        assert written.count() == len({record.subject_id for record in written}) == len(versions)
        assert AuditRecord.objects.filter(action="contest.letters").count() == 1


class TestReplacement:
    @pytest.fixture
    def refused(self, late_draft) -> EntryFile:
        """A file that was good enough to be submitted, and was refused on the next morning."""
        file = send(late_draft, jpeg((60, 60)), "мама.jpg")
        submit(late_draft)
        EntryFile.objects.update(status=EntryFile.Status.REFUSED, told_at=TOLD)
        return file

    def test_two_files_in_place_of_one_at_once_make_one_version(self, late_draft, refused):
        entry = fresh(late_draft)
        with time_machine.travel(TOLD, tick=False):
            results = at_once(*[
                partial(send, entry, data, "мама.jpg", replaces=refused)
                for data in (GOOD, jpeg((120, 90)))
            ])  # fmt: skip

        [late] = failures(results, NotReplaceable)
        new = results[1 - results.index(late)]
        assert entry.versions.count() == 2
        assert [file.pk for file in fresh(entry).standing.files.all()] == [new.pk]
        assert set(EntryFile.objects.filter(removed_at=None).values_list("pk", flat=True)) == {new.pk}

    def test_no_more_files_than_the_nomination_takes_come_in_at_once(self, late_draft):
        Nomination.objects.update(most_files=1)
        entry = fresh(late_draft)

        results = at_once(*[
            partial(send, entry, data, "мама.jpg") for data in (GOOD, jpeg((120, 90)), jpeg((90, 120)))
        ])  # fmt: skip

        failures(results, Refused)
        assert entry.files.filter(removed_at=None).count() == 1

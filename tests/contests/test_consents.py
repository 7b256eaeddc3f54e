"""Which consents count, and what readers may see by them."""

import pytest

from cms.consent import Consent, ConsentIsEvidence, ConsentText, Scope
from contests.domain import consents, entries, redaction
from contests.domain.consents import Child, Publicity
from contests.domain.transitions import Refused
from contests.models import Contest, Entry, Nomination, State
from tests.contests.factories import (
    ALL_SCOPES,
    OPEN,
    give_consent,
    make_draft,
    make_group_draft,
    make_submitted,
)
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db

RESULTS = kyiv(2026, 6, 5)
AFTER = kyiv(2026, 6, 6)


def publish(entry: Entry, state: str = State.PLACED) -> Entry:
    """The results of the entry's contest are out, with the entry among them."""
    Contest.objects.filter(pk=entry.contest_id).update(results_published_at=RESULTS)
    Entry.objects.filter(pk=entry.pk).update(state=state)
    return Entry.objects.get(pk=entry.pk)


def seen(entry: Entry) -> Publicity:
    return consents.what_may_be_public(Entry.objects.get(pk=entry.pk), AFTER)


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


def test_nothing_is_public_before_the_results_whatever_the_consents(entry):
    Entry.objects.filter(pk=entry.pk).update(state=State.PLACED)
    assert seen(entry) == Publicity()
    publish(entry)
    assert consents.what_may_be_public(Entry.objects.get(), kyiv(2026, 6, 4)) == Publicity()


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.SUBMITTED, State.RETURNED, State.REFUSED, State.WITHDRAWN]
)
def test_what_was_not_admitted_is_never_public(entry, state):
    publish(entry, state)
    assert seen(entry) == Publicity()


def test_nothing_is_public_after_the_data_was_removed(entry):
    publish(entry)
    Contest.objects.update(cleaned_at=AFTER)
    assert seen(entry) == Publicity()


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ([Scope.TAKE_PART], Publicity(listed=True)),
        ([Scope.TAKE_PART, Scope.PUBLISH_WORK], Publicity(listed=True, work=True, pictures=True)),
        (
            [Scope.TAKE_PART, Scope.PUBLISH_FIRST_NAME],
            Publicity(listed=True, names=("Марічка",), institution="Ліцей № 25"),
        ),
        (
            [Scope.TAKE_PART, Scope.PUBLISH_FULL_NAME, Scope.PUBLISH_FIRST_NAME],
            Publicity(listed=True, names=("Вигадана Марічка",), institution="Ліцей № 25"),
        ),
        ([Scope.TAKE_PART, Scope.SHOW_PHOTO], Publicity(listed=True)),
    ],
)
def test_each_scope_opens_exactly_what_it_says(contest, secretary, school, scopes, expected):
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary, scopes=scopes)
    version = entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    redaction.redact_words(version=version, words=[], by=None, now=OPEN)
    publish(entry)
    assert seen(entry) == expected


def test_a_work_of_a_group_is_shown_when_every_guardian_agreed_and_names_one_by_one(
    contest, secretary, school
):
    entry = make_group_draft(contest, secretary, school, "Вигадана Марічка", "Придуманий Андрійко")
    give_consent(entry, secretary, scopes=ALL_SCOPES)
    second = entry.participants.last()
    paper = second.papers.get()
    consents.attest_papers(
        participants=[second], paper=paper, scopes=[Scope.TAKE_PART], by=secretary, now=OPEN
    )
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    publish(entry)
    assert seen(entry) == Publicity(listed=True, names=("Марічка",), institution="Ліцей № 25")


WORK = [Scope.TAKE_PART, Scope.PUBLISH_WORK]


@pytest.mark.parametrize("kind", [Nomination.Kind.PHOTO, Nomination.Kind.VIDEO])
@pytest.mark.parametrize(
    ("scopes", "text", "expected"),
    [
        ([*WORK, Scope.SHOW_PHOTO], "", Publicity(listed=True, work=True, pictures=True)),
        (WORK, "", Publicity(listed=True)),
        (WORK, "Про маму", Publicity(listed=True, work=True)),
    ],
)
def test_a_photo_or_a_film_is_shown_only_with_the_consent_to_a_photo(
    contest, secretary, school, kind, scopes, text, expected
):
    contest.nominations.update(kind=kind)
    entry = make_draft(contest, secretary, institution=school, text=text, link="https://film.example.org/1")
    give_consent(entry, secretary, scopes=scopes)
    version = entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    redaction.redact_words(version=version, words=[], by=None, now=OPEN)
    publish(entry)
    assert seen(entry) == expected


def test_where_the_text_asks_nothing_about_photos_the_work_needs_no_more(contest, secretary, school):
    contest.nominations.update(kind=Nomination.Kind.PHOTO)
    ConsentText.objects.update(scopes=WORK)
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary, scopes=WORK)
    version = entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    redaction.redact_words(version=version, words=[], by=None, now=OPEN)
    publish(entry)
    assert seen(entry) == Publicity(listed=True, work=True, pictures=True)


def test_a_single_word_is_never_taken_for_a_first_name():
    assert Child("k", "Вигадана").first_name == ""


def test_a_consent_does_not_pass_to_another_child_whose_name_is_typed_over(contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    give_consent(entry, secretary)
    pupil = entry.participants.get()

    def rename(name):
        current = Entry.objects.get(pk=entry.pk)
        entries.save_draft(
            entry=current, by=secretary, revision=current.revision, now=OPEN,
            participants=[{"key": str(pupil.key), "full_name": name, "school_class": "3-А"}],
        )  # fmt: skip
        pupil.refresh_from_db()
        return consents.scopes_of([pupil], now=OPEN)[pupil.pk]

    assert rename("Придуманий Андрійко") == frozenset()
    assert rename("вигадана  марічка") == frozenset(ALL_SCOPES)


def test_the_version_that_stands_keeps_its_own_childs_consent(entry, secretary):
    pupil = entry.participants.get()
    entries.save_draft(
        entry=entry, by=secretary, revision=entry.revision, now=OPEN,
        participants=[{"key": str(pupil.key), "full_name": "Придуманий Андрійко", "school_class": "3-А"}],
    )  # fmt: skip
    publish(entry)
    assert seen(entry).names == ("Марічка",)


def test_it_keeps_the_consent_when_the_child_is_taken_out_of_the_draft(entry, secretary):
    entries.save_draft(entry=entry, by=secretary, revision=entry.revision, participants=[], now=OPEN)
    publish(entry)
    assert seen(entry).names == ("Марічка",)


def test_what_is_attested_anew_takes_the_place_of_what_was_valid(entry, secretary):
    give_consent(entry, secretary, scopes=[Scope.TAKE_PART])
    pupil = entry.participants.get()
    assert consents.scopes_of([pupil], now=OPEN)[pupil.pk] == {Scope.TAKE_PART}
    newer, older = consents.of(pupil).order_by("-pk")
    assert (newer.withdrawn_at, older.withdrawn_at) == (None, OPEN)
    assert Entry.objects.get(pk=entry.pk).state == State.SUBMITTED


def test_a_recorded_consent_of_a_pupil_is_not_altered(entry):
    consent = Consent.objects.get()
    consent.scopes = list(Scope.values)
    with pytest.raises(ConsentIsEvidence):
        consent.save()


def test_without_the_consent_to_take_part_nothing_is_recorded(contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    with pytest.raises(Refused):
        give_consent(entry, secretary, scopes=[Scope.PUBLISH_WORK])
    assert not Consent.objects.exists()


def test_an_institution_attests_only_for_its_own_pupils(contest, secretary, school):
    own = make_draft(contest, secretary, institution=school)
    paper = give_consent(own, secretary)
    foreign = make_draft(contest, secretary, institution=make_institution("Ліцей № 7"))
    with pytest.raises(Refused):
        consents.attest_papers(
            participants=foreign.participants.all(), paper=paper, scopes=ALL_SCOPES, by=secretary, now=OPEN
        )


def test_publicities_of_many_entries_cost_one_query_of_consents(
    contest, secretary, school, django_assert_num_queries
):
    for number in range(3):
        entry = make_submitted(contest, secretary, institution=school, pupil=f"Вигадана Дитина{number} Х")
        publish(entry)
        Contest.objects.update(results_published_at=None)
    Contest.objects.update(results_published_at=RESULTS)
    listed = Entry.objects.select_related("contest", "institution").prefetch_related("versions")
    with django_assert_num_queries(3):
        shown = consents.publicities(listed, now=AFTER)
    assert [item.names for item in shown.values()] == [("Дитина2",), ("Дитина1",), ("Дитина0",)]


def test_a_work_that_nobody_looked_at_is_shown_with_the_full_name_alone(contest, secretary, school):
    scopes = [Scope.TAKE_PART, Scope.PUBLISH_WORK]
    entry = make_draft(contest, secretary, institution=school, title="Мама Вигаданої Марічки")
    give_consent(entry, secretary, scopes=scopes)
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    publish(entry, State.ADMITTED)
    assert seen(entry) == Publicity(listed=True)
    give_consent(entry, secretary, scopes=[*scopes, Scope.PUBLISH_FULL_NAME])
    assert seen(entry).work

"""What may have been entered twice."""

import random
import time

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from contests.domain import entries
from contests.domain.duplicates import FINGERPRINT_BITS, NEAR, Kind, near_pairs, suspicions
from tests.contests.editors import add_file, make_moderator, signed_in
from tests.contests.factories import OPEN, make_submitted
from tests.factories import make_institution


@pytest.fixture
def two(contest, secretary, school):
    """Two entries of different pupils."""
    return [
        make_submitted(contest, secretary, institution=school, pupil=pupil)
        for pupil in ("Вигадана Марічка", "Вигаданий Петрик")
    ]


def found(contest) -> list[tuple[Kind, list[str]]]:
    return [
        (suspicion.kind, [version.entry.reference for version in suspicion.versions])
        for suspicion in suspicions(contest)
    ]


def test_different_works_of_different_pupils_are_no_duplicates(contest, two):
    add_file(two[0], fingerprint=0)
    add_file(two[1], fingerprint=(1 << 20) - 1)
    assert found(contest) == []


def test_the_same_file_is_found(contest, two):
    for entry in two:
        add_file(entry, sha256="a" * 64)
    assert found(contest) == [(Kind.FILE, ["ММ-2026-0001", "ММ-2026-0002"])]


def test_two_equal_files_in_one_entry_are_no_duplicates(contest, two):
    for _each in range(2):
        add_file(two[0], sha256="a" * 64, fingerprint=5)
    assert found(contest) == []


def test_pictures_that_look_alike_are_found_once(contest, two):
    for entry in two:
        add_file(entry, fingerprint=0b1011)
        add_file(entry, fingerprint=0b1000)
    assert found(contest) == [(Kind.PICTURE, ["ММ-2026-0001", "ММ-2026-0002"])]


def test_the_same_pupil_is_found_whatever_the_capitals_even_in_another_school(contest, two):
    other = make_institution("Ліцей № 7")
    make_submitted(contest, two[0].owner, institution=other, pupil="вигадана  МАРІЧКА")
    assert found(contest) == [(Kind.PUPIL, ["ММ-2026-0001", "ММ-2026-0003"])]


def test_a_withdrawn_entry_is_no_duplicate(contest, two, secretary):
    for entry in two:
        add_file(entry, sha256="a" * 64)
    entries.withdraw_entry(entry=two[1], by=secretary, now=OPEN)
    assert found(contest) == []


def test_the_page_shows_them_side_by_side(contest, two):
    for entry in two:
        add_file(entry, sha256="a" * 64)
    page = signed_in(make_moderator()).get(reverse("contest_admin_duplicates", args=[contest.pk]))
    content = page.content.decode()
    assert "ММ-2026-0001" in content
    assert "ММ-2026-0002" in content


@given(st.lists(st.integers(0, 2**FINGERPRINT_BITS - 1), max_size=12), st.data())
def test_bands_find_exactly_the_pairs_that_a_comparison_of_all_with_all_finds(fingerprints, data):
    # Random numbers are rarely near: some neighbours are made.
    for fingerprint in list(fingerprints):
        flips = data.draw(st.sets(st.integers(0, FINGERPRINT_BITS - 1), max_size=NEAR + 2))
        fingerprints.append(fingerprint ^ sum(1 << bit for bit in flips))
    expected = [
        (a, b)
        for a in range(len(fingerprints))
        for b in range(a + 1, len(fingerprints))
        if (fingerprints[a] ^ fingerprints[b]).bit_count() <= NEAR
    ]
    assert near_pairs(fingerprints) == expected


def test_five_thousand_pictures_are_compared_within_two_seconds_of_work():
    numbers = random.Random(7)
    fingerprints = [numbers.getrandbits(FINGERPRINT_BITS) for _each in range(5000)]
    fingerprints[4999] = fingerprints[17] ^ 0b101
    started = time.process_time()
    assert near_pairs(fingerprints) == [(17, 4999)]
    assert time.process_time() - started < 2

"""Surrogate tags: fresh until a tag changes, and never made of rows older than the change."""

import pytest
from django.db import transaction

from cms.cache import memo, tags
from cms.cache.refresh import bump


def test_the_counter_survives_being_lost(settings):
    first = tags.counter()
    tags.store().delete(tags.COUNTER)

    assert tags.counter() > first


def test_a_tag_without_a_known_change_changed_when_the_cache_began():
    began = tags.counter()

    assert tags.versions(["page:1"]) == {"page:1": began}


def test_after_a_loss_everything_has_just_changed():
    tags.outdate(["page:1"])
    before = tags.counter()
    tags.store().clear()

    assert tags.versions(["page:1"])["page:1"] > before


@pytest.mark.django_db
def test_a_bump_makes_its_tags_newer_than_whoever_began_before_and_no_others():
    other = tags.versions(["page:3"])
    before = tags.counter()

    bump("page:1", "page:2")

    assert tags.versions(["page:1", "page:2", "page:3"]) == {
        "page:1": before + 2,
        "page:2": before + 2,
        **other,
    }


@pytest.mark.django_db(transaction=True)
def test_a_bump_inside_a_transaction_takes_effect_at_once_and_again_at_the_commit():
    with transaction.atomic():
        bump("page:1")
        inside = tags.versions(["page:1"])["page:1"]
        read_by_another_before_the_commit = tags.counter()

    assert inside > 0
    assert tags.versions(["page:1"])["page:1"] > read_by_another_before_the_commit


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_bumps_only_once():
    with transaction.atomic():
        bump("page:1")
        inside = tags.versions(["page:1"])["page:1"]
        transaction.set_rollback(True)

    assert tags.versions(["page:1"])["page:1"] == inside


def test_a_memoised_value_is_computed_once_until_its_tag_changes():
    calls = []

    @memo.memoised("menu")
    def menu(site):
        calls.append(site)
        return len(calls)

    assert [menu(1), menu(1), menu(2)] == [1, 1, 2]
    tags.outdate(["menu"])
    assert menu(1) == 3


def test_a_value_computed_while_its_tag_changes_is_not_kept():
    @memo.memoised("menu")
    def menu():
        tags.outdate(["menu"])
        return object()

    assert menu() is not menu()


def test_within_a_request_the_version_is_the_one_of_its_start():
    calls = []

    @memo.memoised(tags.SHELL)
    def sites():
        calls.append(1)
        return len(calls)

    tags.snapshot.set({tags.SHELL: tags.versions([tags.SHELL])[tags.SHELL]})
    try:
        assert sites() == 1
        assert sites() == 1
    finally:
        tags.snapshot.set(None)


def test_whoever_writes_last_after_counting_first_counts_again(monkeypatch):
    store = tags.store()
    real, interrupted = store.set_many, []

    def slow(data, **options):
        if not interrupted:
            interrupted.append(1)
            tags.outdate(["page:1"])  # another process, between our counting and our writing
        return real(data, **options)

    monkeypatch.setattr(store, "set_many", slow)
    tags.outdate(["page:1"])

    assert tags.versions(["page:1"])["page:1"] == tags.counter()

"""How long a failed task waits, and how often it is tried."""

from datetime import timedelta

import pytest

from cms.tasks.policy import DEFAULT, RetryPolicy, policy_for


@pytest.mark.parametrize(("number", "seconds"), [(1, 30), (2, 120), (3, 480), (4, 1920)])
def test_each_delay_is_longer_by_the_factor(number, seconds):
    policy = RetryPolicy(first_delay=30, factor=4)
    assert policy.delay(number, chance=lambda: 0.5) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 80), (0.5, 100), (1.0, 120)])
def test_chance_spreads_delays_by_the_jitter(chance, seconds):
    policy = RetryPolicy(first_delay=100, jitter=0.2)
    assert policy.delay(1, chance=lambda: chance) == timedelta(seconds=seconds)


def test_no_delay_is_longer_than_the_longest():
    policy = RetryPolicy(first_delay=60, factor=10, longest=3600, jitter=0)
    assert policy.delay(9) == timedelta(hours=1)


def test_a_policy_is_declared_beside_its_task():
    assert policy_for("tests.cms.tasks.sample.succeed_at") == RetryPolicy(attempts=3, first_delay=0)


@pytest.mark.parametrize("path", ["modelsearch.tasks.insert_or_update_object_task", "gone.since.release"])
def test_tasks_that_declare_nothing_are_tried_four_times(path):
    assert policy_for(path) is DEFAULT
    assert DEFAULT.attempts == 4


@pytest.mark.parametrize(
    ("exception", "moot"),
    [
        ("home.models.HomePage.DoesNotExist", True),
        ("django.core.exceptions.ObjectDoesNotExist", False),
        ("builtins.RuntimeError", False),
    ],
)
def test_by_default_a_deleted_row_leaves_nothing_to_do(exception, moot):
    assert DEFAULT.is_moot(exception) is moot

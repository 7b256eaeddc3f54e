"""When jobs are due."""

from datetime import UTC, datetime, time, timedelta

import pytest

from cms.tasks.schedule import Daily, Every, jobs, register

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_new_periodic_job_is_due_at_once():
    assert Every(MINUTE).first(NOON) == NOON


@pytest.mark.parametrize(
    ("late", "following"),
    [
        (timedelta(seconds=2), NOON + MINUTE),
        (timedelta(seconds=60), NOON + 2 * MINUTE),
        (timedelta(hours=3, seconds=5), NOON + timedelta(hours=3, minutes=1)),
    ],
)
def test_a_late_run_keeps_the_beat_and_makes_up_for_missed_ones_once(late, following):
    assert Every(MINUTE).next(due=NOON, now=NOON + late) == following


@pytest.mark.parametrize(
    ("now", "due"),
    [
        # Winter: Kyiv is two hours ahead of UTC.
        ("2026-11-23T01:09:59", "2026-11-23T01:10"),
        ("2026-11-23T01:10:00", "2026-11-24T01:10"),
        # Summer: three.
        ("2026-07-01T12:00:00", "2026-07-02T00:10"),
        # The night when clocks go forward (29 March 2026) has no 3:10: the job runs at 4:10.
        ("2026-03-28T12:00:00", "2026-03-29T01:10"),
        # The night when they go back (25 October 2026) has two: it runs at the first.
        ("2026-10-24T12:00:00", "2026-10-25T00:10"),
        ("2026-10-25T00:10:00", "2026-10-26T01:10"),
    ],
)
def test_a_daily_job_follows_the_clocks_of_kyiv(now, due):
    found = Daily(time(3, 10)).first(datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert found.astimezone(UTC) == datetime.fromisoformat(due).replace(tzinfo=UTC)


@pytest.mark.parametrize("when", [{}, {"every": MINUTE, "daily_at": time(3)}])
def test_a_job_has_one_rhythm(when):
    with pytest.raises(ValueError, match="either"):
        register("nonsense", print, **when)
    assert "nonsense" not in jobs


def test_the_ground_floor_registers_its_jobs():
    assert {
        "Take back the tasks of killed workers",
        "Delete old task results",
        "Send the letters that are due",
        "Find the letters that are stuck",
        "Delete old letters",
        "Delete old audit records",
        "Publish scheduled pages",
        "Expire consents",
    } <= set(jobs)
    assert jobs["Expire consents"].when == Every(MINUTE)
    assert jobs["Delete old letters"].when == Daily(time(3, 20))
    assert jobs["Take back the tasks of killed workers"].when == Every(timedelta(seconds=30))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(jobs))
def test_every_registered_job_is_there_and_runs_on_an_empty_database(name):
    jobs[name]()

"""How well the search finds what was judged to be relevant."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from search.evaluation import Judged, Outcome, measures, read_judged
from tests.factories import make_standard
from tests.installation import copy_of, environment

DEMO = Path(__file__).parent / "judged" / "demo.jsonl"


def outcome(*ranks: int | None) -> Outcome:
    return Outcome(Judged("школа", tuple(range(len(ranks)))), ranks)


def test_recall_counts_hits_among_as_many_as_there_could_be():
    assert outcome(0, 6, None).recall(5) == pytest.approx(1 / 3)
    assert outcome(0, 6, None).recall(10) == pytest.approx(2 / 3)
    assert outcome(*range(7)).recall(5) == 1


def test_the_reciprocal_rank_is_that_of_the_first_hit():
    assert outcome(None, 3, 7).reciprocal_rank == 1 / 4
    assert outcome(None).reciprocal_rank == 0


def test_the_gain_is_one_where_the_best_come_first():
    assert outcome(1, 0).ndcg == pytest.approx(1)
    assert outcome(1).ndcg == pytest.approx(0.6309, abs=1e-4)
    assert outcome(None).ndcg == 0


def test_measures_are_means():
    found = measures([outcome(0), outcome(None)])
    assert found == {"recall@5": 0.5, "recall@10": 0.5, "MRR": 0.5, "nDCG@10": 0.5}


@pytest.mark.parametrize(
    "line",
    ["школа", "[]", '{"query": "школа"}', '{"query": 1, "relevant": [1]}', '{"query": "а", "relevant": []}'],
)
def test_a_line_that_is_none_is_named(line):
    with pytest.raises(ValueError, match="Line 2"):
        list(read_judged(["", line]))


@pytest.mark.django_db
def test_the_command_prints_the_measures_and_what_was_missed(communications, tmp_path):
    school, other = make_standard(communications, "Літня школа"), make_standard(communications, "Садок")
    rows = [
        {"query": "шкіл", "relevant": [school.pk]},
        {"query": "школами", "relevant": [school.full_url]},
        {"query": "школа", "relevant": [school.url, other.url]},
        {"query": "irjkf", "relevant": [other.pk]},
    ]
    file = tmp_path / "judged.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    printed = StringIO()
    call_command("evaluate_search", str(file), stdout=printed)
    assert printed.getvalue().splitlines() == [
        "recall@5: 0.6250",
        "recall@10: 0.6250",
        "MRR: 0.7500",
        "nDCG@10: 0.6533",
        f"missed: школа → {other.url}",
        f"missed: irjkf → {other.pk}",
    ]


def test_a_file_that_is_missing_is_said(tmp_path):
    with pytest.raises(CommandError, match="missing"):
        call_command("evaluate_search", str(tmp_path / "missing.jsonl"))


@pytest.mark.slow
def test_the_demo_is_found(prepared, tmp_path):
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "evaluate_search", str(DEMO)],
        env=environment(copy_of(prepared, tmp_path / "var"), 8000),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    measured = dict(line.split(": ") for line in done.stdout.splitlines()[:4])
    assert len(DEMO.read_text("utf-8").splitlines()) >= 120
    assert float(measured["recall@5"]) >= 0.97, done.stdout

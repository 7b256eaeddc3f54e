"""Results of closed surveys: what the tables show, together too, and what they refuse to."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Survey, SurveyAnswer, SurveyQuestion
from campaigns.surveys.charts import chart_of
from campaigns.surveys.results import as_rows, free_answers, results_of
from cms.cache import memo
from tests.campaigns.surveys.factories import ONE, Kind, close, make_survey, take

pytestmark = pytest.mark.django_db

REQUIRED = {**ONE, "is_required": True}


def answered(site, *columns: tuple[int, ...], roles=("teacher", "parent", "pupil")) -> Survey:
    """A closed survey of one question, answered so often in each role."""
    survey = make_survey(site, REQUIRED, roles=roles)
    question = survey.questions.get()
    rows = []
    for role, counts in zip(roles, columns, strict=True):
        for choice, count in enumerate(counts):
            said = {"survey": survey, "role": role}
            rows += [SurveyAnswer(**said) for _ in range(count)]
            rows += [SurveyAnswer(question=question, choice=choice, **said) for _ in range(count)]
    SurveyAnswer.objects.bulk_create(rows)
    return close(survey)


def counts(survey: Survey) -> list[list[int | None]]:
    """The rows of the only table."""
    [table] = results_of(survey).tables
    return [[cell.count for cell in row.cells] for row in table.rows]


def test_each_role_has_its_column_and_all_are_summed(education, untranslated):
    survey = answered(education, (10, 7, 5), (20, 6, 9), (8, 5, 6))
    found = results_of(survey)
    assert found.people == {"Teachers": 22, "Parents": 35, "Pupils": 19}
    assert found.total == 76
    assert found.tables[0].columns == ("Teachers", "Parents", "Pupils", "Together")
    assert counts(survey) == [[10, 20, 8, 38], [7, 6, 5, 18], [5, 9, 6, 20]]
    assert [cell.percent for cell in found.tables[0].rows[0].cells] == [45, 57, 42, 50]


def test_the_sum_over_roles_does_not_tell_what_a_role_hides(education):
    survey = answered(education, (10, 3, 6), (20, 6, 9), (8, 5, 6))
    assert counts(survey) == [[10, 20, 8, 38], [None, 6, 5, None], [None, 9, 6, None]]


def test_a_role_of_four_people_is_in_no_number_at_all(education, untranslated):
    survey = answered(education, (10, 7, 5), (4, 0, 0), (8, 5, 6))
    found = results_of(survey)
    assert found.left_out == ("Parents",)
    assert found.total == 41
    assert counts(survey) == [[10, 8, 18], [7, 5, 12], [5, 6, 11]]
    assert "Parents" not in {row[2] for row in as_rows(survey, found)}


def test_one_more_answer_cannot_be_watched(education):
    survey = make_survey(education, REQUIRED)
    for _ in range(6):
        take(survey, 0)
    with pytest.raises(ValueError, match="closed"):
        results_of(survey)
    with pytest.raises(ValueError, match="closing"):
        free_answers(survey)


def test_those_who_did_not_answer_are_a_row_like_the_others(education, untranslated):
    survey = make_survey(education, ONE)
    for said in (0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, None, None, None, None, None):
        take(survey, said)
    survey = close(survey)
    [table] = results_of(survey).tables
    assert [(row.label, row.cells[0].count) for row in table.rows] == [
        ("Щодня", 6), ("Щотижня", 5), ("Ніколи", 5), ("No answer", 5),
    ]  # fmt: skip


def test_a_matrix_has_a_table_a_line_and_a_scale_its_five_steps(education):
    matrix = {
        "kind": Kind.MATRIX, "text_uk": "Чи задоволені ви?", "choices_uk": "так\nні",
        "lines_uk": "Оцінками\nРозкладом", "is_required": True,
    }  # fmt: skip
    scale = {"kind": Kind.SCALE, "text_uk": "Зручно?", "choices_uk": "зовсім ні\nдуже", "is_required": True}
    tables = results_of(close(_sent(make_survey(education, matrix, scale)))).tables
    assert [table.title for table in tables] == [
        "Чи задоволені ви? – Оцінками", "Чи задоволені ви? – Розкладом", "Зручно?",
    ]  # fmt: skip
    assert [row.label for row in tables[2].rows] == ["1 – зовсім ні", "2", "3", "4", "5 – дуже"]


def _sent(survey: Survey) -> Survey:
    SurveyAnswer.objects.bulk_create([SurveyAnswer(survey=survey, role="everybody") for _ in range(6)])
    return survey


def test_free_answers_are_read_after_closing_in_the_order_of_the_alphabet(education):
    text = {"kind": SurveyQuestion.Kind.TEXT, "text_uk": "Що змінити?"}
    survey = make_survey(education, text, roles=["teacher", "pupil"])
    for words in ("Розклад", "вхід", "", "Оцінки", "", ""):
        take(survey, words, role="teacher")
    take(survey, "нас лише один", role="pupil")
    assert free_answers(close(survey)) == [("Що змінити?", ["вхід", "Оцінки", "Розклад"])]


def test_a_chart_says_in_words_what_it_draws(education, untranslated):
    survey = answered(education, (10, 3, 6), (20, 6, 9), (8, 5, 6))
    chart = chart_of(results_of(survey).tables[0])
    assert "Teachers: most often “Щодня”, 53 %." in chart.alternative
    assert [bar.words for bar in chart.bars[3:6]] == [
        "Teachers: not shown", "Parents: 17 % (6)", "Pupils: 26 % (5)",
    ]  # fmt: skip


def everything_shown(survey: Survey):
    """All numbers that leave the survey: people, tables with sums and percentages, CSV, charts."""
    memo.forget()
    found = results_of(survey)
    charts = [(chart_of(table).alternative, chart_of(table).bars) for table in found.tables]
    return repr((found, as_rows(survey, found), charts))


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6)).filter(lambda c: sum(c) >= 5),
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6)).filter(lambda c: sum(c) >= 5),
)
def test_an_attacker_with_all_that_is_shown_solves_for_nobody(education, teachers, parents):
    """Other answers of the same people, which show exactly the same, give each hidden cell another value."""
    survey = answered(education, teachers, parents, roles=("teacher", "parent"))
    seen, rows = everything_shown(survey), counts(survey)
    for column, true in enumerate((teachers, parents)):
        for place in range(3):
            if rows[place][column] is None:
                assert any(
                    _shown_with(survey, column, other) == seen
                    for other in product(range(sum(true) + 1), repeat=3)
                    if sum(other) == sum(true) and other[place] != true[place]
                )


def _shown_with(survey: Survey, column: int, counts: tuple[int, ...]) -> str:
    """What would be shown, had a role answered otherwise; the answers are put back."""
    role = survey.branches[column]
    rows = list(SurveyAnswer.objects.filter(survey=survey, role=role).exclude(question=None))
    before = [row.choice for row in rows]
    choices = [choice for choice, count in enumerate(counts) for _ in range(count)]
    for row, choice in zip(rows, choices, strict=True):
        row.choice = choice
    SurveyAnswer.objects.bulk_update(rows, ["choice"])
    said = everything_shown(survey)
    for row, choice in zip(rows, before, strict=True):
        row.choice = choice
    SurveyAnswer.objects.bulk_update(rows, ["choice"])
    return said

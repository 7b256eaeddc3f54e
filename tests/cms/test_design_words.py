"""Days, stages and non-breaking spaces as readers see them."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from cms import dates
from cms.timeline import Precision, Stage, Timeline
from cms.typography import JOINER, NBSP, nest_quotes, typeset, typeset_html

TODAY = date(2026, 11, 23)


def words(text: str) -> str:
    """The text with plain spaces and without joiners."""
    return text.replace(NBSP, " ").replace(JOINER, "")


def when(stage: Stage, *, on: date = TODAY, long: bool = False) -> str:
    with override("uk"):
        return words(dates.stage_dates(Timeline([stage], on).stages[0], on=on, long=long))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 12, 15), None, "15 груд."),
        (date(2027, 1, 16), date(2027, 1, 22), "16–22 січ."),
        (date(2026, 12, 29), date(2027, 1, 9), "29 груд. – 9 січ."),
        (date(2023, 5, 15), date(2023, 5, 31), "15–31 трав. 2023"),
        (date(2022, 12, 29), date(2023, 1, 9), "29 груд. 2022 – 9 січ. 2023"),
        (date(2023, 3, 1), date(2023, 6, 1), "1 берез. – 1 черв. 2023"),
    ],
)
def test_a_stage_says_when_it_is(first, last, expected):
    assert when(Stage("Етап", first, last)) == expected


def test_months_are_written_out_where_there_is_room():
    assert when(Stage("Етап", date(2026, 12, 29), date(2027, 1, 9)), long=True) == "29 грудня – 9 січня"


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        (date(2023, 9, 1), None, Precision.MONTH, "вересень 2023"),
        (date(2023, 9, 1), date(2023, 11, 5), Precision.MONTH, "вересень – листопад 2023"),
        (date(2023, 9, 1), date(2024, 5, 1), Precision.MONTH, "вересень 2023 – травень 2024"),
        (date(2023, 9, 1), None, Precision.YEAR, "2023"),
        (date(2023, 9, 1), date(2025, 1, 1), Precision.YEAR, "2023–2025"),
    ],
)
def test_a_stage_known_roughly_shows_no_days(first, last, precision, expected):
    assert when(Stage("Етап", first, last, precision)) == expected


def test_a_stage_under_way_says_until_when():
    with override("en"):
        stage = Timeline([Stage("Entries", date(2026, 11, 1), date(2026, 12, 27))], TODAY).stages[0]

        assert words(dates.stage_dates(stage, on=TODAY)) == "until 27 Dec"


def test_a_stage_without_end_says_since_when():
    with override("en"):
        stage = Timeline([Stage("Open", date(2026, 9, 1), open_ended=True)], TODAY).stages[0]

        assert words(dates.stage_dates(stage, on=TODAY)) == "from 1 Sept"


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "last day"), (1, "1 day left"), (3, "3 days left"), (None, "under way"), (400, "under way")],
)
def test_days_left_in_words(days, expected):
    with override("en"):
        assert dates.days_left_words(days) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (-3, 2, "2 days left"),
        (1, 2, "starts tomorrow"),
        (5, 9, "starts in 5 days"),
        (300, 301, "upcoming"),
        (-9, -2, "finished"),
    ],
)
def test_a_timeline_says_what_it_is_today(first, last, expected):
    stage = Stage("Stage", TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    with override("en"):
        assert dates.time_left(Timeline([stage], TODAY)) == expected


def test_a_pause_between_stages_counts_down_to_the_next():
    stages = [Stage("One", TODAY - timedelta(days=9)), Stage("Two", TODAY + timedelta(days=3))]
    with override("en"):
        assert dates.time_left(Timeline(stages, TODAY)) == "starts in 3 days"


def test_nothing_is_said_of_no_stages():
    assert dates.time_left(Timeline([], TODAY)) == ""


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 3, 25), (-3, 0, 100), (-9, -2, 100), (1, 2, 0)])
def test_the_line_is_filled_as_far_as_the_stage_has_gone(first, last, expected):
    stage = Stage("Stage", TODAY + timedelta(days=first), TODAY + timedelta(days=last))

    assert dates.progress(Timeline([stage], TODAY).stages[0], on=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("школи й дитсадки в громаді", "школи й_дитсадки в_громаді"),
        ("і в школі", "і_в_школі"),
        ("4 500 ₴ на проєкт", "4_500_₴ на_проєкт"),
        ("програма – перша", "програма_– перша"),
        ("до 15 травня", "до_15_травня"),
        ("ліцей № 5", "ліцей №_5"),
        ("вул. Франка", "вул._Франка"),
        ("Тарас іде", "Тарас іде"),
        ("the best of all", "the_best of_all"),
    ],
)
def test_short_words_numbers_and_signs_hold_on_to_their_neighbours(text, expected):
    assert typeset(text) == expected.replace("_", NBSP)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Показовий конкурс «Моє місто»», 2026 рік", "«Показовий конкурс „Моє місто“», 2026 рік"),
        ("«Ліцей “Надія”» і «Гурток «Пролісок»»", "«Ліцей „Надія“» і «Гурток „Пролісок“»"),
        ("«Про «Місто «Мрій»»»", "«Про „Місто «Мрій»“»"),
        ("The contest “Our “Town” today”", "The contest “Our ‘Town’ today”"),
        ("The contest “Конкурс «Моє місто»”", "The contest “Конкурс «Моє місто»”"),
    ],
)
def test_a_name_with_quotation_marks_gets_inner_ones_within_others(text, expected):
    assert nest_quotes(text) == expected
    assert nest_quotes(expected) == expected


def test_lines_with_single_quotation_marks_stay_as_they_are():
    text = "«Мама «каже»\n»«так»\nслово“ і «одне»\n«А «Б»»"

    assert nest_quotes(text) == "«Мама «каже»\n»«так»\nслово“ і «одне»\n«А „Б“»"


def test_typesetting_changes_nothing_but_spaces():
    text = "Е-садок: 7 червня 2023, 14:30 – 4 500 ₴ і «єМалятко» на 100 %"

    assert typeset(text).replace(NBSP, " ") == text


def test_tags_and_their_attributes_stay_as_they_are():
    assert typeset_html('<a title="а в Б">а в Б</a>') == f'<a title="а в Б">а{NBSP}в{NBSP}Б</a>'


def test_the_filter_escapes_what_is_not_safe():
    template = Template("{% load design %}{{ text|typeset }}")

    assert template.render(Context({"text": "<b>в місті"})) == f"&lt;b&gt;в{NBSP}місті"
    assert template.render(Context({"text": mark_safe("<b>в місті</b>")})) == f"<b>в{NBSP}місті</b>"
    assert template.render(Context({"text": None})) == ""


@pytest.mark.parametrize(
    ("phone", "expected"),
    [("(0342) 55-20-20", "+380342552020"), ("1580", "1580"), ("+380 50 010 15 80", "+380500101580")],
)
def test_phones_can_be_called(phone, expected):
    template = Template("{% load design %}{{ phone|tel }}")

    assert template.render(Context({"phone": phone})) == expected


def test_a_day_is_marked_up_for_machines():
    template = Template("{% load design %}{% day value %}")
    with override("uk"):
        html = template.render(Context({"value": date(2023, 6, 7)}))

    assert html == f'<time datetime="2023-06-07">7{NBSP}червня{NBSP}2023</time>'
    assert template.render(Context({"value": None})) == ""

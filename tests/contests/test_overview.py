"""The live picture of a running contest."""

import pytest
from django.urls import reverse
from django.utils import translation

from contests.admin.overview_figures import overview
from contests.domain import entries
from tests.contests.editors import make_moderator, resubmit, signed_in
from tests.contests.factories import OPEN, make_nomination, make_submitted
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(contest, secretary, school):
    """Two entries of 1 May, one of 3 May withdrawn, one silent school and one that is closed."""
    make_nomination(contest, kind="photo", name_uk="Світлина", name_en="Photo")
    first = make_submitted(contest, secretary, institution=school)
    make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик", school_class="9")
    third = make_submitted(
        contest, secretary, institution=school, pupil="Вигадана Соломія", now=kyiv(2026, 5, 3)
    )
    entries.withdraw_entry(entry=third, by=secretary, now=kyiv(2026, 5, 3))
    resubmit(first, secretary)
    make_institution("Ліцей № 7")
    closed = make_institution("Ліцей № 8")
    closed.active = False
    closed.save()
    with translation.override("en"):
        yield overview(contest, now=kyiv(2026, 5, 3))


def bars(picture, name: str) -> list[tuple[str, int]]:
    chart = next(chart for chart in picture.charts if chart.name == name)
    return [(bar.label, bar.value) for bar in chart.bars]


def test_entries_are_counted_and_those_that_are_gone_apart(picture):
    assert (picture.in_all, picture.gone, picture.pupils, picture.institutions) == (2, 1, 2, 1)


def test_each_day_of_the_intake_until_now_has_its_bar_and_a_new_version_is_no_new_entry(picture):
    days = bars(picture, "days")
    assert days[0] == ("01.04", 0)
    assert days[-3:] == [("01.05", 2), ("02.05", 0), ("03.05", 1)]


def test_what_nobody_entered_is_there_with_nothing(picture):
    assert bars(picture, "nominations") == [("Drawing", 2), ("Photo", 0)]
    assert bars(picture, "categories") == [("1–4 класи", 1), ("5–11 класи", 1)]
    assert bars(picture, "institutions") == [("Ліцей № 25", 2)]


def test_institutions_that_work_and_sent_none_are_named(picture):
    silent = {str(institution) for institution in picture.silent}
    assert "Ліцей № 7" in silent
    assert not {"Ліцей № 8", "Ліцей № 25"} & silent


def test_the_page_has_each_number_in_a_table_beside_its_bar(contest, secretary, school):
    make_submitted(contest, secretary, institution=school, now=OPEN)
    page = signed_in(make_moderator()).get(reverse("contest_admin_overview", args=[contest.pk]))
    assert page.content.decode().count("<svg viewBox") == 4
    assert '<th scope="row">Ліцей № 25</th><td>1</td>' in page.content.decode()

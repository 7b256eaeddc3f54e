"""The results of a closed survey: tables by role, of what may be shown.

Nothing else leaves the answers: pages, charts, their words and the CSV are all drawn from these tables.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from campaigns.models import Survey, SurveyAnswer, SurveyQuestion
from campaigns.models.surveys import ROLE_NAMES
from campaigns.surveys import suppression
from cms.cache.memo import memoised
from cms.cache.tags import type_tag

Kind = SurveyQuestion.Kind
_Counts = dict[tuple[int, int, str], Counter]


@dataclass(frozen=True)
class Cell:
    """How many of how many; ``count`` is ``None`` where it is hidden."""

    count: int | None
    of: int

    @property
    def percent(self) -> int | None:
        return None if self.count is None else round(100 * self.count / self.of)


@dataclass(frozen=True)
class Row:
    """One answer, and how many of each column gave it."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One question, or one line of a matrix.

    Args:
        question: its words.
        line: the matrix's line, else empty.
        columns: names of the roles, and of all of them together where there are several.
        rows: the answers, in the editor's order.
        has_several: whether one person may stand in several rows.
    """

    question: str
    line: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    has_several: bool

    @property
    def title(self) -> str:
        return f"{self.question} – {self.line}" if self.line else self.question

    @property
    def hides(self) -> bool:
        return any(cell.count is None for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class Results:
    """All that may be shown.

    Args:
        people: name of a role → how many answered; roles of fewer than five are not in it.
        left_out: the names of those roles.
        tables: of the questions with choices.
    """

    people: dict[str, int]
    left_out: tuple[str, ...]
    tables: tuple[Table, ...]

    @property
    def total(self) -> int:
        return sum(self.people.values())


def results_of(survey: Survey) -> Results:
    """The results of a closed survey.

    Raises:
        ValueError: it is not closed: whoever watches numbers grow learns single answers.
    """
    if survey.state not in {Survey.State.CLOSED, Survey.State.PUBLISHED}:
        raise ValueError("Results are drawn from closed surveys only.")
    people, counts = _counted(survey.pk)
    roles = [role for role in survey.branches if people[role] >= suppression.LEAST]
    tables = [
        _table(question, line, [(role, people[role]) for role in roles if question.is_for(role)], counts)
        for question in survey.questions.all()
        if question.kind != Kind.TEXT
        for line in range(len(question.lines))
    ]
    return Results(
        people={str(ROLE_NAMES[role]): people[role] for role in roles},
        left_out=tuple(str(ROLE_NAMES[role]) for role in survey.branches if role not in roles),
        tables=tuple(table for table in tables if table.columns),
    )


@memoised(type_tag(Survey))
def _counted(pk: int) -> tuple[Counter, _Counts]:
    """How many answered in each role, and how often each choice of each line was made."""
    people, counts = Counter(), {}
    rows = SurveyAnswer.objects.filter(survey=pk, text="").order_by()
    for question, line, role, choice, number in rows.values_list(
        "question", "line", "role", "choice"
    ).annotate(Count("pk")):
        if question is None:
            people[role] = number
        else:
            counts.setdefault((question, line, role), Counter())[choice] = number
    return people, counts


def _table(question: SurveyQuestion, line: int, roles: Sequence[tuple[str, int]], counts: _Counts) -> Table:
    labels = list(question.choices)
    has_several = question.kind == Kind.SEVERAL
    if not question.is_required and not has_several:
        labels.append(_("No answer"))
    columns = []
    for role, people in roles:
        said = counts.get((question.pk, line, role), Counter())
        column = [said[choice] for choice in range(len(question.choices))]
        if has_several:
            may_show = [suppression.shown_of(count, people) for count in column]
        else:
            rest = [said[None]] if not question.is_required else []
            may_show = suppression.shown([*column, *rest])
        columns.append([Cell(count, people) for count in may_show])
    names = [str(ROLE_NAMES[role]) for role, _people in roles]
    if len(columns) > 1:
        names.append(_("Together"))
        columns.append([_together(cells) for cells in zip(*columns, strict=True)])
    return Table(
        question=question.text,
        line=question.lines[line],
        columns=tuple(names),
        rows=tuple(
            Row(label, cells) for label, cells in zip(labels, zip(*columns, strict=True), strict=True)
        ),
        has_several=has_several,
    )


def _together(cells: Sequence[Cell]) -> Cell:
    """The sum of what is shown of each role; nothing where one of them is hidden, for it would tell it."""
    counts = [cell.count for cell in cells]
    return Cell(None if None in counts else sum(counts), sum(cell.of for cell in cells))


def free_answers(survey: Survey) -> list[tuple[str, list[str]]]:
    """Each question's short texts, without their roles, in the order of the alphabet.

    Roles of fewer than five people are left out here as everywhere.

    Raises:
        ValueError: the survey is not closed.
    """
    if survey.state not in {Survey.State.CLOSED, Survey.State.PUBLISHED}:
        raise ValueError("Free answers are read after closing only.")
    people, _counts = _counted(survey.pk)
    roles = [role for role, number in people.items() if number >= suppression.LEAST]
    found = []
    for question in survey.questions.all():
        if question.kind == Kind.TEXT:
            texts = SurveyAnswer.objects.filter(question=question, role__in=roles).exclude(text="")
            found.append((question.text, sorted(texts.values_list("text", flat=True), key=str.casefold)))
    return found


def as_rows(survey: Survey, results: Results) -> list[list]:
    """The same as a table to download: one line for each count that is shown, or hidden."""
    rows = [[_("Question"), _("Answer"), _("Who"), _("People"), _("Out of"), "%"]]
    rows += [[_("Took part"), "", name, number, number, 100] for name, number in results.people.items()]
    for table in results.tables:
        for row in table.rows:
            for name, cell in zip(table.columns, row.cells, strict=True):
                count = _("not shown") if cell.count is None else cell.count
                percent = "" if cell.percent is None else cell.percent
                rows.append([table.title, row.label, name, count, cell.of, percent])
    return rows

"""Sessions to sign up for. All of them are examples, and say so: nobody has set these dates."""

from dataclasses import dataclass

from signups.models import Session

from .schema import Label

EXAMPLE = Label(
    "Приклад для демонстрації: справжніх дат ще немає.",
    "An example for the demonstration: no real dates are set yet.",
)


@dataclass(frozen=True)
class Run:
    """One session.

    Args:
        name: what it is called.
        institution: its official name in the registry; empty for a place of its own.
        first: days from the loading to its first day.
        last: days to its last one.
        hours: from and until.
        places: how many.
        ages: the lowest and the highest; ``None`` for no limit.
        people: examples of those who have a place already.
        place: where, without an institution.
    """

    name: Label
    institution: str
    first: int
    last: int
    hours: tuple[int, int]
    places: int
    ages: tuple[int | None, int | None] = (None, None)
    people: tuple[str, ...] = ()
    place: Label | None = None


@dataclass(frozen=True)
class Series:
    """Sessions that a campaign offers.

    Args:
        site: the key of its site.
        campaign: the campaign's name; empty for none.
        name: of the series.
        kind: of its sessions.
        runs: the sessions.
        for_children: whether a guardian has to consent.
    """

    site: str
    campaign: str
    name: Label
    kind: Session.Kind
    runs: tuple[Run, ...]
    for_children: bool = False


CHILDREN = (7, 14)
_SCHOOL = (21, 30, (10, 13))
WINTER = Series(
    site="education",
    campaign="Зимові школи",
    name=Label("Зимові школи (приклад)", "Winter schools (example)"),
    kind=Session.Kind.HOLIDAY_SCHOOL,
    for_children=True,
    runs=(
        Run(Label("Техношкола (приклад)", "School of technology (example)"),
            "Міський центр науково-технічної творчості", *_SCHOOL, 12, CHILDREN),
        Run(Label("Мистецька майстерня (приклад)", "Art workshop (example)"),
            "Міський центр дитячої та юнацької творчості", *_SCHOOL, 2, CHILDREN,
            ("Вигаданий Петрик", "Вигадана Дзвінка")),
        Run(Label("Мандрівка містом (приклад)", "A walk through the city (example)"),
            "Центр патріотичного виховання учнівської молоді імені Степана Бандери", *_SCHOOL, 20, CHILDREN),
        Run(Label("Зимовий спорт (приклад)", "Winter sports (example)"),
            "Дитячо-юнацька спортивна школа №2", *_SCHOOL, 15, CHILDREN),
    ),
)  # fmt: skip
COURSES = Series(
    site="education",
    campaign="Курси української мови",
    name=Label("Курси української мови (приклад)", "Courses of Ukrainian (example)"),
    kind=Session.Kind.COURSE,
    runs=(
        Run(Label("Розмовна група для початківців (приклад)", "A conversation group (example)"),
            "Ліцей №5", 10, 10, (17, 19), 12, (16, None)),
    ),
)  # fmt: skip
SHIFTS = Series(
    site="communications",
    campaign="",
    name=Label("Волонтерські зміни (приклад)", "Volunteer shifts (example)"),
    kind=Session.Kind.SHIFT,
    runs=(
        Run(Label("Толока в парку (приклад)", "Clean-up in the park (example)"), "", 5, 5, (10, 13), 20,
            (14, None), place=Label("Парк культури та відпочинку", "The city park")),
        Run(Label("Пакування допомоги (приклад)", "Packing aid (example)"), "", -1, -1, (10, 13), 10,
            (18, None), ("Вигаданий Андрій", "Вигадана Соломія"), Label("Вигаданий хаб", "An invented hub")),
    ),
)  # fmt: skip
SERIES = (WINTER, COURSES, SHIFTS)

"""Sessions to sign up for. All of them are examples, and say so: nobody has set these dates."""

from dataclasses import dataclass

from signups.models import Session

from .schema import Label

EXAMPLE = Label(
    "Приклад для демонстрації: справжніх дат ще немає.",
    "An example for the demonstration: no real dates are set yet.",
)
INVENTED = Label(
    "Приклад для демонстрації: хто проводитиме решту зимових шкіл, ще не оголошено.",
    "An example for the demonstration: who runs the other winter schools is not announced yet.",
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
        about: what says that it is an example.
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
    about: Label = EXAMPLE


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
_MORNINGS, _AFTERNOONS = (21, 30, (10, 13)), (24, 33, (14, 17))
_CREATIVITY = "Міський центр дитячої та юнацької творчості"
WINTER = Series(
    site="education",
    campaign="Зимові школи",
    name=Label("Зимові школи (приклад)", "Winter schools (example)"),
    kind=Session.Kind.HOLIDAY_SCHOOL,
    for_children=True,
    runs=(
        # Last winter there were eleven; five of them are known by name.
        Run(Label("Техношкола (приклад)", "School of technology (example)"),
            "Міський центр науково-технічної творчості", *_MORNINGS, 12, CHILDREN),
        Run(Label("Мистецька майстерня (приклад)", "Art workshop (example)"), _CREATIVITY, *_MORNINGS, 2,
            CHILDREN, ("Вигаданий Петрик", "Вигадана Дзвінка")),
        Run(Label("Мандрівка містом (приклад)", "A walk through the city (example)"),
            "Центр патріотичного виховання учнівської молоді імені Степана Бандери", *_MORNINGS, 20, CHILDREN,
            ("Вигаданий Марко",)),
        Run(Label("Зимовий спорт (приклад)", "Winter sports (example)"),
            "Дитячо-юнацька спортивна школа №2", *_MORNINGS, 15, CHILDREN),
        Run(Label("Спортивні ігри (приклад)", "Team games (example)"),
            "Дитячо-юнацька спортивна школа №3", *_AFTERNOONS, 24, CHILDREN,
            ("Вигаданий Данилко", "Вигадана Софійка")),
        Run(Label("Театральна майстерня (приклад)", "Theatre workshop (example)"), _CREATIVITY, *_AFTERNOONS,
            16, CHILDREN, about=INVENTED),
        Run(Label("Юні натуралісти (приклад)", "Young naturalists (example)"),
            "Міська дитяча екологічна станція", *_MORNINGS, 10, (7, 11), about=INVENTED),
        Run(Label("Мовний клуб (приклад)", "Language club (example)"), "Центр освітніх інновацій",
            *_AFTERNOONS, 14, (10, 17), about=INVENTED),
        Run(Label("Загальна фізична підготовка (приклад)", "General fitness (example)"),
            "Спортивна школа №1", *_MORNINGS, 18, CHILDREN, about=INVENTED),
        Run(Label("Настільні ігри (приклад)", "Board games (example)"),
            "Дитячо-юнацький центр (за місцем проживання)", *_AFTERNOONS, 8, CHILDREN, about=INVENTED),
        Run(Label("Зимова ватра (приклад)", "Winter campfire (example)"), "Позашкільний заклад «Лімниця»",
            *_MORNINGS, 30, (10, 17), about=INVENTED),
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

"""Whom readers may write to, and some opinions on pages, invented and marked so.

The addresses are examples: nothing sent there reaches anybody.
"""

from typing import NamedTuple

from .schema import Label


class Topic(NamedTuple):
    """A topic of the contact form: its name and whose address gets the messages."""

    name: Label
    email: str


class Opinion(NamedTuple):
    """What somebody might say of a page: how many days ago, whether it was useful, and why."""

    page: str
    days_ago: int
    is_useful: bool
    words: str = ""


TOPICS = {
    "communications": (
        Topic(Label("Новини та робота сайту", "News and this website"), "site@example.org"),
        Topic(Label("Е-послуги та електронна черга", "E-services and queues"), "e-services@example.org"),
        Topic(Label("Бюджет участі", "Participatory budget"), "budget@example.org"),
        Topic(Label("Волонтерство", "Volunteering"), "volunteers@example.org"),
    ),
    "education": (
        Topic(Label("Школи та навчання", "Schools and learning"), "schools@example.org"),
        Topic(Label("Дитячі садки", "Kindergartens"), "kindergartens@example.org"),
        Topic(Label("Харчування", "School meals"), "meals@example.org"),
        Topic(Label("Конкурси для учнів", "Contests for pupils"), "contests@example.org"),
    ),
}

OPINIONS = {
    "communications": (
        Opinion("e-sadok", 2, True),
        Opinion("e-sadok", 5, True, "Приклад: усе зрозуміло, дякую."),
        Opinion("e-sadok", 9, False, "Приклад: не знайшла, які документи взяти з собою."),
        Opinion("cnap-queue", 3, False, "Приклад: хотілося б бачити, скільки людей у черзі."),
        Opinion("cnap-queue", 8, True),
        Opinion("participatory-budget", 12, True),
    ),
    "education": (
        Opinion("winter-schools", 1, True),
        Opinion("winter-schools", 4, False, "Приклад: бракує переліку шкіл за мікрорайонами."),
        Opinion("canteens", 6, True, "Приклад: корисно, що видно, які їдальні вже оновили."),
    ),
}

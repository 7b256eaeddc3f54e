"""Kinds of campaigns, the same on both sites."""

from .schema import Label

KINDS: tuple[tuple[str, Label], ...] = (
    ("road-safety", Label("Безпека на дорозі", "Road safety")),
    ("e-journals", Label("Електронні журнали", "Electronic gradebooks")),
    ("summer-school", Label("Літні школи", "Summer schools")),
    ("winter-school", Label("Зимові школи", "Winter schools")),
    ("canteens", Label("Шкільні їдальні", "School canteens")),
    ("language-courses", Label("Мовні курси", "Language courses")),
    ("other", Label("Інше", "Other")),
)

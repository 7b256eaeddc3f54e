"""The calendar of each site."""

from .schema import Words
from .schema_calls import Calendar

_UK = Words(
    title="Календар",
    introduction="Усе, що має день: кампанії, конкурси, зустрічі, зміни волонтерів.",
    slug="kalendar",
)
_EN = Words(
    title="Calendar",
    introduction="Campaigns, contests, meetings, volunteers’ shifts.",
    slug="calendar",
)
CALENDAR = Calendar(key="calendar", uk=_UK, en=_EN)

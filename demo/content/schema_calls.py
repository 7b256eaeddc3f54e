"""The shapes of calls for volunteers, meetings, stories and calendars: see :mod:`demo.content.schema`."""

from dataclasses import dataclass, field
from datetime import date

from .schema import Body, Label, PageContent

NOTHING = Label("", "")


@dataclass(frozen=True)
class Calendar(PageContent):
    """A site's calendar."""


@dataclass(frozen=True)
class CallIndex(PageContent):
    """The list of a site's calls for volunteers."""


@dataclass(frozen=True)
class Shift:
    """A shift of an example, so many days after the Saturday that follows the day of loading."""

    days: int
    hour: int
    hours: int
    places: int


@dataclass(frozen=True)
class Call(PageContent):
    """An example of a call for volunteers."""

    name: Label = NOTHING
    organisation: Label = NOTHING
    work: str = "aid"
    is_urgent: bool = False
    place: Label = NOTHING
    least_age: int = 18
    skills: Label = NOTHING
    bring: Label = NOTHING
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class MeetingIndex(PageContent):
    """The list of a site's meetings."""


@dataclass(frozen=True)
class Meeting(PageContent):
    """An example of a meeting, in days after the day of loading; its agenda stands each on a line."""

    name: Label = NOTHING
    place: Label = NOTHING
    days: int = 0
    hour: int = 17
    hours: int = 2
    places: int | None = None
    agenda: Label = NOTHING
    minutes_uk: Body = field(default_factory=list)
    minutes_en: Body = field(default_factory=list)


@dataclass(frozen=True)
class StoryIndex(PageContent):
    """The list of a site's stories of volunteers."""


@dataclass(frozen=True)
class Story(PageContent):
    """What volunteers do; what others can repeat stands each on a line."""

    day: date = date(2023, 1, 1)
    organisation: Label = NOTHING
    place: Label = NOTHING
    repeat: Label = NOTHING

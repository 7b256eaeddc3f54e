"""What surrounds every page: the contract between the base template and whoever fills it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Link:
    """A link of a menu, of the breadcrumbs, or of the site switch."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Language:
    """A link of the language switch.

    Args:
        code: the language's code.
        label: its own name for itself.
        url: the same page in that language, or its nearest translated ancestor.
        current: whether the reader is there.
        note: says so when the link leads to an ancestor.
    """

    code: str
    label: str
    url: str
    current: bool = False
    note: str = ""


@dataclass(frozen=True)
class Announcement:
    """A running alert."""

    level: str
    lead: str
    text: str
    link_url: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Shell:
    """All that the base template shows around a page."""

    settings: Any
    menu: tuple[Link, ...] = ()
    footer_menu: tuple[Link, ...] = ()
    sites: tuple[Link, ...] = ()
    languages: tuple[Language, ...] = ()
    alerts: tuple[Announcement, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    home_url: str = "/"
    search_url: str = "/search/"
    accessibility_url: str = ""
    privacy_url: str = ""
    contact_url: str = ""
    untranslated_notice: str = ""
    show_userbar: bool = False

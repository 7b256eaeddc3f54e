"""What surrounds every page: the contract between the templates and whoever gathers it.

``base.html`` takes one variable, ``shell``. Pages get it from ``{% site_shell as shell %}`` of the
tag library ``site``; the pattern page and tests pass a :class:`Shell` of their own.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Link:
    """A link of a menu, the site switch or the breadcrumbs.

    Args:
        label: its words, in the reader's language.
        url: its address.
        current: the reader is there, or below it.
    """

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink(Link):
    """A link of the language switch.

    Args:
        code: the language, ``uk`` or ``en``.
        note: said to the reader when the link leads to the nearest translated page above this one.
    """

    code: str = ""
    note: str = ""


@dataclass(frozen=True)
class AlertNotice:
    """An alert as it is shown.

    Args:
        level: ``info``, ``warning`` or ``danger``.
        lead: its first word or two.
        text: what happens.
        link_url: where to read more.
        link_label: the link's words.
    """

    level: str
    text: str
    lead: str = ""
    link_url: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Shell:
    """Everything around a page's own content.

    Args:
        settings: the site's settings: theme, name, tagline, owner, address, phone_list, email,
            social_links, emblem.
        home_url: the site's home page in the reader's language.
        search_url: where the search form leads.
        accessibility_url: the accessibility statement; empty when there is none yet.
        privacy_url: the privacy notice; empty when there is none yet.
        menu: the main menu.
        footer_menu: the footer's menu.
        sites: both sites, for the switch.
        languages: both languages, for the switch.
        alerts: what is announced now.
        breadcrumbs: the pages above this one, from the home page down, without this one.
        untranslated_notice: words for a reader sent to the nearest translated page, or nothing.
        query: what the reader searched for, on the search page.
    """

    settings: Any
    home_url: str = "/"
    search_url: str = "/search/"
    accessibility_url: str = ""
    privacy_url: str = ""
    menu: list[Link] = field(default_factory=list)
    footer_menu: list[Link] = field(default_factory=list)
    sites: list[Link] = field(default_factory=list)
    languages: list[LanguageLink] = field(default_factory=list)
    alerts: list[AlertNotice] = field(default_factory=list)
    breadcrumbs: list[Link] = field(default_factory=list)
    untranslated_notice: str = ""
    query: str = ""

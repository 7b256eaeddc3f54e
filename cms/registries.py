"""Where apps announce what the home page, the calendar and others show of them.

Apps of one floor never import each other: each registers a provider here (in its
``AppConfig.ready``), and whoever shows things asks the registry.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Site

from cms import sites
from cms.calendars import Event
from cms.shell import Link
from cms.timeline import Timeline


@dataclass(frozen=True)
class DatedThing:
    """Something that opens, runs and closes: a campaign, contest, call, consultation, session.

    Args:
        kind: the field's word for it, in the reader's language.
        title: its title.
        text: one or two sentences.
        url: where it is presented.
        timeline: its stages, seen on the day asked for.
        home: the name of the site it belongs to when that is not the reader's site.
        picture: its picture, if any.
        tags: for whom it is.
        outcome: the way to what came of it, once that is known.
        key: the same for ever, whatever its address and language: calendars know it by that.
        events: what the calendar shows of it, where it has hours of its own or others show them;
            ``None``: its stages.
    """

    kind: str
    title: str
    text: str
    url: str
    timeline: Timeline
    home: str = ""
    picture: Any = None
    tags: tuple[str, ...] = ()
    outcome: Link | None = None
    key: str = ""
    events: tuple[Event, ...] | None = None


@dataclass(frozen=True)
class ListingItem:
    """An item of a list: a news item, an e-service, a page of a section.

    Args:
        title: its title.
        url: its address.
        text: one or two sentences.
        when: its date, in Kyiv.
        label: its category, level or kind.
        picture: its picture, if any.
        home: the name of the site it belongs to when that is not the reader's site.
        pinned: whether it stands before others whatever its date.
    """

    title: str
    url: str
    text: str = ""
    when: datetime | date | None = None
    label: str = ""
    picture: Any = None
    home: str = ""
    pinned: bool = False


@dataclass(frozen=True)
class Listing:
    """A list for the home page with a way to all of it; a ``compact`` one has no pictures."""

    key: str
    title: str
    items: list[ListingItem]
    all_url: str = ""
    all_label: str = ""
    compact: bool = False


@dataclass(frozen=True)
class Scope:
    """For whom something is gathered.

    Args:
        site: the Wagtail site.
        locale: the Wagtail locale of the words.
        on: the day in Kyiv.
        request: the request, for addresses; may be ``None``.
        limit: how many things are wanted at most.
        called_off: whether what was called off is wanted, too, until its day has passed: calendars that
            have it must be told.
    """

    site: Any
    locale: Any
    on: date
    request: Any = None
    limit: int = 6
    called_off: bool = False

    @classmethod
    def of(cls, request, page: Page, *, limit: int = 6) -> "Scope":
        """What is gathered for a page that is being shown."""
        site = sites.site_for_request(request)
        return cls(site=site, locale=page.locale, on=timezone.localdate(), request=request, limit=limit)


@dataclass(frozen=True)
class Place:
    """An address for robots' maps.

    Args:
        locale_id: its language.
        url_path: as the page tree spells it, with the home page's own first.
        key: the same for the place in every language.
        changed: when, if that is known.
    """

    locale_id: int
    url_path: str
    key: Hashable
    changed: datetime | None


@dataclass(frozen=True)
class Topic:
    """What somebody may subscribe to.

    Args:
        key: the same for ever, such as ``news``, ``news.category:12`` or ``contests``.
        label: its words in the reader's language.
        group: under which heading it stands; empty for what stands first.
    """

    key: str
    label: str
    group: str = ""


@dataclass(frozen=True)
class Feed:
    """A list that can be followed in a reader of feeds: its words, and the addresses of both kinds."""

    label: str
    rss: str
    atom: str


@dataclass(frozen=True)
class Announcement:
    """Something new of which subscribers, feeds and channels are told. Never a child, never a work of one.

    Args:
        name: the same whatever its address becomes, in one language; nobody is told twice of a name.
        topics: keys of the topics that it belongs to.
        title: its title.
        text: one or two sentences.
        url: its full address.
        when: the moment (aware) from which it has been public.
        is_urgent: whether it goes out at once, however often somebody wants letters.
        label: what it is or belongs to, in the reader's language.
    """

    name: str
    topics: tuple[str, ...]
    title: str
    text: str
    url: str
    when: datetime
    is_urgent: bool = False
    label: str = ""


def campaign_topic(page: Page) -> str:
    """The key of the topic of one campaign, for whatever is about it.

    Args:
        page: its page in any language.
    """
    return f"campaign:{page.translation_key}"


P = TypeVar("P", bound=Callable)


@dataclass
class Registry(Generic[P]):
    """Named providers, in the order of their weight; readers may choose among those with a label."""

    providers: dict[str, tuple[int, P]] = field(default_factory=dict)
    labels: dict[str, Any] = field(default_factory=dict)

    def register(self, name: str, provider: P, *, order: int = 100, label: Any = "") -> None:
        """Add or replace the provider called ``name``; lower ``order`` comes first.

        Args:
            name: a slug: it may stand in addresses.
            provider: what gives the things.
            order: its weight.
            label: what readers call its things (lazy), where they may choose.
        """
        self.providers[name] = (order, provider)
        self.labels[name] = label

    def __iter__(self):
        ordered = sorted(self.providers.items(), key=lambda item: (item[1][0], item[0]))
        return iter((name, provider) for name, (_, provider) in ordered)


dated_things: Registry[Callable[[Scope], Iterable[DatedThing]]] = Registry()
"""Providers of what has a timeline."""

overviews: Registry[Callable[[Scope], Link | None]] = Registry()
"""Providers of the ways to all dated things of one sort: «Усі кампанії»."""

listings: Registry[Callable[[Scope], Listing | None]] = Registry()
"""Providers of the home page's lists."""

related: Registry[Callable[[Page, Scope], Iterable[ListingItem]]] = Registry()
"""Providers of what else there is about a page: the news of a campaign."""

at_institution: Registry[Callable[[int, Scope], Iterable[ListingItem]]] = Registry()
"""Providers of what goes on at an institution, by its primary key."""

mapped: Registry[Callable[[QuerySet], Iterable[Place]]] = Registry()
"""Providers of what robots' maps list beside pages: called with a site's public pages."""

topics: Registry[Callable[[Site], Iterable[Topic]]] = Registry()
"""Providers of what readers of a site may subscribe to, in the language that is active."""

announcements: Registry[Callable[[Scope, datetime], Iterable[Announcement]]] = Registry()
"""Providers of what has become public after a moment (aware) and still is, in the language of the scope,
in any order. The language is active; ``Scope.limit`` and ``Scope.request`` are left aside."""

feeds: Registry[Callable[[Scope], Iterable[Feed]]] = Registry()
"""Providers of the feeds of a site, in the language of the scope."""

presented_documents: Registry[Callable[[QuerySet], QuerySet]] = Registry()
"""Providers of the documents of rows that pages present: called with pages, gives primary keys of what is
offered there beside what the pages themselves refer to."""

rooms: Registry[Callable[[Any], Iterable[Link]]] = Registry()
"""Providers of the ways to a signed-in person's own pages: entries, institution, jury."""

site_names: Registry[Callable[[Site], str]] = Registry()
"""What a site is called in the reader's language: the first provider is asked."""

consent_endings: Registry[Callable[[Any, Any, datetime], None]] = Registry()
"""What else disappears when a consent is withdrawn or deleted: called with the consent, with who did it
and with the moment, inside the transaction."""

consent_locks: Registry[Callable[[Any], None]] = Registry()
"""What is locked before a consent is withdrawn or deleted: called with the consent, inside the transaction.
Whoever changes rows of its own in :data:`consent_endings`, and locks them elsewhere before consents, says so
here."""

hidden_consents: Registry[Callable[[Any], QuerySet]] = Registry()
"""Consents that a user of the editor may not read: each provider gives those it keeps from the user."""

keepers: Registry[Any] = Registry()
"""Of rows about people who have no account: each a :class:`cms.personal_data.Keeper`."""

approvals: Registry[Callable[[Site], bool]] = Registry()
"""Whether nothing goes live on a site without approval: it does not when any provider says so."""


def rooms_of(user: Any) -> list[Link]:
    """The ways to what is open to a signed-in person."""
    return [link for _name, provider in rooms for link in provider(user)]


def guest_label(page: Page, request) -> str:
    """The name of the home of a page that another site shows; empty for a page at home."""
    home = sites.guest_home(page, request)
    return name_of(home) if home else ""


def name_of(site: Site) -> str:
    """What a site is called in the reader's language."""
    return next((provider(site) for _name, provider in site_names), site.site_name)

"""The shapes that the demo content is written in.

Content modules hold words, dates and figures only; :mod:`demo.loader` turns them into pages.
A body is a list of ``(block name, value)`` pairs, the names being those of
:class:`cms.blocks.BodyBlock`. Pictures, documents, pages and institutions are named by key.

Values of the blocks, as written here::

    ("heading",        {"text": str, "level": "h2" | "h3"})
    ("rich_text",      "<p>…</p>")                     # p, ul, ol, li, b, i, a[href] only
    ("image",          {"image": picture key, "caption": str})
    ("gallery",        {"images": [{"image": picture key, "caption": str}]})
    ("quote",          {"text": str, "author": str, "role": str})
    ("figures",        {"items": [{"value": str, "label": str, "as_of": str,
                                   "source_title": str, "source_url": str}]})
    ("steps",          {"items": [{"title": str, "text": html}]})
    ("checklist",      {"title": str, "items": [str]})
    ("table",          {"caption": str, "header": [str], "rows": [[str]]})
    ("accordion",      {"items": [{"question": str, "answer": html}]})
    ("downloads",      {"title": str, "items": [{"document": document key, "title": str}]})
    ("call_to_action", {"text": str, "label": str, "page": page key or "", "url": str})
    ("contacts",       {"items": [{"name": str, "role": str, "phone": str, "email": str,
                                   "address": str, "hours": str}]})
    ("stages",         {"items": [{"label": str, "starts_on": date, "ends_on": date | None,
                                   "precision": "day" | "month"}]})
    ("places",         {"title": str, "institutions": [name_uk], "places": [{"name": str, "address": str}]})
    ("notice",         {"kind": "info" | "warning" | "success", "text": html})

Page links inside rich text are written ``<a href="page:KEY">``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

SiteKey = Literal["communications", "education"]
Body = list[tuple[str, Any]]


@dataclass(frozen=True)
class Words:
    """The words of one page in one language."""

    title: str
    introduction: str
    body: Body = field(default_factory=list)
    search_description: str = ""
    slug: str = ""  # empty: transliterated (uk) or slugified (en) from the title


@dataclass(frozen=True)
class Label:
    """A short text in both languages (for language-neutral rows)."""

    uk: str
    en: str


@dataclass(frozen=True)
class Source:
    """Where a figure or a fact was found."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class PageContent:
    """A page of any type. ``parent`` is another page's key; empty means the site's home page."""

    key: str
    uk: Words
    en: Words | None = None
    parent: str = ""
    picture: str = ""
    in_menu: bool = False


@dataclass(frozen=True)
class Home(PageContent):
    lead: str = ""  # key of the page that leads
    lead_title: Label = Label("", "")
    lead_text: Label = Label("", "")
    lead_action: Label = Label("", "")


@dataclass(frozen=True)
class Section(PageContent):
    """A section page: introduces and lists its child pages."""


@dataclass(frozen=True)
class CampaignIndex(PageContent):
    """The list of a site's campaigns; its key is ``campaigns``."""


@dataclass(frozen=True)
class NewsIndex(PageContent):
    """The list of a site's news; its key is ``news``."""


@dataclass(frozen=True)
class EServiceIndex(PageContent):
    """The directory of e-services; its key is ``services``."""


@dataclass(frozen=True)
class Standard(PageContent):
    """A plain page: about, accessibility statement, privacy notice."""


@dataclass(frozen=True)
class DirectoryEntry:
    """A department or unit in the directory of the contacts page."""

    name: Label
    role: Label = Label("", "")
    phone: str = ""
    email: str = ""
    address: Label = Label("", "")
    hours: Label = Label("", "")


@dataclass(frozen=True)
class Contacts(PageContent):
    directory: tuple[DirectoryEntry, ...] = ()


@dataclass(frozen=True)
class News(PageContent):
    date: datetime = datetime(2023, 1, 1, 9, 0)
    category: str = ""  # key of a category
    pinned: bool = False
    service: str = ""  # key of an e-service page
    campaign: str = ""  # key of a campaign page
    shown_on: tuple[SiteKey, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class EService(PageContent):
    level: Literal["state", "community"] = "community"
    for_whom: Label = Label("", "")
    cost: Label = Label("", "")
    link: str = ""  # the web address where the service is given
    app: Label = Label("", "")  # the name of the app, if any
    address: Label = Label("", "")  # a ЦНАП or other place
    term: Label = Label("", "")
    steps: tuple[tuple[Label, Label], ...] = ()  # (title, text)
    documents: tuple[Label, ...] = ()
    help_contact: Label = Label("", "")
    legal_act: Label = Label("", "")
    legal_act_url: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class Stage:
    """A stage of a campaign: without ``ends_on`` it lasts one day, unless it is open-ended."""

    label: Label
    starts_on: date
    ends_on: date | None = None
    precision: Literal["day", "month", "year"] = "day"
    open_ended: bool = False  # runs until further notice


@dataclass(frozen=True)
class Figure:
    value: str  # as printed: «12 000», with a no-break space between thousands
    label: Label
    as_of: Label
    source: Source


@dataclass(frozen=True)
class Place:
    """A registered institution by its name, or a free place with an address."""

    institution: str = ""  # name_uk of institutions.csv
    name: Label = Label("", "")
    address: Label = Label("", "")


@dataclass(frozen=True)
class Campaign(PageContent):
    site: SiteKey = "communications"
    kind: str = "other"
    name: Label = Label("", "")
    aim: Label = Label("", "")
    audiences: tuple[str, ...] = ()  # children, pupils, parents, teachers, residents, displaced
    organisers: Label = Label("", "")
    partners: Label = Label("", "")
    stages: tuple[Stage, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    shown_on: tuple[SiteKey, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question of a survey; several choices and lines stand below each other in one text."""

    kind: str
    text: Label
    choices: Label = Label("", "")
    lines: Label = Label("", "")
    roles: tuple[str, ...] = ()  # empty: everybody
    is_required: bool = False


@dataclass(frozen=True)
class Survey:
    """A survey of a campaign; with ``answers``, which are made up, it is closed and shows results."""

    campaign: str  # key of the campaign's page
    name: Label
    introduction: Label
    questions: tuple[Question, ...]
    answers: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Role → how many people, and how likely each takes a choice rather than one below it."""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class CampaignPost(PageContent):
    """A post of a campaign; ``parent`` is the campaign page's key."""

    date: datetime = datetime(2023, 1, 1, 9, 0)


@dataclass(frozen=True)
class ContestIndex(PageContent):
    """The list of a site's contests; its key is ``contests``."""


@dataclass(frozen=True)
class ContestStage:
    """A stage of a demonstration, in days after the day of loading."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True)
class Nomination:
    kind: str
    name: Label
    requirements: Label
    files: tuple[int, int] = (0, 0)  # at least, at most
    characters: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class AgeCategory:
    """Classes that are judged together, both included."""

    name: Label
    lowest: int
    highest: int


@dataclass(frozen=True)
class Criterion:
    name: Label
    hint: Label
    weight: int


@dataclass(frozen=True)
class Contest(PageContent):
    """A contest: of the past, known by its year only, or a demonstration with stages around today."""

    code: str = ""
    year: int = 0  # 0: a demonstration, of the year of loading
    name: Label = Label("", "")
    aim: Label = Label("", "")
    organisers: Label = Label("", "")
    prizes: Label = Label("", "")
    stages: tuple[ContestStage, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    categories: tuple[AgeCategory, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    jurors_per_entry: int = 3
    rules_uk: Body = field(default_factory=list)
    rules_en: Body = field(default_factory=list)
    rules_document: str = ""  # key of a document
    shown_on: tuple[SiteKey, ...] = ()


@dataclass(frozen=True)
class Partner:
    """Who takes part in a programme, and with what."""

    name: Label
    does: Label


@dataclass(frozen=True)
class Programme(PageContent):
    """A programme of the city; its aims stand each on a line."""

    name: Label = Label("", "")
    aims: Label = Label("", "")
    stages: tuple[Stage, ...] = ()
    figures: tuple[Figure, ...] = ()
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True)
class Act:
    """An act by its number; its day, or how many days before the day of loading it was adopted."""

    number: str
    adopted: date | int
    title: Label


@dataclass(frozen=True)
class Clause:
    """A chapter by its heading, or a clause by its versions: (number of the act, text)."""

    number: str
    heading: Label = Label("", "")
    versions: tuple[tuple[str, Label], ...] = ()


@dataclass(frozen=True)
class Statute(PageContent):
    name: Label = Label("", "")
    acts: tuple[Act, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """An example of a proposal, written so many days after the day of loading."""

    clause: str
    text: str
    reason: str
    days: int
    supporters: int = 0
    state: str = "published"
    shown_name: str = ""
    answer: Label = Label("", "")
    kind: str = "change"


@dataclass(frozen=True)
class Consultation(PageContent):
    """A consultation: opens, closes, answers by, in days after the day of loading."""

    statute: str = ""  # key of the statute's page
    name: Label = Label("", "")
    days: tuple[int, int, int] = (0, 0, 0)
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Category:
    """A news category of one site."""

    key: str
    site: SiteKey
    name: Label


@dataclass(frozen=True)
class Picture:
    """A picture drawn by :mod:`demo.pictures`; ``draw`` is the name of its drawing function."""

    key: str
    title: str
    alt: Label
    draw: str
    decorative: bool = False


@dataclass(frozen=True)
class DocumentFile:
    """A document made for the demo: its text is printed on paper."""

    key: str
    title: Label
    text: str


@dataclass(frozen=True)
class SiteContent:
    """All that one site holds."""

    key: SiteKey
    name: Label
    tagline: Label
    home: Home
    pages: tuple[PageContent, ...]
    categories: tuple[Category, ...] = ()
    menu: tuple[str, ...] = ()  # page keys, header
    footer_menu: tuple[str, ...] = ()  # page keys
    menu_labels: tuple[tuple[str, Label], ...] = ()  # where a page's title is too long for a menu
    address: Label = Label("", "")
    phones: tuple[str, ...] = ()
    email: str = ""
    social: tuple[tuple[str, str], ...] = ()  # (network, address)

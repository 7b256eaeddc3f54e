"""Checks the demo content without Django: ``python -m demo.content.check``.

Keys, references, shapes of blocks, Ukrainian typography, and the rule of the law on the state
language: a Ukrainian page holds no less than its English twin.
"""

import csv
import dataclasses
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from . import communications, education
from .documents import DOCUMENTS
from .kinds import KINDS
from .pictures import PICTURES
from .schema import (
    Campaign,
    CampaignIndex,
    CampaignPost,
    Contest,
    ContestIndex,
    EService,
    EServiceIndex,
    Home,
    Label,
    News,
    NewsIndex,
    PageContent,
    SiteContent,
    Words,
)

SITES: tuple[SiteContent, ...] = (communications.SITE, education.SITE)
INSTITUTIONS_FILE = Path(__file__).with_name("institutions.csv")
AUDIENCES = {"children", "pupils", "parents", "teachers", "residents", "displaced"}
TAGS = {"p", "ul", "ol", "li", "b", "i", "a"}
DRAWINGS = {
    "flicker_star", "flicker_path", "school_diary", "summer_camp", "mountains_summer",
    "winter_school", "snow_town", "canteen_tray", "payment_card", "language_letters",
    "open_book", "town_hall", "town_square", "kindergarten", "newborn", "queue_ticket",
    "phone_app", "ballot_box", "park_rope", "green_dome", "volunteers_hands", "hotline_phone",
    "classroom", "ornament_green", "ornament_blue",
}  # fmt: skip

# The shape of every block's value: str, a set of choices, a list of one shape, or a dict of shapes.
# "html" is rich text, "date" a date, and a name with "?" may be empty or absent.
LINKED = {"image": "picture", "caption": "text?"}
SHAPES: dict[str, Any] = {
    "heading": {"text": "text", "level": {"h2", "h3"}},
    "rich_text": "html",
    "image": LINKED,
    "gallery": {"images": [LINKED]},
    "quote": {"text": "text", "author": "text?", "role": "text?"},
    "figures": {
        "items": [
            {
                "value": "text",
                "label": "text",
                "as_of": "text",
                "source_title": "text",
                "source_url": "text?",
            }
        ]
    },
    "steps": {"items": [{"title": "text", "text": "html"}]},
    "checklist": {"title": "text?", "items": ["text"]},
    "table": {"caption": "text", "header": ["text"], "rows": [["text"]]},
    "accordion": {"items": [{"question": "text", "answer": "html"}]},
    "downloads": {"title": "text?", "items": [{"document": "document", "title": "text?"}]},
    "call_to_action": {"text": "text", "label": "text", "page": "page?", "url": "text?"},
    "contacts": {
        "items": [
            {
                "name": "text",
                "role": "text?",
                "phone": "text?",
                "email": "text?",
                "address": "text?",
                "hours": "text?",
            }
        ]
    },
    "stages": {
        "items": [
            {
                "label": "text",
                "starts_on": "date",
                "ends_on": "date?",
                "precision": {"day", "month"},
            }
        ]
    },
    "places": {
        "title": "text?",
        "institutions": ["institution"],
        "places": [{"name": "text", "address": "text?"}],
    },
    "notice": {"kind": {"info", "warning", "success"}, "text": "html"},
}
# Values that are names or addresses, not prose.
NOT_PROSE = {
    "image", "page", "url", "document", "institutions", "source_title", "source_url", "level",
    "kind", "precision", "phone", "email",
}  # fmt: skip

LETTER = "А-Яа-яІіЇїЄєҐґ"
SHORT_WORDS = "а|в|з|і|й|о|у|до|за|із|зі|на|по|об"
TYPOGRAPHY: tuple[tuple[str, str], ...] = (
    (rf"[{LETTER}]['’`´‘][{LETTER}]", "apostrophe other than ʼ"),
    (r"\"|“|”|„", "quotation marks other than « »"),
    (r"—| - ", "dash other than –"),
    (rf"(?i)(?<![{LETTER}ʼ\w-])(?:{SHORT_WORDS}) ", "plain space after a short word"),
    (r"\S –(?!\d)", "plain space before a dash"),
    (r"№[^\u00a0]", "no no-break space after №"),
    (r"\d \d{3}(?!\d)", "plain space between thousands"),
    (rf"\d (?!(?:або|та|і|й|а|але)[ \u00a0])[{LETTER.lower()}%₴]", "plain space before a unit"),
    (r"(?i)проект", "проєкт is written with є"),
    (r"  ", "two spaces"),
)


@cache
def institutions() -> dict[str, str]:
    """The registered names, each with its address."""
    with INSTITUTIONS_FILE.open(encoding="utf-8") as file:
        return {row["name_uk"]: row["address"] for row in csv.DictReader(file)}


def check() -> list[str]:
    """Every problem found, one line each; an empty list when all is well."""
    return [
        *check_shared(),
        *(problem for site in SITES for problem in check_site(site)),
    ]


def check_shared() -> Iterator[str]:
    """Pictures, documents, kinds and categories."""
    categories = [(site.key, category.key) for site in SITES for category in site.categories]
    for name, keys in {
        "picture": [picture.key for picture in PICTURES],
        "document": [document.key for document in DOCUMENTS],
        "kind": [key for key, _ in KINDS],
        "category": categories,
    }.items():
        yield from (f"{name} {key!r} twice" for key, count in Counter(keys).items() if count > 1)
    for picture in PICTURES:
        if picture.draw not in DRAWINGS:
            yield f"picture {picture.key}: unknown drawing {picture.draw!r}"
        yield from typography(f"picture {picture.key}", picture)
    for document in DOCUMENTS:
        yield from typography(f"document {document.key}", document.title)
        yield from typography_of_text(f"document {document.key}", document.text)
    for _key, label in KINDS:
        yield from typography("kinds", label)
    for name, address in institutions().items():
        if "(" in address:
            yield f"institution {name!r}: a remark inside its address: {address}"


def check_site(site: SiteContent) -> Iterator[str]:
    """One site: its pages, menus and words."""
    pages: list[PageContent] = [site.home, *site.pages]
    by_key = {page.key: page for page in pages}
    counts = Counter(page.key for page in pages)
    yield from (f"{site.key}: page {key!r} twice" for key, count in counts.items() if count > 1)

    slugs = Counter(
        (page.parent, language, words.slug)
        for page in site.pages
        for language, words in (("uk", page.uk), ("en", page.en))
        if words and words.slug
    )
    yield from (f"{site.key}: slug {slug} twice" for slug, count in slugs.items() if count > 1)

    for key in (*site.menu, *site.footer_menu, site.home.lead):
        if key and key not in by_key:
            yield f"{site.key}: menu or lead names no page {key!r}"
    for label in (site.name, site.tagline, site.address):
        yield from typography(site.key, label)
    for category in site.categories:
        yield from typography(f"{site.key}: category {category.key}", category.name)
    for page in pages:
        where = f"{site.key}: {page.key}"
        yield from (f"{where}: {problem}" for problem in check_page(site, page, by_key))
        yield from typography(where, page)


def check_page(site: SiteContent, page: PageContent, by_key: dict[str, PageContent]) -> Iterator[str]:
    """References of one page, its blocks, and its two languages."""
    if page.parent and page.parent not in by_key:
        yield f"parent {page.parent!r} does not exist"
    if page.picture and page.picture not in {picture.key for picture in PICTURES}:
        yield f"picture {page.picture!r} does not exist"
    if not isinstance(page, Home) and not page.uk.slug:
        yield "no Ukrainian slug"
    yield from check_type(site, page, by_key)
    for language, words in (("uk", page.uk), ("en", page.en)):
        if words is None:
            continue
        for number, (name, value) in enumerate(words.body, start=1):
            if name not in SHAPES:
                yield f"{language} block {number}: no block is called {name!r}"
                continue
            found = shape_problems(SHAPES[name], value, by_key)
            yield from (f"{language} block {number} ({name}): {problem}" for problem in found)
    if page.en:
        yield from check_languages(page.uk, page.en)


def check_type(site: SiteContent, page: PageContent, by_key: dict[str, PageContent]) -> Iterator[str]:
    """What only some types of page hold."""
    others = {other.key for other in SITES if other is not site}
    if isinstance(page, News | Campaign | Contest):
        yield from (f"shown on no site {key!r}" for key in page.shown_on if key not in others)
    if isinstance(page, News):
        if page.category not in {category.key for category in site.categories}:
            yield f"no category {page.category!r}"
        if page.service and not isinstance(by_key.get(page.service), EService):
            yield f"no e-service {page.service!r}"
        if page.campaign and not isinstance(by_key.get(page.campaign), Campaign):
            yield f"no campaign {page.campaign!r}"
        if not isinstance(by_key.get(page.parent), NewsIndex):
            yield "news stands outside the list of news"
    if isinstance(page, EService):
        if not isinstance(by_key.get(page.parent), EServiceIndex):
            yield "e-service stands outside the directory"
        if page.checked_on is None:
            yield "no date of the last check"
    if isinstance(page, CampaignPost) and not isinstance(by_key.get(page.parent), Campaign):
        yield f"no campaign {page.parent!r}"
    if isinstance(page, Campaign):
        yield from check_campaign(site, page, by_key)
    if isinstance(page, Contest):
        if not isinstance(by_key.get(page.parent), ContestIndex):
            yield "contest stands outside the list of contests"
        if bool(page.year) == bool(page.stages):
            yield "a contest has stages, or only its year is known"


def check_campaign(site: SiteContent, page: Campaign, by_key: dict[str, PageContent]) -> Iterator[str]:
    """Kind, audiences, stages in order, places and sourced figures."""
    if page.site != site.key:
        yield f"says that it belongs to {page.site!r}"
    if page.kind not in dict(KINDS):
        yield f"no kind {page.kind!r}"
    if not isinstance(by_key.get(page.parent), CampaignIndex):
        yield "campaign stands outside the list of campaigns"
    yield from (f"no audience {name!r}" for name in page.audiences if name not in AUDIENCES)
    previous = date.min
    for stage in page.stages:
        if stage.starts_on < previous:
            yield f"stage {stage.label.uk!r} starts before the one above it"
        if stage.open_ended and stage.ends_on:
            yield f"stage {stage.label.uk!r} is open-ended and ends"
        if stage.ends_on and stage.ends_on < stage.starts_on:
            yield f"stage {stage.label.uk!r} ends before it starts"
        previous = stage.starts_on
    for place in page.places:
        if bool(place.institution) == bool(place.name.uk):
            yield "a place is either an institution or a name"
        if place.institution and place.institution not in institutions():
            yield f"no institution {place.institution!r}"
    named = {name for block, value in page.uk.body if block == "places" for name in value["institutions"]}
    for name in sorted(named.intersection(place.institution for place in page.places)):
        yield f"{name!r} is a place of the campaign and once more in the text"
    for item in page.figures:
        if not (item.value and item.as_of.uk and item.source.title):
            yield f"figure {item.value!r} has no date or source"


def shape_problems(shape: Any, value: Any, by_key: dict[str, PageContent]) -> Iterator[str]:
    """How ``value`` differs from ``shape`` (see :data:`SHAPES`)."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            yield f"expected a dict, found {type(value).__name__}"
            return
        yield from (f"unknown field {key!r}" for key in value.keys() - shape.keys())
        for key, inner in shape.items():
            if key in value:
                yield from shape_problems(inner, value[key], by_key)
            elif not (isinstance(inner, str) and inner.endswith("?")):
                yield f"no field {key!r}"
        if "header" in value and any(len(row) != len(value["header"]) for row in value["rows"]):
            yield "a row is not as wide as the header"
        if "label" in value and "url" in value and bool(value["page"]) == bool(value["url"]):
            yield "needs a page or a web address, and only one"
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"expected a list, found {type(value).__name__}"
            return
        for item in value:
            yield from shape_problems(shape[0], item, by_key)
    elif isinstance(shape, set):
        if value not in shape:
            yield f"{value!r} is none of {sorted(shape)}"
    else:
        yield from leaf_problems(shape, value, by_key)


def leaf_problems(shape: str, value: Any, by_key: dict[str, PageContent]) -> Iterator[str]:
    """Problems of one text, date or reference."""
    kind = shape.removesuffix("?")
    if kind == "date":
        if not isinstance(value, date) and not (shape.endswith("?") and value is None):
            yield f"{value!r} is no date"
        return
    if not isinstance(value, str):
        yield f"{value!r} is no text"
        return
    if not value:
        if not shape.endswith("?"):
            yield f"an empty {kind}"
        return
    exists: dict[str, Callable[[], bool]] = {
        "picture": lambda: value in {picture.key for picture in PICTURES},
        "document": lambda: value in {document.key for document in DOCUMENTS},
        "page": lambda: value in by_key,
        "institution": lambda: value in institutions(),
    }
    if kind in exists and not exists[kind]():
        yield f"no {kind} {value!r}"
    if kind == "html":
        yield from html_problems(value, by_key)


def html_problems(html: str, by_key: dict[str, PageContent]) -> Iterator[str]:
    """Only a few tags, all closed, and links to pages that exist."""
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)", html):
        if tag not in TAGS:
            yield f"tag <{tag}> is not allowed"
        elif not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            yield f"</{tag}> closes nothing"
    yield from (f"<{tag}> is not closed" for tag in opened)
    if not html.startswith(("<p>", "<ul>", "<ol>")):
        yield "rich text starts with a paragraph or a list"
    for target in re.findall(r'href="([^"]*)"', html):
        if target.startswith("page:"):
            if target.removeprefix("page:") not in by_key:
                yield f"link to no page {target!r}"
        elif not target.startswith(("https://", "http://")):
            yield f"link {target!r} is no web address"


def check_languages(uk: Words, en: Words) -> Iterator[str]:
    """The Ukrainian page holds no less than the English one."""
    if len(uk.body) < len(en.body):
        yield f"Ukrainian has {len(uk.body)} blocks, English {len(en.body)}"
    lengths = [len(" ".join(prose((words.introduction, words.body)))) for words in (uk, en)]
    if lengths[0] < lengths[1]:
        yield f"Ukrainian is shorter than English: {lengths[0]} and {lengths[1]} characters"
    for text in prose((en.title, en.introduction, en.body)):
        if re.search(rf"[{LETTER}]", re.sub(r"«[^»]*»", "", text)):
            yield f"Ukrainian words in English: {text!r}"


def prose(value: Any) -> Iterator[str]:
    """Every text that a reader sees, without tags."""
    if isinstance(value, str):
        yield re.sub(r"<[^>]*>", "", value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_PROSE:
                yield from prose(inner)
    elif isinstance(value, list | tuple):
        block = len(value) == 2 and isinstance(value[0], str) and value[0] in SHAPES
        for inner in value[1:] if block else value:
            yield from prose(inner)


def typography(where: str, value: Any) -> Iterator[str]:
    """Typography of the Ukrainian words anywhere inside ``value``."""
    if isinstance(value, Label):
        yield from typography_of_text(where, value.uk)
    elif isinstance(value, Words):
        for text in prose((value.title, value.introduction, value.search_description, value.body)):
            yield from typography_of_text(where, text)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "en":
                yield from typography(where, getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from typography(where, inner)


def typography_of_text(where: str, text: str) -> Iterator[str]:
    """Typography of one Ukrainian text; names of institutions are left as registered."""
    for name in institutions():
        text = text.replace(name, "")
    for pattern, problem in TYPOGRAPHY:
        if found := re.search(pattern, text):
            around = text[max(0, found.start() - 20) : found.end() + 20]
            yield f"{where}: {problem}: …{around}…"


def main() -> int:
    """Print the problems and say how many pages were checked."""
    problems = check()
    pages = sum(1 + len(site.pages) for site in SITES)
    sys.stdout.write("\n".join([*problems, f"{pages} pages, {len(problems)} problems"]) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""From the blocks of a content module to the raw value of a page's body."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Page

from cms.media.models import SiteDocument, SiteImage
from demo.content.schema import Body
from institutions.models import Institution

_PAGE_LINK = re.compile(r'<a href="page:(?P<key>[\w-]+)">')


@dataclass(frozen=True)
class Names:
    """What keys in the content stand for."""

    page: Callable[[str], Page]
    pictures: dict[str, SiteImage]
    documents: dict[str, SiteDocument]
    institutions: dict[str, Institution]


def raw_body(body: Body, names: Names) -> list[dict[str, Any]]:
    """The body as a StreamField stores it."""
    return [{"type": kind, "value": _value(kind, value, names)} for kind, value in body]


def rich_text(html: str, names: Names) -> str:
    """Rich text with the links to pages as the editor stores them."""
    return _PAGE_LINK.sub(
        lambda match: f'<a linktype="page" id="{names.page(match["key"]).pk}">', html
    ).replace("<strong>", "<b>")


def _value(kind: str, value: Any, names: Names) -> Any:
    special = {
        "table": _table,
        "call_to_action": _call_to_action,
        "places": _places,
        "downloads": _downloads,
    }.get(kind)
    return special(value, names) if special else _plain(value, names)


def _plain(value: Any, names: Names, field: str = "") -> Any:
    """Any value: pictures by key, dates as ISO days, links resolved."""
    if isinstance(value, dict):
        return {name: _plain(inner, names, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, names) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    if field in {"image", "still"}:
        return names.pictures[value].pk
    return rich_text(value, names) if isinstance(value, str) else value


def _table(value: dict, names: Names) -> dict:
    return {
        "caption": value["caption"],
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in value["header"]],
            "rows": [{"values": list(row)} for row in value["rows"]],
        },
    }


def _call_to_action(value: dict, names: Names) -> dict:
    return {**value, "page": names.page(value["page"]).pk if value["page"] else None}


def _places(value: dict, names: Names) -> dict:
    return {
        "title": value["title"],
        "institutions": [names.institutions[name].pk for name in value["institutions"]],
        "places": value["places"],
    }


def _downloads(value: dict, names: Names) -> dict:
    return {
        "title": value["title"],
        "items": [
            {"document": names.documents[item["document"]].pk, "title": item["title"]}
            for item in value["items"]
        ],
    }

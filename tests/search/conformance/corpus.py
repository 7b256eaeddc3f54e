"""Texts and queries on which all engines must agree: the demo's words, and texts made of its sentences."""

import importlib
import json
import pkgutil
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from django.utils.html import strip_tags

from demo import content
from demo.content.schema import Words

GENERATED = 400
JUDGED = Path(__file__).parent.parent / "judged" / "demo.jsonl"
Text = tuple[str, str]
"""A title, and what stands below it."""


def texts() -> list[Text]:
    """The corpus, always in the same order."""
    real = [(one.title, " ".join([one.introduction, *_strings(one.body)])) for one in _words()]
    return [*real, *_made_of(real)]


def queries(corpus: list[Text]) -> list[str]:
    """What people would type over the demo, and words that are rare, usual or everywhere."""
    judged = [json.loads(line)["query"] for line in JUDGED.read_text().splitlines()]
    return [*judged, *_frequent(corpus), *_operators()]


def _words() -> list[Words]:
    found: dict[tuple[str, str], Words] = {}
    for module in pkgutil.walk_packages(content.__path__, f"{content.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            for one in _inside(value):
                found.setdefault((one.title, one.introduction), one)
    return list(found.values())


def _inside(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _inside([getattr(value, field.name) for field in fields(value)])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield strip_tags(value)
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def _made_of(real: list[Text]) -> list[Text]:
    chance = random.Random(5)
    sentences = [one for _title, text in real for one in re.split(r"(?<=[.!?])\s+", text) if one]
    titles = [word for title, _text in real for word in title.split()]
    return [
        (
            " ".join(chance.choices(titles, k=chance.randint(2, 6))),
            " ".join(chance.choices(sentences, k=chance.randint(1, 30))),
        )
        for _number in range(GENERATED)
    ]


def _frequent(corpus: list[Text]) -> list[str]:
    """Every 40th word by how usual it is, alone and with the one before it."""
    counted = Counter(
        word for title, text in corpus for word in re.findall(r"[а-яіїєґʼ]{4,}", (title + " " + text).lower())
    )
    words = [word for word, _count in counted.most_common(4000)][::40]
    return [*words, *(f"{one} {other}" for one, other in zip(words[::2], words[1::2], strict=True))]


def _operators() -> list[str]:
    return [
        '"бюджет участі"',
        '"літня школа"',
        "школа -літня",
        "ліцей -бюджет -конкурс",
        'діти "на дорозі"',
        "громада місто діти",
        "для та і",
        "25",
        "2026",
        "№ 5",
        "івано-франківськ",
        "е-садок",
    ]

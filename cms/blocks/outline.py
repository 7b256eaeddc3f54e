"""The outline of a body: its headings, their addresses on the page, its contents."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue

from cms.transliteration import slugify_uk


@dataclass(frozen=True)
class Heading:
    """A heading of a body.

    Args:
        text: its words.
        level: 2 or 3.
        anchor: its id on the page.
    """

    text: str
    level: int
    anchor: str


def anchor(text: str) -> str:
    """The id of a heading: stable while its words are, and never one of the layout's own ids."""
    return f"section-{slugify_uk(text, max_length=60) or 'x'}"


def headings(body: StreamValue) -> Iterator[tuple[int, Heading]]:
    """The headings of a body with the indexes of their blocks; equal words get numbered anchors."""
    taken = set()
    for index, child in enumerate(body):
        if child.block_type != "heading":
            continue
        base = unique = anchor(child.value["text"])
        number = 1
        while unique in taken:
            number += 1
            unique = f"{base}-{number}"
        taken.add(unique)
        yield index, Heading(child.value["text"], int(child.value["level"][1:]), unique)


def toc(body: StreamValue) -> list[Heading]:
    """The contents of a page: the second-level headings of its body."""
    return [heading for _index, heading in headings(body) if heading.level == 2]

"""What a body refers to: pictures, documents, pages, institutions.

Everything is read from the body's stored form, so nothing is fetched in order to find out.
"""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.rich_text import extract_references_from_rich_text


def references(block: blocks.Block, raw) -> Iterator[tuple[type[Model], int]]:
    """The model and primary key of everything that a block's stored value refers to, in order.

    Args:
        block: the block's definition.
        raw: its value as ``get_prep_value`` gives it.
    """
    if not raw:
        return
    if isinstance(block, blocks.RichTextBlock):
        for model, pk, *_path in extract_references_from_rich_text(raw):
            yield model, int(pk)
    elif isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from references(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            value = item["value"] if block._item_is_in_block_format(item) else item
            yield from references(block.child_block, value)


def references_in(body: blocks.StreamValue) -> Iterator[tuple[int, type[Model], int]]:
    """All references of a body, each with the index of the block that makes it."""
    for index, raw in enumerate(body.raw_data):
        for model, pk in references(body.stream_block.child_blocks[raw["type"]], raw["value"]):
            yield index, model, pk


def images_in(body: blocks.StreamValue) -> list[tuple[Model, str]]:
    """Every picture of a body, and in words where it is.

    A picture used twice comes twice. A block's number is named when the body has several blocks
    of its type with pictures, a picture's number when its block has several pictures.

    Returns:
        Pairs of the image and, in the active language, its place: «Gallery 2, picture 3».
    """
    image_model = get_image_model()
    found = [(index, pk) for index, model, pk in references_in(body) if issubclass(model, image_model)]
    images = image_model.objects.in_bulk({pk for _index, pk in found})
    places = _places(body, [index for index, _pk in found])
    return [(images[pk], place) for (_index, pk), place in zip(found, places, strict=True) if pk in images]


def _places(body: blocks.StreamValue, indexes: list[int]) -> Iterator[str]:
    """Where each picture is, given the index of the block of each."""
    per_block = Counter(indexes)
    types = {index: body.raw_data[index]["type"] for index in per_block}
    per_type = Counter(types.values())
    block_numbers, picture_numbers = {}, Counter()
    seen = Counter()
    for index, name in types.items():
        seen[name] += 1
        block_numbers[index] = seen[name]
    for index in indexes:
        picture_numbers[index] += 1
        place = str(body.stream_block.child_blocks[types[index]].label)
        if per_type[types[index]] > 1:
            place = f"{place} {block_numbers[index]}"
        if per_block[index] > 1:
            place = _("%(block)s, picture %(number)d") % {"block": place, "number": picture_numbers[index]}
        yield place

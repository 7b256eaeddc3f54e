"""Tables: words in rows and columns, with a caption."""

import hashlib
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockAdapter,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

from cms.blocks import previews
from cms.blocks.base import LineBlock, has_words


class TableBlock(TypedTableBlock):
    """A table of words. Translators get each different text of its headings and cells once."""

    text = LineBlock(required=False, label=_("Text"))

    def clean(self, table):
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned.columns or not cleaned.row_data:
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(_("Give the table at least one column and one row."))]
            )
        if not all(column["heading"].strip() for column in cleaned.columns):
            raise TypedTableBlockValidationError(
                non_block_errors=[
                    ValidationError(_("Give every column a heading: screen readers read it with each cell."))
                ]
            )
        return cleaned

    def get_translatable_segments(self, table) -> list[StringSegmentValue]:
        texts = dict.fromkeys(text for text in _texts(table) if has_words(text))
        return [StringSegmentValue(_path(text), text) for text in texts]

    def restore_translated_segments(self, table, segments) -> TypedTable:
        translations = {segment.path: segment.render_text() for segment in segments}

        def translated(text):
            return translations.get(_path(text), text)

        columns = [{**column, "heading": translated(column["heading"])} for column in table.columns]
        rows = [{"values": [translated(cell) for cell in row["values"]]} for row in table.row_data]
        return TypedTable(columns=columns, row_data=rows, caption=table.caption)


def _texts(table: TypedTable) -> Iterator[str]:
    yield from (column["heading"] for column in table.columns)
    for row in table.row_data:
        yield from row["values"]


def _path(text: str) -> str:
    """The path of a text's segment: of the text itself, so it survives rows put in and taken out."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class TableBlockAdapter(TypedTableBlockAdapter):
    """The table's editor without Wagtail's own caption: the caption stands above it as a field."""

    def js_args(self, block):
        *rest, meta = super().js_args(block)
        return [*rest, {**meta, "classname": "captioned-table"}]

    @cached_property
    def media(self):
        return super().media + forms.Media(css={"all": [versioned_static("css/editor/captioned-table.css")]})


register(TableBlockAdapter(), TableBlock)


class DataTableBlock(blocks.StructBlock):
    """A real table, with a caption and column headings."""

    caption = LineBlock(
        label=_("Caption"), max_length=255, help_text=_("What the table shows, and as of when.")
    )
    table = TableBlock(label=_("Table"))

    class Meta:
        icon = "table"
        label = _("Table")
        label_format = "{caption}"
        description = _(
            "Rows and columns with headings; the first column names the rows. On a phone it scrolls."
        )
        template = "blocks/table.html"
        preview_value = previews.TABLE

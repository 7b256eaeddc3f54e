"""Blocks of figures, tables and dates."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.timeline import Precision


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Value"), max_length=40)
    label = blocks.CharBlock(label=_("What it counts"), max_length=200)
    as_of = blocks.CharBlock(label=_("As of"), max_length=60, required=False)
    source_title = blocks.CharBlock(label=_("Source"), max_length=200, required=False)
    source_url = blocks.URLBlock(label=_("Source's address"), required=False)

    class Meta:
        icon = "decimal"


class FiguresBlock(blocks.StructBlock):
    """Key figures, each with its date and source."""

    items = blocks.ListBlock(FigureBlock(), min_num=1, label=_("Figures"))

    class Meta:
        icon = "decimal"
        label = _("Figures")
        template = "blocks/figures.html"


class DataTableBlock(blocks.StructBlock):
    """A real table, with a caption and column headings."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=255)
    table = TypedTableBlock([("text", blocks.CharBlock(required=False, label=_("Text")))])

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class StageBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Stage"), max_length=100)
    starts_on = blocks.DateBlock(label=_("From"))
    ends_on = blocks.DateBlock(label=_("Until (including)"), required=False)
    precision = blocks.ChoiceBlock(choices=Precision.choices, default=Precision.DAY, label=_("Shown to the"))

    class Meta:
        icon = "date"


class StagesBlock(blocks.StructBlock):
    """The timeline of something that is not a campaign of its own."""

    items = blocks.ListBlock(StageBlock(), min_num=1, label=_("Stages"))

    class Meta:
        icon = "date"
        label = _("Stages")
        template = "blocks/stages.html"

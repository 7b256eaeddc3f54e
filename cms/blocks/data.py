"""Blocks of figures and dates."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks import previews
from cms.blocks.base import LineBlock, MeasureBlock
from cms.timeline import Precision, Stage, Timeline


class FigureBlock(blocks.StructBlock):
    value = MeasureBlock(label=_("Value"), max_length=40, help_text=_("As it is read: 12 439, over 2600."))
    label = LineBlock(label=_("What it counts"), max_length=200)
    as_of = MeasureBlock(
        label=_("As of"), max_length=60, required=False, help_text=_("When it was so: 2023, 1 May 2026.")
    )
    source_title = LineBlock(label=_("Source"), max_length=200, required=False, search_index=False)
    source_url = blocks.URLBlock(label=_("Source's address"), required=False)

    class Meta:
        icon = "decimal"
        label = _("Figure")
        label_format = "{value} {label}"

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned["source_url"] and not cleaned["source_title"]:
            message = _("Name the source that the address leads to.")
            raise StructBlockValidationError(block_errors={"source_title": ValidationError(message)})
        return cleaned


class FiguresBlock(blocks.StructBlock):
    """Key figures, each with its date and source."""

    items = blocks.ListBlock(FigureBlock(), min_num=1, label=_("Figures"))

    class Meta:
        icon = "decimal"
        label = _("Figures")
        description = _("Key figures, each with its date and source.")
        template = "blocks/figures.html"
        preview_value = previews.FIGURES


class StageBlock(blocks.StructBlock):
    label = LineBlock(label=_("Stage"), max_length=100)
    starts_on = blocks.DateBlock(label=_("From"))
    ends_on = blocks.DateBlock(
        label=_("Until (including)"), required=False, help_text=_("Empty for a stage of one day.")
    )
    precision = blocks.ChoiceBlock(
        choices=Precision.choices, default=Precision.DAY, label=_("Shown to the"), search_index=False
    )

    class Meta:
        icon = "date"
        label = _("Stage")
        label_format = "{label}"

    def clean(self, value):
        cleaned = super().clean(value)
        starts_on, ends_on = cleaned["starts_on"], cleaned["ends_on"]
        if not self.is_deferred_validation and ends_on and ends_on < starts_on:
            message = _("The end comes before the beginning.")
            raise StructBlockValidationError(block_errors={"ends_on": ValidationError(message)})
        return cleaned


class StagesBlock(blocks.StructBlock):
    """The timeline of something that is not a campaign of its own."""

    items = blocks.ListBlock(StageBlock(), min_num=1, label=_("Stages"))

    class Meta:
        icon = "date"
        label = _("Stages")
        description = _("What opens, runs and closes, and when. The current stage marks itself.")
        template = "blocks/stages.html"
        preview_value = staticmethod(previews.stages)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        # A draft's stage may have no date yet.
        stages = [
            Stage(
                label=item["label"],
                starts_on=item["starts_on"],
                ends_on=item["ends_on"],
                precision=item["precision"] or Precision.DAY,
            )
            for item in value["items"]
            if item["starts_on"]
        ]
        context["timeline"] = Timeline(stages, on=timezone.localdate())
        return context

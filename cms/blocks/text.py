"""Blocks of words: headings, prose, quotations, steps, lists, questions, notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import previews
from cms.blocks.base import PROSE_FEATURES, LineBlock, ProseBlock


class RichTextBlock(ProseBlock):
    """Paragraphs, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links. For a heading, use the block of that name.")
        template = "blocks/rich_text.html"
        preview_value = previews.RICH_TEXT


class HeadingBlock(blocks.StructBlock):
    """A heading of the page's outline; second-level ones make its contents."""

    text = LineBlock(label=_("Text"), max_length=150)
    level = blocks.ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Subsection"))],
        default="h2",
        label=_("Level"),
        help_text=_("Sections make the page's contents; a subsection belongs to the section above it."),
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        description = _("Starts a section or a subsection.")
        template = "blocks/heading.html"
        preview_value = previews.HEADING


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with their name."""

    text = blocks.TextBlock(label=_("Words"), default="", help_text=_("Without quotation marks."))
    author = LineBlock(label=_("Who said it"), max_length=150)
    role = LineBlock(label=_("Role"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        label_format = "{author}"
        description = _("The very words of a person, with the name and the role.")
        template = "blocks/quote.html"
        preview_value = previews.QUOTE


class StepBlock(blocks.StructBlock):
    title = LineBlock(label=_("Step"), max_length=150)
    text = ProseBlock(label=_("What to do"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"


class StepsBlock(blocks.StructBlock):
    """What to do, in order."""

    items = blocks.ListBlock(StepBlock(), min_num=1, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, in order. The steps are numbered by themselves.")
        template = "blocks/steps.html"
        preview_value = previews.STEPS


class ChecklistBlock(blocks.StructBlock):
    """Things to have or to check, in any order."""

    title = LineBlock(label=_("Title"), max_length=150, required=False)
    items = blocks.ListBlock(LineBlock(max_length=300, label=_("Point")), min_num=1, label=_("Points"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        label_format = "{title}"
        description = _("What to have or to check, in any order: documents, conditions, things to bring.")
        template = "blocks/checklist.html"
        preview_value = previews.CHECKLIST


class QuestionBlock(blocks.StructBlock):
    question = LineBlock(label=_("Question"), max_length=200)
    answer = ProseBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class AccordionBlock(blocks.StructBlock):
    """Questions and answers that open one by one."""

    items = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Readers open the answers that they need.")
        template = "blocks/accordion.html"
        preview_value = previews.ACCORDION


class NoticeKind(models.TextChoices):
    """What a notice is about; readers see the label above its text."""

    INFO = "info", _("To know")
    WARNING = "warning", _("Careful")
    SUCCESS = "success", _("Good news")


class NoticeValue(blocks.StructValue):
    @property
    def kind_label(self) -> str:
        kind = self.get("kind")
        return NoticeKind(kind).label if kind in NoticeKind.values else ""


class NoticeBlock(blocks.StructBlock):
    """A remark that must not be missed."""

    kind = blocks.ChoiceBlock(
        choices=NoticeKind.choices, default=NoticeKind.INFO, label=_("Kind"), search_index=False
    )
    text = ProseBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        description = _("A remark that must not be missed. One on a page is enough.")
        template = "blocks/notice.html"
        value_class = NoticeValue
        preview_value = previews.NOTICE


__all__ = [
    "PROSE_FEATURES",
    "AccordionBlock",
    "ChecklistBlock",
    "HeadingBlock",
    "NoticeBlock",
    "QuoteBlock",
    "RichTextBlock",
    "StepsBlock",
]

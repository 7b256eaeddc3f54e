"""Blocks of words: headings, prose, quotations, steps, lists, questions, notices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the page's outline; second-level ones make its contents."""

    text = blocks.CharBlock(label=_("Text"), max_length=150)
    level = blocks.ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Subsection"))], default="h2", label=_("Level")
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    def __init__(self, required=True, **kwargs):
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(required=required, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/rich_text.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with their name."""

    text = blocks.TextBlock(label=_("Words"))
    author = blocks.CharBlock(label=_("Who said it"), max_length=150)
    role = blocks.CharBlock(label=_("Role"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=150)
    text = ProseBlock(label=_("What to do"), required=False)

    class Meta:
        icon = "list-ol"


class StepsBlock(blocks.StructBlock):
    """What to do, in order."""

    items = blocks.ListBlock(StepBlock(), min_num=1, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"


class ChecklistBlock(blocks.StructBlock):
    """Things to have or to check, in any order."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, required=False)
    items = blocks.ListBlock(blocks.CharBlock(max_length=300), min_num=1, label=_("Points"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        template = "blocks/checklist.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = ProseBlock(label=_("Answer"))

    class Meta:
        icon = "help"


class AccordionBlock(blocks.StructBlock):
    """Questions and answers that open one by one."""

    items = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/accordion.html"


class NoticeBlock(blocks.StructBlock):
    """A remark that must not be missed."""

    kind = blocks.ChoiceBlock(
        choices=[
            ("info", _("To know")),
            ("warning", _("Careful")),
            ("success", _("Good news")),
        ],
        default="info",
        label=_("Kind"),
    )
    text = ProseBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "blocks/notice.html"

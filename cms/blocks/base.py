"""The small blocks that others are made of."""

import copy

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.hooks import search_for_hooks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.segments import StringSegmentValue

from cms.blocks.prefetch import prefetched_instances

PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript"]


class LineBlock(blocks.CharBlock):
    """A line of words. Left empty it is ``""``: wagtail-localize cannot split ``None`` into segments."""

    class Meta:
        default = ""


def has_words(text: str) -> bool:
    """Whether there is anything to translate in ``text``: «понад 2600», but not «2600» or «3:45»."""
    return any(character.isalpha() for character in text)


class MeasureBlock(LineBlock):
    """A number, phone, date or duration: translators get it only when it holds words."""

    def get_translatable_segments(self, value):
        return [StringSegmentValue("", value)] if has_words(value) else []


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links; no headings, which make the outline as blocks of their own."""

    def __init__(self, required=True, **kwargs):
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(required=required, **kwargs)


class PrefetchedChooser:
    """A chooser whose choices come from what the body being shown has fetched at once, if it has."""

    def bulk_to_python(self, values):
        found = prefetched_instances(self.model_class)
        if not found.keys() >= set(values) - {None}:
            return super().bulk_to_python(values)
        return [copy.copy(found.get(pk)) for pk in values]


class PictureBlock(PrefetchedChooser, ImageChooserBlock):
    """One picture of the library."""


class DocumentBlock(PrefetchedChooser, DocumentChooserBlock):
    """One document of the library, which readers may look for by its title."""

    def get_searchable_content(self, value):
        return [value.title] if value else []


class PageBlock(PrefetchedChooser, blocks.PageChooserBlock):
    """One page."""


class InstitutionBlock(PrefetchedChooser, SnippetChooserBlock):
    """One institution of the registry, which readers may look for by its name."""

    def __init__(self, **kwargs):
        super().__init__("institutions.Institution", **kwargs)

    @cached_property
    def widget(self):
        # The registry's editor is made in its hooks, which a task or command may not have read.
        search_for_hooks()
        return super().widget

    def get_searchable_content(self, value):
        return [str(value)] if value else []

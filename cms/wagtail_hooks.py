"""Where the ground floor hooks into Wagtail."""

from wagtail import hooks

from cms.blocks.links import LocalizedPageLink, PrefetchedDocumentLink


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def register_links(features):
    """Links of rich text lead to the reader's language, and cost no query each."""
    features.register_link_type(LocalizedPageLink)
    features.register_link_type(PrefetchedDocumentLink)

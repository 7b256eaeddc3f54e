"""Pictures in templates."""

from functools import lru_cache

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.media import renditions

register = template.Library()


@register.simple_tag
def picture(image, spec, *, sizes="100vw", widths="", lazy=True, alt=None):
    """A picture in several widths; nothing for none, a withheld one, or one whose file is broken.

    Args:
        image: :class:`cms.media.models.SiteImage` or ``None``.
        spec: its size and crop, such as ``fill-800x500``; the focal point is respected.
        sizes: how wide it is shown, as HTML's ``sizes``.
        widths: pixels, separated by spaces, in which it is offered in the proportions of ``spec``.
        lazy: ``False`` for the one picture that is seen first.
        alt: other words than the picture's own; an empty string where its neighbours say it all.
    """
    made = image and renditions.sizes_of(image, spec, tuple(int(width) for width in widths.split()))
    if not made:
        return ""
    return _markup(made, image.alt_for() if alt is None else alt, sizes, lazy)


@lru_cache(maxsize=1024)
def _markup(made: renditions.Sizes, alt: str, sizes: str, lazy: bool) -> SafeString:
    attributes = {
        "src": made.fallback.url,
        "width": made.fallback.width,
        "height": made.fallback.height,
        "alt": alt,
        "decoding": "async",
        **({"loading": "lazy"} if lazy else {"fetchpriority": "high"}),
    }
    sources = ""
    if made.webp:
        srcset = format_html_join(", ", "{} {}w", ((size.url, size.width) for size in made.webp))
        sources = format_html('<source type="image/webp" srcset="{}" sizes="{}">', srcset, sizes)
    return format_html("<picture>{}<img{}></picture>", sources, flatatt(attributes))


@register.simple_tag
def rendition_url(image, spec=renditions.SOCIAL_SPEC):
    """The address of a picture as a JPEG in one size, for social networks; empty when there is none."""
    return renditions.rendition_url(image, spec) if image else ""

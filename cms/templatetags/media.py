"""Pictures in templates."""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def picture(image, spec, *, sizes="100vw", widths="", lazy=True, alt=None):
    """A picture in one size; the media helper widens this to AVIF and WebP in several widths."""
    rendition = image.get_rendition(spec)
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}"{}>',
        rendition.url,
        rendition.width,
        rendition.height,
        image.alt_for() if alt is None else alt,
        format_html(' loading="lazy"') if lazy else "",
    )

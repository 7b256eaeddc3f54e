"""What the file field of an entry shows."""

from django import template
from django.db.models import Model

from contests.domain.file_kinds import extensions_for
from contests.views.files import files_of

register = template.Library()


@register.simple_tag
def file_field(entry: Model) -> dict:
    """The files of an entry's draft, and what else its nomination takes."""
    extensions = extensions_for(entry.nomination)
    return {
        "files": files_of(entry),
        "extensions": ", ".join(extensions).upper(),
        "accept": ",".join(f".{extension}" for extension in extensions),
        "most": entry.nomination.most_files,
        "most_bytes": entry.nomination.most_megabytes * 1024 * 1024,
    }

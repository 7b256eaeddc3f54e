"""Which addresses editors may give to links."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_is_web_address = URLValidator(schemes=["http", "https"])


def leads_somewhere(url: str) -> bool:
    """Whether a link may lead to ``url``: a path of this site, a web address, an e-mail, a phone."""
    if "\\" in url or any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme in {"mailto", "tel"}:
        return bool(parts.path)
    if not parts.scheme:
        return url.startswith("/") and not parts.netloc and not url.startswith("//")
    try:
        _is_web_address(url)
    except ValidationError:
        return False
    return True

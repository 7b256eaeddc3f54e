"""Phone numbers as people write them, and as a phone dials them."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

# At least three digits, with the spaces, brackets and dashes that people put between them.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s()\u2010-\u2013-]*\d){2,}")
_NATIONAL_LENGTH = 10


def dialled(number: str) -> str:
    """A number as dialled from anywhere: ``+380342550505``; short ones (``1580``) as they are."""
    digits = re.sub(r"\D", "", number)
    if len(digits) == _NATIONAL_LENGTH and digits.startswith("0"):
        return f"+38{digits}"
    if digits.startswith("380") or number.strip().startswith("+"):
        return f"+{digits}"
    return digits


def linked_phones(text: str) -> SafeString:
    """``text`` as HTML with every phone number in it made a link that dials it."""

    def link(match: re.Match) -> str:
        return format_html('<a href="tel:{}">{}</a>', dialled(match[0]), match[0])

    return mark_safe(_NUMBER.sub(link, conditional_escape(text)))  # noqa: S308 - escaped before

"""Letters from templates: ``mail/<name>.subject.txt``, ``.txt`` and, with a look of its own, ``.html``."""

from typing import Any, NamedTuple

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, select_template
from django.utils.translation import override

SIGNATURE = "\n-- \n"
"""What parts the words from the signature below them (RFC 3676, 4.3)."""


class Rendered(NamedTuple):
    """A letter's words; ``write_letter(**rendered._asdict(), to=…)`` takes them."""

    subject: str
    text: str
    html: str


def render_letter(template: str, context: dict[str, Any], language: str) -> Rendered:
    """Render a letter in one language.

    Without an ``.html`` template the plain text is laid out as HTML.

    Args:
        template: the name, such as ``contests/received``, looked for below every app's
            ``templates/mail/``.
        context: what the templates are given; ``base_url`` and ``organisation`` have defaults.
        language: the code of the reader's language.

    Raises:
        TemplateDoesNotExist: no such ``.subject.txt`` or ``.txt``.
    """
    context = {
        "organisation": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "language": language,
        **context,
    }
    with override(language):
        subject = " ".join(_render_plain(f"mail/{template}.subject.txt", context).split())
        text = _render_plain(f"mail/{template}.txt", context).strip() + "\n"
        page = select_template([f"mail/{template}.html", "mail/plain.html"])
        words = text.partition(SIGNATURE)[0]
        html = page.render({**context, "subject": subject, "words": words})
    return Rendered(subject, text, html)


def _render_plain(name: str, context: dict[str, Any]) -> str:
    """Render without escaping: in plain text ``&`` is an ampersand."""
    return get_template(name).template.render(Context(context, autoescape=False))

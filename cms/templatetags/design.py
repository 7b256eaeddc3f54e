"""What templates need to set words, dates and icons."""

from datetime import date, datetime
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms import dates
from cms.phones import dialled
from cms.timeline import State
from cms.typography import NBSP, typeset, typeset_html

register = template.Library()

register.filter("tel", dialled)


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; decorative unless ``label`` names it.

    One external sprite is one request, cached for all pages; inlined it would weigh on each of them.
    """
    href = static("icons/sprite.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, href, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', href, name)


@register.simple_tag
def unchanging(template_name: str) -> SafeString:
    """A template that shows nothing but its own words, rendered once for each language."""
    render = _unchanging.__wrapped__ if settings.DEBUG else _unchanging
    return render(template_name, get_language())


@cache
def _unchanging(template_name: str, _language: str) -> SafeString:
    return render_to_string(template_name)


@register.filter(name="typeset", needs_autoescape=True)
def typeset_filter(value, autoescape=True):
    """Non-breaking spaces in plain text, and in the text of safe markup."""
    if value is None:
        return ""
    if isinstance(value, SafeString) or hasattr(value, "__html__"):
        return mark_safe(typeset_html(str(value)))  # noqa: S308 - only spaces and quotes change
    text = typeset(str(value))
    return mark_safe(escape(text)) if autoescape else text  # noqa: S308 - escaped here


@register.simple_tag
def day(value: date | datetime | None, form: str = "DATE_FORMAT") -> SafeString | str:
    """``<time>`` with a day in words: «7 червня 2023»; nothing for nothing."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return _time(value, form, get_language())


@lru_cache(maxsize=1024)
def _time(value: date, form: str, language: str | None) -> SafeString:
    words = date_format(value, form).replace(" ", NBSP)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
@stringfilter
def host(url: str) -> str:
    """The host of an address, without ``www.``: what a source link may call itself."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


@register.simple_tag
def stage_dates(stage, timeline, long=False) -> str:
    """When a stage is: «15 груд.», «до 27 груд.», «29 груд. – 9 січ.», «вересень 2023»."""
    return dates.stage_dates(stage, on=timeline.on, long=long)


@register.filter
def time_left(timeline) -> str:
    """«лишилося 3 дні», «почнеться завтра», «завершено»."""
    return dates.time_left(timeline)


@register.simple_tag
def stage_progress(stage, timeline) -> int:
    """How much of the stage has passed, in per cent."""
    return dates.progress(stage, on=timeline.on)


@register.filter
def focus(timeline):
    """The stage that a short view shows: the current one, else the next, else the last."""
    return timeline.current or timeline.next or (timeline.stages[-1] if timeline.stages else None)


@register.filter
def state_tone(state: str) -> str:
    """The tone of a status badge for a state."""
    return {State.CURRENT: "current", State.PAST: "past"}.get(state, "future")


@register.simple_tag
def page_numbers(page):
    """The numbers of a long list's pages, with gaps: 1 2 … 7 8 9 … 41 42."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)

"""How words sit on a line: non-breaking spaces where Ukrainian and English need them."""

import re
from functools import lru_cache

NBSP = "\u00a0"
# Invisible: keeps a line from breaking beside a dash.
JOINER = "\u2060"
TAG = re.compile(r"(<[^>]*>)")

_SHORT_WORDS = (
    "а|але|без|в|від|для|до|з|за|зі|і|із|й|на|не|ні|о|об|по|при|про|та|у|це|чи|що|як|"
    "a|an|and|at|by|for|in|of|on|or|the|to"
)
# A short preposition, conjunction or article holds on to the word after it.
_AFTER_SHORT_WORD = re.compile(rf"(?<![\w’ʼ'-])((?:{_SHORT_WORDS})) (?=\S)", re.IGNORECASE)
# A dash never begins a line.
_BEFORE_DASH = re.compile(r" (?=[–—])")
# A number holds on to what it counts, a sign and an abbreviation to their number.
_AFTER_NUMBER = re.compile(
    r"(?<=\d) (?=(?:₴|%|°|грн|тис|млн|млрд|км|м|см|га|кг|год|хв|р|рр|"
    r"січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)"
)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BEFORE_NUMBER = re.compile(r"(?<![\w])(№|§|вул\.|просп\.|пл\.|м\.|с\.|обл\.|ст\.|п\.) (?=[\w«])")


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Put non-breaking spaces into plain text.

    Args:
        text: words of either language, without markup.

    Returns:
        The same words: only spaces are changed.
    """
    # Twice: of two short words in a row the second starts inside the first one's match.
    for _ in range(2):
        text = _AFTER_SHORT_WORD.sub(rf"\1{NBSP}", text)
    text = _BEFORE_DASH.sub(NBSP, text)
    text = _THOUSANDS.sub(NBSP, text)
    text = _AFTER_NUMBER.sub(NBSP, text)
    return _BEFORE_NUMBER.sub(rf"\1{NBSP}", text)


def typeset_html(html: str) -> str:
    """As :func:`typeset`, for markup: tags and their attributes stay as they are."""
    return "".join(part if part.startswith("<") else typeset(part) for part in TAG.split(html))

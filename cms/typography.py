"""How words sit on a line: spaces that do not break, and quotation marks within others."""

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

_QUOTES = re.compile("[«»„“”]")
_CLOSING = {"«": "»", "„": "“", "“": "”"}
# By the outermost mark and the one inside it: «А „Б“» in Ukrainian, “A ‘B’” in English.
_INNER = {("«", "«"): "„“", ("«", "“"): "„“", ("“", "“"): "‘’"}


def nest_quotes(text: str) -> str:
    """Give names that have quotation marks of their own, and stand in such marks, inner ones.

    It is for finished sentences: of a name alone nobody knows what it will stand in.

    Args:
        text: of either language, with whatever marks its parts brought along.

    Returns:
        The same words. A line whose marks do not come in pairs stays as it is.
    """
    return "".join(map(_nest_line, text.splitlines(keepends=True)))


def _nest_line(line: str) -> str:
    marks = list(line)
    opened: list[int] = []
    for found in _QUOTES.finditer(line):
        if opened and found[0] == _CLOSING[line[opened[-1]]]:
            start = opened.pop()
            # The third within the second is like the first again.
            if len(opened) % 2:
                kept = line[start] + found[0]
                marks[start], marks[found.start()] = _INNER.get((line[opened[0]], line[start]), kept)
        elif found[0] in _CLOSING:
            opened.append(found.start())
        else:
            return line
    return line if opened else "".join(marks)


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Put non-breaking spaces, and inner quotation marks, into plain text.

    Args:
        text: words of either language, without markup.

    Returns:
        The same words: only spaces and quotation marks are changed.
    """
    text = nest_quotes(text)
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

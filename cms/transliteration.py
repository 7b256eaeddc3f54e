"""Ukrainian in Latin letters, by resolution № 55 of the Cabinet of Ministers (27 January 2010).

The rules: https://zakon.rada.gov.ua/laws/show/55-2010-п. One table serves Python and, as the
formatters of Wagtail's slug field, the editor's browser.
"""

import re

from django.utils.text import slugify

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
WORD_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
DIGRAPHS = {"зг": "zgh"}
APOSTROPHES = "'’ʼ"

_ALPHABET = "".join(LETTERS)
_INSIDE_WORD = f"A-Za-z{_ALPHABET}{_ALPHABET.upper()}{APOSTROPHES}"
_TOKEN = re.compile(
    rf"(?P<initial>(?<![{_INSIDE_WORD}])[{''.join(WORD_INITIAL)}])"
    rf"|(?P<digraph>{'|'.join(DIGRAPHS)})"
    rf"|(?P<letter>[{_ALPHABET}])"
    rf"|(?P<apostrophe>(?<=[{_ALPHABET}])[{APOSTROPHES}](?=[{_ALPHABET}]))",
    re.IGNORECASE,
)
_TABLES = {"initial": WORD_INITIAL, "digraph": DIGRAPHS, "letter": LETTERS}


def transliterate(text: str) -> str:
    """``text`` with its Ukrainian letters in Latin ones; everything else stays.

    Capitals stay capitals: «Щербухи» gives ``Shcherbukhy``, «ЩЕРБУХИ» ``SHCHERBUKHY``.
    """

    def latin(match: re.Match) -> str:
        if match.lastgroup == "apostrophe":
            return ""
        found = match.group()
        made = _TABLES[match.lastgroup][found.lower()]
        if not found[0].isupper():
            return made
        neighbours = text[match.start() + 1 : match.end() + 1] or text[match.start() - 1 : match.start()]
        return made.upper() if neighbours.isupper() else made.capitalize()

    return _TOKEN.sub(latin, text)


def slugify_uk(text: str, *, max_length: int = 80) -> str:
    """An address made of ``text``: Latin lower-case letters, digits and hyphens, cut between words.

    Returns:
        At most ``max_length`` characters; empty when ``text`` has nothing to keep.
    """
    slug = slugify(transliterate(text))
    if len(slug) <= max_length:
        return slug
    return slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]


def slug_formatters() -> list[tuple[str, str]]:
    """The same rules for Wagtail's ``SlugInput``: (pattern, replacement) pairs for the browser."""
    either_case = [
        *((f"(^|[^{_INSIDE_WORD}])[{c}{c.upper()}]", f"$1{to}") for c, to in WORD_INITIAL.items()),
        *(("".join(f"[{c}{c.upper()}]" for c in pair), to) for pair, to in DIGRAPHS.items()),
        *((f"[{c}{c.upper()}]", to) for c, to in LETTERS.items()),
    ]
    return [*either_case, (f"[{APOSTROPHES}]", "")]

"""What a reader may have meant who typed on the wrong keyboard layout, or in Latin letters."""

import heapq
import re
from collections.abc import Iterator
from functools import lru_cache

from search.analysis.characters import fold, is_cyrillic
from search.analysis.lemmas import begins_ukrainian, is_ukrainian
from search.analysis.words import words_of

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.\\`"
_UKRAINIAN_KEYS = "йцукенгшщзхїфівапролджєячсмитьбюґ'"
_TO_UKRAINIAN = str.maketrans(_LATIN_KEYS, _UKRAINIAN_KEYS)
_TO_LATIN = str.maketrans(_UKRAINIAN_KEYS, _LATIN_KEYS)

# Resolution 55 of the Cabinet (2010) read backwards, and what people write besides; the likeliest first.
_SOUNDS = {
    "shch": "щ", "zgh": "зг", "zh": "ж", "kh": "х", "ts": "ц", "tc": "ц", "ch": "ч", "sh": "ш",
    "ye": "є", "ie": "є іе", "je": "є", "yi": "ї ий", "ji": "ї", "iy": "ій ий", "yy": "ий",
    "yu": "ю", "iu": "ю", "ju": "ю",
    "ya": "я", "ia": "я іа", "ja": "я", "yo": "йо", "sk": "ськ ск", "zk": "зьк зк", "ph": "ф", "ck": "к",
    "a": "а", "b": "б", "c": "ц к", "d": "д", "e": "е є", "f": "ф", "g": "г ґ", "h": "г х", "i": "і ї й и",
    "j": "й ж", "k": "к", "l": "л ль", "m": "м", "n": "н нь", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс х", "y": "и й і", "z": "з",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_AT_THE_END = {"t": "т ть", "d": "д дь", "s": "с сь", "ts": "ць ц", "z": "з зь"}
_APART = re.compile("[бпвмфрк][яюєї]")
"""Between such letters there may be an apostrophe, which few write in Latin letters."""
MOST_BEGINNINGS = 500
"""Of one word, that are looked up in the dictionary (2 ms)."""
_LONGEST_WORD = 24


def guesses(text: str) -> list[str]:
    """What may have been meant, the likeliest first; words of the dictionary only, and digits.

    Args:
        text: what was typed.
    """
    folded = fold(text).strip()
    # Not folded: on the other layout an apostrophe is a letter.
    found = [*_other_layout(text.lower().strip()), *_latin_letters(folded)]
    return [guess for guess in dict.fromkeys(found) if guess != folded]


def on_other_layout(text: str) -> str:
    """The same keys on the other layout, whether they make words or not.

    Args:
        text: what was typed, finished or not.
    """
    text = text.lower()
    return text.translate(_TO_LATIN if is_cyrillic(text) else _TO_UKRAINIAN)


def _other_layout(text: str) -> Iterator[str]:
    """The same keys on the other layout: Ukrainian words of Latin letters, or the other way round."""
    if not is_cyrillic(text):
        meant = " ".join(words_of(on_other_layout(text)))
        if meant and all(_is_known(word) for word in meant.split()):
            yield meant
    elif not any(_is_known(word) for word in words_of(text)):
        meant = " ".join(words_of(on_other_layout(text)))
        if meant and meant.replace(" ", "").isascii():
            yield meant


def _latin_letters(text: str) -> Iterator[str]:
    """Ukrainian words written in Latin letters."""
    words = words_of(text)
    if not words or not text.isascii() or text.isdigit():
        return
    meant = []
    for word in words:
        meant.append(_in_ukrainian(word))
        if not meant[-1]:
            return
    yield " ".join(meant)


@lru_cache(maxsize=1024)
def _in_ukrainian(word: str) -> str:
    """The word of the dictionary that a word in Latin letters spells; nothing, if there is none."""
    if "-" in word:
        return _compound_in_ukrainian(word.split("-"))
    if word.isdigit():
        return word
    if not word.isalpha() or len(word) > _LONGEST_WORD:
        return ""
    return _likeliest_known(_choices(word))


def _compound_in_ukrainian(parts: list[str]) -> str:
    """A compound of which the last part is a word: «івано» is none by itself."""
    last = _in_ukrainian(parts[-1])
    first = [part if part.isdigit() else "".join(one[0] for one in _choices(part)) for part in parts[:-1]]
    return "-".join([*first, last]) if last and all(first) else ""


def _choices(word: str) -> list[list[str]]:
    """What each sound of a word may be in Ukrainian letters, the likeliest first."""
    sounds = _SOUND.findall(word)
    choices = [_SOUNDS[sound].split() for sound in sounds]
    if sounds:
        choices[-1] = _AT_THE_END.get(sounds[-1], _SOUNDS[sounds[-1]]).split()
    if sounds[-1:] == ["i"] and sounds[-2:-1] in (["a"], ["e"], ["o"], ["u"], ["y"]):
        choices[-1] = ["й", "ї"]
    return choices


def _likeliest_known(choices: list[list[str]]) -> str:
    """The word of the dictionary with the fewest sounds that are not the likeliest; nothing, if none is one.

    Words are built sound by sound, the likeliest beginning first; one that begins no word is left.
    """
    beginnings, looked_up = [(0, (), "")], 0
    while beginnings and looked_up < MOST_BEGINNINGS:
        cost, ranks, letters = heapq.heappop(beginnings)
        if len(ranks) == len(choices):
            if is_ukrainian(letters):
                return letters
            continue
        for rank, added in enumerate(choices[len(ranks)]):
            for tie, longer in enumerate(_joined(letters, added)):
                looked_up += 1
                if begins_ukrainian(longer):
                    heapq.heappush(beginnings, (cost + rank, (*ranks, 2 * rank + tie), longer))
    return ""


def _joined(letters: str, added: str) -> list[str]:
    spellings = [letters + added]
    if _APART.match(letters[-1:] + added):
        spellings.append(f"{letters}'{added}")
    return spellings


def _is_known(word: str) -> bool:
    return all(part.isdigit() or is_ukrainian(part) for part in word.split("-"))

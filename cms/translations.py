"""What a message catalogue must hold: every entry translated, with the same placeholders and tags."""

import re
from collections import Counter
from collections.abc import Iterator

import polib

# %(name)s, %s, {name}, {}, and the names of HTML tags: an address may be another language's.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{\w*\}|</?[A-Za-z]\w*")


def placeholders(text: str) -> Counter:
    return Counter(PLACEHOLDER.findall(text))


def faults(catalogue: polib.POFile, *, empty_allowed: bool = False) -> Iterator[str]:
    """Say what is wrong with each entry that is fuzzy, untranslated or does not fit its msgid.

    Args:
        empty_allowed: an empty translation stands for the msgid itself, as in an English catalogue.
    """
    plurals = int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])
    for entry in catalogue:
        if entry.obsolete:
            continue
        translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.fuzzy:
            yield f"fuzzy: {entry.msgid}"
        elif not any(translations) and empty_allowed:
            continue
        elif not all(translations):
            yield f"not translated: {entry.msgid}"
        elif entry.msgid_plural and len(translations) != plurals:
            yield f"has {len(translations)} plural forms of {plurals}: {entry.msgid}"
        elif not all(_fits(entry, translation) for translation in translations):
            yield f"placeholders or tags differ: {entry.msgid}"


def _fits(entry: polib.POEntry, translation: str) -> bool:
    """Whether a translation holds what its msgid does; a plural form, what either msgid does.

    The singular may leave the number out ("one page"), and Ukrainian may need it there (21 сторінка).
    """
    found, expected = placeholders(translation), placeholders(entry.msgid)
    if not entry.msgid_plural:
        return found == expected
    of_plural = placeholders(entry.msgid_plural)
    return (expected & of_plural) <= found <= (expected | of_plural)

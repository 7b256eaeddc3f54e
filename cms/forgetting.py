"""Finding every place that names somebody, and taking the name out of it.

The whole database is read, table by table, as it lies there: this is for erasure, which is rare, and
where one forgotten column is one too many.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

REMOVED = "…"
"""What stands where a name stood."""
SHORTEST = 4
"""Words shorter than so many letters would be found in others."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TEXTS = (models.CharField, models.TextField, models.JSONField)


@dataclass(frozen=True)
class Mention:
    """A place that names somebody: a table, a column, and the row's first column."""

    table: str
    column: str
    row: Any


def pattern_of(words: Iterable[str]) -> re.Pattern | None:
    """What finds any of ``words``, whatever its capitals, spaces and apostrophes.

    A name of two words is found in either order.

    Returns:
        ``None`` when no word is long enough to be looked for.
    """
    phrases = {" ".join(word.split()) for word in words}
    for phrase in list(phrases):
        parts = phrase.split()
        if len(parts) == 2:
            phrases.add(" ".join(reversed(parts)))
    found = sorted((phrase for phrase in phrases if len(phrase) >= SHORTEST), key=len, reverse=True)
    if not found:
        return None
    return re.compile("|".join(_loosely(phrase) for phrase in found), re.IGNORECASE)


def _loosely(phrase: str) -> str:
    signs = {" ": r"\s+", "'": "['’ʼ]", "’": "['’ʼ]", "ʼ": "['’ʼ]"}
    return rf"(?<!\w){''.join(signs.get(sign, re.escape(sign)) for sign in phrase)}(?!\w)"


def mentions(pattern: re.Pattern) -> Iterator[Mention]:
    """Every column of every table in which ``pattern`` is found, full-text indexes included."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            columns = [
                column.name for column in connection.introspection.get_table_description(cursor, table)
            ]
            quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
            cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(table)}")  # noqa: S608
            while rows := cursor.fetchmany(500):
                for row in rows:
                    for name, value in zip(columns, row, strict=True):
                        if pattern.search(plain(value)):
                            yield Mention(table, name, row[0])


def plain(value: Any) -> str:
    """A column's value as text; JSON that escapes Cyrillic is unescaped."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "ignore")
    if not isinstance(value, str):
        return ""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "\\u" in value else value


def scrub(pattern: re.Pattern, kinds: Iterable[type[models.Model]]) -> int:
    """Put :data:`REMOVED` where ``pattern`` is found in the texts of some models' rows.

    Written past the models' own doors, which may refuse changes.

    Returns:
        How many rows were changed.
    """
    changed = 0
    for kind in kinds:
        names = [field.attname for field in kind._meta.concrete_fields if isinstance(field, _TEXTS)]
        rows = kind._base_manager.order_by("pk").values_list("pk", *names)
        for pk, *values in rows.iterator(chunk_size=500):
            cleaned = {name: _scrubbed(pattern, value) for name, value in zip(names, values, strict=True)}
            different = {
                name: value
                for (name, value), before in zip(cleaned.items(), values, strict=True)
                if value != before
            }
            if different:
                kind._base_manager.filter(pk=pk).update(**different)
                changed += 1
    return changed


def _scrubbed(pattern: re.Pattern, value: Any) -> Any:
    if isinstance(value, str):
        return pattern.sub(REMOVED, value)
    if isinstance(value, list):
        return [_scrubbed(pattern, item) for item in value]
    if isinstance(value, dict):
        return {_scrubbed(pattern, key): _scrubbed(pattern, item) for key, item in value.items()}
    return value

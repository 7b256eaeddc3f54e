"""What of an object goes into the index: its texts as streams of terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Manager
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from search.analysis import stream_of, titles_stream_of

MOST_SIGNS = 200_000
"""Of one object's text; what comes after is not searched. PostgreSQL takes 1 MB of terms a row."""


@dataclass(frozen=True)
class Streams:
    """An object's terms, separated by blanks.

    Args:
        title: of its ``title``.
        body: of whatever else is searched.
        autocomplete: what is completed while a reader types.
    """

    title: str
    body: str
    autocomplete: str


@dataclass(frozen=True)
class Texts:
    """What an object says: its ``title``, all else that is searched, what is completed."""

    title: str
    body: str
    autocomplete: str


def streams_of(obj) -> Streams:
    """The terms of an indexed object."""
    texts = texts_of(obj)
    return Streams(
        title=stream_of(texts.title, is_title=True),
        body=stream_of(texts.body),
        autocomplete=titles_stream_of(texts.autocomplete),
    )


def texts_of(obj) -> Texts:
    """The texts of an indexed object, by its search fields."""
    titles, bodies, completed = [], [], []
    for field, value in _values(obj, obj.get_search_fields()):
        if isinstance(field, AutocompleteField):
            completed.append(value)
        elif field.field_name == "title":
            titles.append(value)
        else:
            bodies.append(value)
    return Texts(*map(_joined, (titles, bodies, completed)))


def _joined(texts: list[str]) -> str:
    return "\n".join(texts)[:MOST_SIGNS]


def _values(obj, fields: list) -> Iterator[tuple[BaseField, str]]:
    """The searched fields and their texts, those of related objects too."""
    for field in fields:
        if isinstance(field, (SearchField, AutocompleteField)):
            yield field, _as_text(field.get_value(obj))
        elif isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _values(related, field.fields)


def _related(value) -> list:
    if value is None:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    return [value() if callable(value) else value]


def _as_text(value) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(map(_as_text, value))
    if isinstance(value, dict):
        return _as_text(list(value.values()))
    return "" if value is None else str(value)

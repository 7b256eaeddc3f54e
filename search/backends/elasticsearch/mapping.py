"""What the server keeps of an object: streams of terms, and the values to filter and to sort by."""

from modelsearch.index import FilterField

from search.backends.elasticsearch.stock import STOCK
from search.backends.indexing import streams_of

TITLES, BODIES, COMPLETED, WEIGHT, NUMBER = "_titles", "_bodies", "_completed", "_weight", "_number"
HEADS = "_heads"
"""Titles again, whose length counts nothing: what stands in a title just so is as good in a long one."""
STREAMS = (TITLES, HEADS, BODIES, COMPLETED)


class Mapping(STOCK.mapping_class):
    """Of a model's fields only those to filter by are kept as they are; its texts become streams."""

    def get_mapping(self) -> dict:
        """What the index is told of documents of the model."""
        stream = {"type": "text", "analyzer": "whitespace"}
        return {
            "source": {"excludes": list(STREAMS)},
            "properties": {
                "pk": {"type": "keyword"},
                "_django_content_type": {"type": "keyword"},
                **dict(self.get_field_mapping(field) for field in self._filters()),
                **dict.fromkeys(STREAMS, stream),
                HEADS: {**stream, "norms": False},
                WEIGHT: {"type": "float"},
                NUMBER: {"type": "long"},
            },
        }

    def get_document(self, obj) -> dict:
        """What the index is given of an object."""
        streams = streams_of(obj)
        values = (self._get_document_field_data(field, obj) for field in self._filters())
        return {
            "pk": str(obj.pk),
            "_django_content_type": self.get_all_content_types(),
            **{name: value for name, value, _completed in values},
            TITLES: streams.title,
            HEADS: streams.title,
            BODIES: streams.body,
            COMPLETED: streams.autocomplete,
            WEIGHT: getattr(obj, "search_weight", 1.0),
            NUMBER: obj.pk if isinstance(obj.pk, int) else None,
        }

    def _filters(self) -> list[FilterField]:
        return [field for field in self.model.get_search_fields() if isinstance(field, FilterField)]

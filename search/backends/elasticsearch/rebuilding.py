"""Building an index anew beside the one that is searched meanwhile."""

import json
from datetime import timedelta
from hashlib import blake2b

from django.utils import timezone
from modelsearch.index import get_indexed_models

from search.backends.elasticsearch.stock import STOCK
from search.replication import changes

HALF_BUILT = timedelta(hours=6)
"""After so long nobody builds an index any more that has not come into use."""


class Index(STOCK.index_class):
    """An index, which is made and written with the time that it takes: no reader waits for that."""

    def __init__(self, backend, name: str):
        super().__init__(backend, name)
        self.es = backend.writing


class Rebuilder(STOCK.atomic_rebuilder_class):
    """Builds an index under a new name; its last step lets the common name point to it."""

    def start(self):
        """Make the new index, and clear away what killed rebuilds have left."""
        self.began = timezone.now()
        self._clear_away()
        return super().start()

    def finish(self) -> None:
        """Take the new index into use for the old, in one step; what has changed meanwhile is sent again."""
        name, indices = self.alias.name, self.index.es.indices
        indices.put_mapping(index=self.index.name, meta={"design": design(self.index.backend, name)})
        self.index.refresh()
        used = [one for one, index in self._indexes().items() if name in index["aliases"] or one == name]
        gone = [{"remove_index": {"index": one}} for one in used]
        indices.update_aliases(actions=[*gone, {"add": {"index": self.index.name, "alias": name}}])
        changes.resend(since=self.began)

    def _indexes(self) -> dict[str, dict]:
        name = self.alias.name
        return dict(self.index.es.indices.get(index=f"{name},{name}_*", ignore_unavailable=True))

    def _clear_away(self) -> None:
        for name, index in self._indexes().items():
            age = self.began.timestamp() - int(index["settings"]["index"]["creation_date"]) / 1000
            if not index["aliases"] and age > HALF_BUILT.total_seconds():
                self.index.es.indices.delete(index=name, ignore_unavailable=True)


def models_of(backend, name: str) -> list:
    """The models whose objects are kept in the index with a name."""
    return [model for model in get_indexed_models() if backend.get_index_for_model(model).name == name]


def design(backend, name: str) -> str:
    """What tells whether an index was made for these models and settings, or must be made anew."""
    mappings = [backend.mapping_class(model).get_mapping() for model in models_of(backend, name)]
    told = json.dumps([backend.settings, mappings], sort_keys=True, default=str)
    return blake2b(told.encode(), digest_size=8).hexdigest()


def is_as_designed(backend, name: str) -> bool:
    """Whether there is an index with a name, and it was made as it would be made now."""
    found = dict(backend.es.indices.get(index=name, ignore_unavailable=True))
    made = [index["mappings"].get("_meta", {}).get("design") for index in found.values()]
    return made == [design(backend, name)]

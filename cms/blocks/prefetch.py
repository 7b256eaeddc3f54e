"""Everything that a body refers to, fetched at once: one query for each model, whatever the body holds.

Wagtail fetches the choices of each type of block, and the links of each piece of rich text, on
their own, and looks for the translation of each linked page. While a body is being shown, its
choosers and its links take from here instead.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.blocks.references import references_in
from cms.cache.page import depends_on
from cms.cache.tags import CONTENT, page_tag
from cms.languages import SOURCE_LANGUAGE
from cms.sites import locale_for


@dataclass(frozen=True)
class Prefetched:
    """What a body refers to.

    Args:
        instances: by model and primary key; ``None`` for what is no more.
        addresses: of the linked pages by primary key, in the reader's language where the page is
            really translated; pages that no reader can open are absent.
    """

    instances: Mapping[type[Model], Mapping[int, Model | None]] = field(default_factory=dict)
    addresses: Mapping[int, str] = field(default_factory=dict)


_NOTHING = Prefetched()
_prefetched: ContextVar[Prefetched] = ContextVar("prefetched", default=_NOTHING)


@contextmanager
def references_prefetched(body, request=None):
    """While inside, blocks and links of ``body`` find what they refer to without queries.

    Args:
        body: the value of a :class:`cms.blocks.BodyBlock`.
        request: for addresses relative to its site, and for what its cached copy depends on;
            without it addresses may be absolute.
    """
    wanted = defaultdict(set)
    for _index, model, pk in references_in(body):
        wanted[model].add(pk)
    depends_on(request, *_made_from(wanted))
    instances, addresses = {}, {}
    for model, pks in wanted.items():
        if issubclass(model, Page):
            found, addresses = _pages(pks, request)
        else:
            found = model._default_manager.in_bulk(pks)
        instances[model] = {pk: found.get(pk) for pk in pks}
    token = _prefetched.set(Prefetched(instances, addresses))
    try:
        yield
    finally:
        _prefetched.reset(token)


def _made_from(wanted: Mapping[type[Model], set[int]]) -> set[str]:
    """The tags of what a body refers to: a linked page may be unpublished, an institution renamed."""
    names = set()
    for model, pks in wanted.items():
        if issubclass(model, Page):
            names.update(map(page_tag, pks))
        elif model not in {get_image_model(), get_document_model()}:  # these belong to the shell
            names.add(CONTENT)
    return names


def prefetched_instances(model: type[Model]) -> Mapping[int, Model | None]:
    """What has been fetched of ``model`` for the body being shown; empty outside of any."""
    return _prefetched.get().instances.get(model, {})


def page_addresses(pks: Iterable[int]) -> Mapping[int, str]:
    """Addresses of pages in the reader's language; those that no reader can open are absent."""
    prefetched = _prefetched.get()
    if prefetched.instances.get(Page, {}).keys() >= set(pks):
        return prefetched.addresses
    return _pages(pks, None)[1]


def _pages(pks: Iterable[int], request) -> tuple[dict[int, Page], dict[int, str]]:
    """Pages by primary key and the addresses to link to, in one query with their translations."""
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    pages = {page.pk: page for page in Page.objects.filter(translation_key__in=keys)}
    locale = locale_for(get_language() or SOURCE_LANGUAGE)
    twins = {
        page.translation_key: page
        for page in pages.values()
        if locale and page.locale_id == locale.pk and page.live and page.alias_of_id is None
    }
    addresses = {}
    for pk in pks:
        if page := pages.get(pk):
            shown = twins.get(page.translation_key, page)
            if shown.live and (address := shown.get_url(request)):
                addresses[pk] = address
    return pages, addresses

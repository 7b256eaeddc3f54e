"""Pages that editors put above the hits of certain queries."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from wagtail.models import Page

from cms import sites
from cms.cache.memo import memoised
from cms.registries import ListingItem, guest_label
from search.analysis.queries import typed as read
from search.analysis.stopwords import telling
from search.analysis.thesaurus import are_alike, keys_of
from search.analysis.words import words_of
from search.models import BestBet
from search.pages import searchable
from search.phrases import phrases_of

BEST_BETS = "best-bets"
"""The tag that a change of any bumps."""
MOST_SHOWN = 3
Words = list[str]


def best_bets(typed: str, root: sites.Root, request: Any = None) -> list[ListingItem]:
    """What editors recommend to whoever typed this; pages that are public now, in the language of ``root``.

    Args:
        typed: whatever anybody may send; with -unwanted words nothing is recommended.
        root: the home page of the reader's site in the reader's language.
        request: for addresses; ``None``: full ones.
    """
    asked = read(typed)
    words = telling([*asked.words, *(word for phrase in asked.phrases for word in phrase)])
    if asked.unwanted or not words:
        return []
    bets = _matching(words, root.site_id)
    return _items(bets, root, request)[:MOST_SHOWN] if bets else []


def _matching(words: Words, site_id: int) -> list[BestBet]:
    """The bets of which a query has the same words, in whatever order and forms."""
    index = _index(site_id)
    found = {
        place: bet
        for key in {key for word in words for key in keys_of(word)}
        for place, queried, bet in index.get(key, ())
        if _have_the_same(words, queried)
    }
    return [found[place] for place in sorted(found)]


def _have_the_same(words: Words, others: Words) -> bool:
    return len(words) == len(others) and _are_among(words, others) and _are_among(others, words)


def _are_among(words: Words, others: Words) -> bool:
    return all(any(are_alike([one], [other]) for other in others) for one in words)


@memoised(BEST_BETS)
def _index(site_id: int) -> dict[str, list[tuple[int, Words, BestBet]]]:
    """A site's bets, by the keys of the first word of each query; each with its place among them."""
    index = defaultdict(list)
    bets = BestBet.objects.filter(site=site_id, is_on=True).order_by("order", "pk")
    for place, bet in enumerate(bets.select_related("page")):
        for phrase in phrases_of(bet.queries):
            words = telling(words_of(phrase))
            for key in keys_of(words[0]) if words else ():
                index[key].append((place, words, bet))
    return dict(index)


def _items(bets: list[BestBet], root: sites.Root, request: Any) -> list[ListingItem]:
    keys = [bet.page.translation_key for bet in bets]
    translations = Page.objects.filter(translation_key__in=keys, locale=root.locale_id)
    pages = {page.translation_key: page for page in translations}
    found = [(bet, _item(pages[key], request)) for bet, key in zip(bets, keys, strict=True) if key in pages]
    return [replace(item, text=bet.text_in(root.language) or item.text) for bet, item in found if item]


def _item(page: Page, request: Any) -> ListingItem | None:
    """The page as an item of a list; nothing, unless readers may see it now."""
    home = sites.root_above(page.path)
    item = home and searchable(home).items([page.pk], request).get(page.pk)
    return item and replace(item, home=guest_label(page, request))

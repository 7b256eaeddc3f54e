"""What editors tell the search, what it tells them, and what it looks through."""

from search.models.best_bets import BestBet
from search.models.counted import CountedQuery
from search.models.documents import DocumentText
from search.models.entries import Entry
from search.models.index_changes import IndexChange
from search.models.synonyms import SynonymSet
from search.models.words import Word

__all__ = ["BestBet", "CountedQuery", "DocumentText", "Entry", "IndexChange", "SynonymSet", "Word"]

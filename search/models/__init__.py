"""What editors tell the search, and what it tells them."""

from search.models.best_bets import BestBet
from search.models.counted import CountedQuery
from search.models.synonyms import SynonymSet

__all__ = ["BestBet", "CountedQuery", "SynonymSet"]

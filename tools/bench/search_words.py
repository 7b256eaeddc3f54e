"""Ukrainian words as texts have them: a few often, most of them seldom, in all their forms.

The frequent ones are those of the demo content, the seldom ones the dictionary's. A page's number gives the
same words every time. Some words are planted: in no page, in one of a hundred, in every second.
"""

import itertools
import random
import re
from collections import Counter
from functools import cached_property
from pathlib import Path

import pymorphy3

HITS = {"none": 0, "few": 100, "many": 2}
"""Name → in one page of how many the planted words stand; 0: in none."""
PLANTED = {
    "none": ("верблюд", "кактус", "пінгвін", "вулкан", "айсберг"),
    "few": ("пелікан", "телескоп", "кавун", "барабан", "вітрило"),
    "many": ("дельфін", "ліхтар", "килим", "горобець", "трамвай"),
}
BEGINNINGS = ("на", "по", "за", "пере", "роз", "міс", "ді", "ка", "ко", "ма", "мо", "ро", "се", "те", "то")
FORMS_OF_EACH = 8000
"""Forms that begin so, of which some hundred words are made."""
DEMO = Path(__file__).resolve().parent.parent.parent / "demo" / "content"
_WORD = re.compile("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{3,}")
WORDS_OF_PAGE = 150


class Texts:
    """Titles and texts of pages.

    Args:
        pages: how many there will be.
    """

    def __init__(self, pages: int):
        self.pages = pages
        self._morph = pymorphy3.MorphAnalyzer(lang="uk")

    @cached_property
    def _vocabulary(self) -> list[list[str]]:
        """Words, each with its forms, the frequent first."""
        planted = set(itertools.chain(*PLANTED.values()))
        met = self._of_demo()
        frequent = sorted(met, key=lambda word: (-met[word], word))
        words = dict.fromkeys([*frequent, *self._of_dictionary()])
        return [self._forms(word) for word in words if word not in planted]

    def _of_demo(self) -> Counter[str]:
        forms: Counter[str] = Counter()
        for file in DEMO.rglob("*.py"):
            forms.update(_WORD.findall(file.read_text("utf-8").lower()))
        met: Counter[str] = Counter()
        for form, times in forms.items():
            met[self._morph.parse(form)[0].normal_form] += times
        return met

    def _of_dictionary(self) -> list[str]:
        found = {
            parse.normal_form
            for beginning in BEGINNINGS
            for parse in itertools.islice(self._morph.iter_known_word_parses(beginning), FORMS_OF_EACH)
            if parse.tag.POS in {"NOUN", "VERB", "ADJF"}
        }
        return random.Random(1).sample(sorted(found), len(found))  # noqa: S311

    def _forms(self, word: str) -> list[str]:
        return sorted({form.word for form in self._morph.parse(word)[0].lexeme})

    def form(self, word: str, chance: random.Random) -> str:
        """Some form of a word."""
        return chance.choice(self._forms(word))

    def page(self, number: int) -> tuple[str, str]:
        """The title and the text of a page; its planted words stand as they are and in another form."""
        chance = random.Random(number)  # noqa: S311
        words = self._drawn(chance, WORDS_OF_PAGE)
        title = self._drawn(chance, 5)
        for name, one_of in HITS.items():
            if one_of and number % one_of == 0:
                title.append(PLANTED[name][0])
                for word in PLANTED[name]:
                    words[chance.randrange(len(words))] += f" {word} {self.form(word, chance)}"
        return " ".join(title).capitalize(), " ".join(words)

    def _drawn(self, chance: random.Random, number: int) -> list[str]:
        """Words by Zipf's law: the n-th is met n times more seldom than the first."""
        most = len(self._vocabulary)
        return [chance.choice(self._vocabulary[int(most ** chance.random()) - 1]) for _ in range(number)]

    def queries(self, name: str, words: int, times: int, *, plain: bool) -> list[str]:
        """Queries for planted words.

        Args:
            name: of :data:`HITS`.
            words: how many each has.
            times: how many queries.
            plain: as the words stand in every page that has them; otherwise in any form.
        """
        chance = random.Random(7)  # noqa: S311
        planted = PLANTED[name][:words]
        return [
            " ".join(planted if plain else [self.form(word, chance) for word in planted])
            for _number in range(times)
        ]

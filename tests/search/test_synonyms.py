"""Synonyms that editors keep."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from search.models import SynonymSet
from search.thesaurus import current
from tests.factories import make_standard
from tests.search.test_search import search, titles

pytestmark = pytest.mark.django_db


class TestSeeds:
    def test_an_editor_could_have_written_each(self):
        sets = list(SynonymSet.objects.all())
        assert len(sets) == 31
        for row in sets:
            row.full_clean()

    @pytest.mark.parametrize(
        ("typed", "title"),
        [("ДНЗ", "Садок"), ("ЗОШ", "Ліцей"), ("БУ", "Бюджет участі"), ("у Франику", "Івано-Франківськ"),
         ("проект", "Проєкт"), ("центр надання адміністративних послуг", "ЦНАП"),
         ("ЗСУ", "Збройні сили України")],
    )  # fmt: skip
    def test_what_the_city_calls_by_two_names_is_found_by_either(self, client, communications, typed, title):
        make_standard(communications, title)
        assert titles(search(client, typed)) == [title]


@pytest.fixture
def no_seeds(db):
    SynonymSet.objects.all().delete()


def make_synonyms(words: str, also_finds: str = "") -> SynonymSet:
    return SynonymSet.objects.create(words=words, also_finds=also_finds)


@pytest.mark.usefixtures("no_seeds")
class TestSearch:
    def test_each_word_of_a_set_finds_the_others_in_any_form(self, client, communications):
        make_synonyms("садок\nЗДО\nдитсадок")
        for title in ("Садок поруч", "ЗДО № 5", "Про дитсадки"):
            make_standard(communications, title)
        for typed in ("садку", "здо", "дитсадками"):
            assert set(titles(search(client, typed))) == {"Садок поруч", "ЗДО № 5", "Про дитсадки"}

    def test_a_phrase_stands_for_a_word_and_the_other_way_round(self, client, communications):
        make_synonyms("БУ\nбюджет участі")
        for title in ("Що таке БУ", "Про бюджети участі", "Бюджет міста"):
            make_standard(communications, title)
        for typed in ("бу", "бюджету участі"):
            assert set(titles(search(client, typed))) == {"Що таке БУ", "Про бюджети участі"}

    def test_a_phrase_is_known_without_the_words_that_say_nothing(self, client, communications):
        make_synonyms("ЦНАП\nцентр для послуг")
        make_standard(communications, "ЦНАП")
        assert titles(search(client, "центри послуг")) == ["ЦНАП"]

    def test_a_compound_is_known_in_its_forms(self, client, communications):
        make_synonyms("Франик\nІвано-Франківськ")
        make_standard(communications, "Франик чекає")
        assert titles(search(client, "в Івано-Франківську")) == ["Франик чекає"]

    def test_what_is_found_besides_does_not_find_back(self, client, communications):
        make_synonyms("школа", "ліцей")
        for title in ("Школа", "Ліцей"):
            make_standard(communications, title)
        assert set(titles(search(client, "школи"))) == {"Школа", "Ліцей"}
        assert titles(search(client, "ліцеї")) == ["Ліцей"]

    def test_quoted_words_stand_for_themselves(self, client, communications):
        make_synonyms("садок\nЗДО")
        for title in ("садок", "ЗДО"):
            make_standard(communications, title)
        assert titles(search(client, "«садок»")) == ["садок"]

    def test_words_of_another_layout_have_synonyms_too(self, client, communications):
        make_synonyms("школа\nЗОШ")
        make_standard(communications, "ЗОШ")
        assert titles(search(client, "irjkf")) == ["ЗОШ"]

    def test_what_stands_for_what_was_typed_is_marked(self, client, communications):
        make_synonyms("садок\nЗДО")
        make_standard(communications, "Черга до ЗДО")
        assert "Черга до\u00a0<mark>ЗДО</mark>" in search(client, "садок").content.decode()

    def test_the_dearest_query_is_answered(self, client, communications):
        alphabet = "абвгдежзиклм"
        for letter in alphabet:
            phrases = [f"{letter}{letter}{number} один три п'ять сім" for number in range(11)]
            make_synonyms("\n".join([letter * 3, *phrases])).full_clean()
        make_standard(communications, "Бб5 один три п'ять сім")
        typed = " ".join(letter * 3 for letter in alphabet)
        assert titles(search(client, typed)) == ["Бб5 один три п'ять сім"]

    def test_changes_are_in_force_at_once(self, client, communications):
        make_standard(communications, "ЗДО")
        assert titles(search(client, "садок")) == []
        row = make_synonyms("садок\nЗДО")
        assert titles(search(client, "садок")) == ["ЗДО"]
        row.words = "садок\nДНЗ"
        row.save()
        assert titles(search(client, "садок")) == []
        row.delete()
        assert current().entries == {}


def errors_of(words: str, also_finds: str = "") -> list[str]:
    with override("en"):
        with pytest.raises(ValidationError) as caught:
            SynonymSet(words=words, also_finds=also_finds).full_clean()
        return caught.value.message_dict["words"]


@pytest.mark.usefixtures("no_seeds")
class TestWhatIsRefused:
    @pytest.mark.parametrize("words", ["садок\nЗДО", "садок, ЗДО; дитячий садок", " садок \r\n\r\nЗДО"])
    def test_a_word_a_line_or_commas_are_taken(self, words):
        SynonymSet(words=words).full_clean()

    @pytest.mark.parametrize("words", [" \n ", ","])
    def test_nothing(self, words):
        assert errors_of(words, "ліцей") == ["Write at least one word."]

    @pytest.mark.parametrize("words", ["садок", "садок,\n"])
    def test_one_word_alone(self, words):
        assert errors_of(words) == ["One word alone stands for nothing: add another that means the same."]

    def test_one_word_that_finds_another_is_enough(self):
        SynonymSet(words="школа", also_finds="ліцей").full_clean()

    @pytest.mark.parametrize(
        ("words", "also_finds"), [("садок\nЗДО\nсадками", ""), ("садок\nЗДО", "садками")]
    )
    def test_the_same_word_twice(self, words, also_finds):
        assert errors_of(words, also_finds) == [
            "“садок” and “садками” are the same: the search knows all forms of a word. Remove one."
        ]

    def test_a_phrase_that_is_too_long(self):
        long = "а" * 61
        assert errors_of(f"садок\n{long}") == [f"“{long}” is too long: 60 signs are enough."]

    def test_a_phrase_of_too_many_words(self):
        assert errors_of("садок\nодин два три чотири пʼять шість") == [
            "“один два три чотири пʼять шість” has too many words: 5 are enough."
        ]

    def test_too_many_phrases(self):
        assert errors_of("\n".join(f"слово{number}" for number in range(13))) == [
            "There can be 12 phrases at most."
        ]

    def test_signs_without_a_word(self):
        assert errors_of("садок\n***") == ["“***” has no letter and no digit."]

    def test_words_that_the_search_passes_over(self):
        assert errors_of("садок\nта") == ["“та” says nothing by itself: the search passes such words over."]

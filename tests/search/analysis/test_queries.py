"""What a reader typed, and what is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.nodes import AllOf, AnyOf, Beginning, Better, Node, Phrase, Query, Word
from search.analysis.queries import MOST_WORDS, beginning, parse, typed
from search.analysis.stopwords import STOP_WORDS
from search.analysis.streams import EDGE
from search.analysis.thesaurus import MOST_OTHERS, Thesaurus

SCHOOL = Word(("школа", "шкіл"), "ѯшкіл")


def plain(node: Node, *written: str) -> AnyOf:
    """What plain words ask for, and what is better still: a title that begins so, or is just that."""
    phrases = [Phrase((EDGE, *written)), Phrase((EDGE, *written, EDGE))]
    if len(written) > 1:
        phrases.insert(0, Phrase(written))
    return Better((node, *phrases))


def test_a_word_is_looked_for_in_all_forms():
    assert parse("Шкіл") == Query(plain(SCHOOL, "ѯшкіл"))


def test_of_several_words_all_are_looked_for_and_better_side_by_side():
    contest = Word(("конкурс",), "ѯконкурс")
    assert parse("конкурс шкіл") == Query(plain(AllOf((contest, SCHOOL)), "ѯконкурс", "ѯшкіл"))


def test_one_of_several_words_may_be_enough():
    contest = Word(("конкурс",), "ѯконкурс")
    found = parse("конкурс шкіл", any_word=True)
    assert found == Query(plain(AnyOf((contest, SCHOOL)), "ѯконкурс", "ѯшкіл"))


def test_words_that_say_nothing_are_not_needed():
    assert parse("що для шкіл").wanted.nodes[0] == SCHOOL


def test_where_no_word_says_anything_all_are_needed():
    assert STOP_WORDS.issuperset({"що", "це"})
    assert len(parse("що це").wanted.nodes[0].nodes) == 2


@pytest.mark.parametrize("quoted", ['"літніх шкіл"', "«літніх шкіл»", "„літніх шкіл“", "“літніх шкіл”"])
def test_quoted_words_are_looked_for_as_they_are(quoted):
    assert parse(quoted) == Query(Phrase(("ѯлітніх", "ѯшкіл")))


def test_words_with_a_minus_are_unwanted():
    assert parse("шкіл -25") == Query(plain(SCHOOL, "ѯшкіл"), (Word(("25",), "ѯ25"),))


def test_unwanted_words_alone_ask_for_nothing():
    assert not parse("-шкіл")


def test_a_hyphen_within_a_word_is_no_minus():
    assert typed("е-садок").unwanted == ()


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "-", "« »", "№", "!?*:()", "\0", "🙂", "%_"])
def test_signs_alone_ask_for_nothing(text):
    assert not parse(text)


def test_a_quotation_mark_without_its_partner_is_ignored():
    assert parse('"шкіл') == parse("шкіл")


def test_a_compound_is_found_as_one_word_or_by_its_parts():
    one, parts = parse("е-шкіл").wanted.nodes[0].nodes
    assert one.terms == ("ешкіл",)
    assert parts.nodes[1] == SCHOOL


def test_the_beginnings_of_titles():
    assert beginning("Літні шко") == Query(AllOf((Beginning("літні"), Beginning("шко"))))


class TestThesaurus:
    THESAURUS = Thesaurus.of([("садок", ["ЗДО"]), ("бюджет участі", ["БУ"]), ("бюджет", ["кошти"])])

    def found(self, text: str) -> Node:
        return parse(text, self.THESAURUS).wanted.nodes[0]

    def test_a_word_in_any_form_finds_what_stands_for_it(self):
        assert self.found("садком").nodes[-1] == Word(("здо",), "ѯздо")

    def test_a_word_that_was_typed_counts_more_than_what_stands_for_it(self):
        asked = self.found("кошти")
        assert parse("кошти", Thesaurus.of([("кошти", ["гроші"])])).wanted.nodes[0] == AnyOf(
            (asked, asked, asked, Word(("гріш", "гроші"), "ѯгроші"))
        )

    def test_the_longest_expression_counts(self):
        assert self.found("бюджету участі").nodes[1] == Word(("бу",), "ѯбу")

    def test_it_goes_one_way(self):
        assert self.found("ЗДО") == Word(("здо",), "ѯздо")

    def test_a_compound_is_known_in_its_forms(self):
        thesaurus = Thesaurus.of([("Івано-Франківськ", ["ІФ"])])
        assert parse("Івано-Франківську", thesaurus).wanted.nodes[0].nodes[-1] == Word(("іф",), "ѯіф")

    def test_a_rule_is_known_without_the_words_that_say_nothing(self):
        thesaurus = Thesaurus.of([("центр для послуг", ["ЦНАП"])])
        assert parse("центру послуг", thesaurus).wanted.nodes[0].nodes[-1] == Word(("цнап",), "ѯцнап")

    def test_not_more_stands_for_a_word_than_a_query_can_bear(self):
        thesaurus = Thesaurus.of(
            [
                ("садок", [f"а{number}" for number in range(9)]),
                ("садки", [f"б{number}" for number in range(9)]),
            ]
        )
        ((_start, _end, others),) = thesaurus.spans(["садком"])
        assert len(others) == MOST_OTHERS

    def test_quoted_words_stand_for_themselves(self):
        assert parse("«садок»", self.THESAURUS) == Query(Phrase(("ѯсадок",)))

    def test_a_rule_without_words_is_no_rule(self):
        assert Thesaurus.of([("", ["а"]), ("б", [""]), ("в", ["в"])]).entries == {}


def terms_in(node: Node) -> list[str]:
    match node:
        case Word(terms, exactly):
            return [*terms, exactly]
        case Phrase(words):
            return list(words)
        case Beginning(letters):
            return [letters]
        case AllOf(nodes) | AnyOf(nodes):
            return [term for inner in nodes for term in terms_in(inner)]


ANYTHING = st.text(st.characters() | st.sampled_from("\"«»-'*:()школаAND \0%_^~"), max_size=300)


@given(ANYTHING)
def test_no_sign_gets_into_a_term_and_no_query_is_endless(text):
    query = parse(text, TestThesaurus.THESAURUS)
    words = [term for node in (query.wanted, *query.unwanted) if node for term in terms_in(node)]
    assert all(word.isalnum() for word in words)
    assert len(words) <= MOST_WORDS * 50


@given(ANYTHING)
def test_beginnings_have_no_signs_either(text):
    query = beginning(text)
    assert all(word.isalnum() for word in (terms_in(query.wanted) if query else []))

"""«Perhaps you meant»: words with slips, and the words that the search knows."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.searching import Kind
from search import vocabulary
from search.analysis.thesaurus import are_alike
from search.analysis.words import words_of
from search.corrections import MOST_WORDS, corrected
from search.models import Entry, Word
from tests.factories import body, make_standard
from tests.installation import copy_of, environment

MISSPELT = Path(__file__).parent / "judged" / "misspelt.jsonl"


def nowhere(word: str) -> bool:
    return False


def entry(title: str, text: str = "", **fields) -> Entry:
    return Entry(title=title, text=text, kind=fields.pop("kind", Kind.PAGE), **fields)


def known(*words: str) -> None:
    vocabulary.learn([entry(" ".join(words))])


def words() -> set[str]:
    return set(Word.objects.values_list("word", flat=True))


class TestTheVocabulary:
    pytestmark = pytest.mark.django_db

    def test_it_has_words_of_titles_and_texts_in_small_letters(self):
        vocabulary.learn([entry("Літня Школа", "Івано-Франківськ, подвірʼя, camp")])
        assert words() == {"літня", "школа", "івано", "франківськ", "подвір'я", "camp"}

    def test_short_words_numbers_and_endless_words_are_none(self):
        vocabulary.learn([entry("сад 2026 ліцей25", "ш" * 33)])
        assert words() == set()

    def test_what_may_not_be_quoted_is_not_learnt(self):
        vocabulary.learn([entry("Яблуня", is_quotable=False)])
        assert words() == set()

    def test_of_documents_only_titles_are_learnt(self):
        vocabulary.learn([entry("Перелік учнів", "Степаненко Марія", kind=Kind.DOCUMENT)])
        assert words() == {"перелік", "учнів"}

    def test_a_word_comes_with_its_page_and_goes_by_night(self, communications):
        page = make_standard(communications, "Бурштинова осінь", body=body(("rich_text", "<p>Осінь.</p>")))
        assert {"бурштинова", "осінь"} <= words()
        page.delete()
        vocabulary.rebuild()
        assert words().isdisjoint({"бурштинова", "осінь"})

    def test_by_night_things_are_counted(self, communications):
        for number in range(3):
            make_standard(communications, f"Бурштин {number}")
        vocabulary.rebuild()
        assert Word.objects.get(word="бурштин").rows == 3

    def test_counting_again_changes_nothing(self, communications, django_assert_num_queries):
        make_standard(communications, "Бурштин")
        vocabulary.rebuild()
        with django_assert_num_queries(2):
            vocabulary.rebuild()

    def test_the_most_frequent_words_are_kept(self, communications, monkeypatch):
        Entry.objects.all().delete()
        for title in ("Бурштин", "Бурштин знову", "Бурштин знову поруч"):
            make_standard(communications, title)
        monkeypatch.setattr(vocabulary, "MOST", 2)
        vocabulary.rebuild()
        assert words() == {"бурштин", "знову"}


@pytest.mark.django_db
class TestWords:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("шкоал", "школа"),
            ("Шклоа", "школа"),
            ("школла", "школа"),
            ("школы", "школа"),
            ("подвіря", "подвірʼя"),
            ("садачок", "садочок"),
            ("бібліотека садачок №5", "бібліотека садочок №5"),
            ("івано-франківск", "івано-франківськ"),
            ("«шкоал» садочок", "«школа» садочок"),
            ("volonteer", "volunteer"),
        ],
    )
    def test_slips_are_mended_and_the_rest_stays(self, typed, meant):
        known("школа", "садочок", "подвірʼя", "івано-франківськ", "volunteer")
        assert corrected(typed, nowhere) == meant

    @pytest.mark.parametrize(
        "typed", ["", "шко", "2025", "ліцей25", "бібліотека", "-шкоал", "ъыъыъ", "шшшшшшш", "який"]
    )
    def test_what_is_no_slip_stays(self, typed):
        known("школа", "2026", "яких")
        assert corrected(typed, nowhere) == ""

    def test_a_word_that_is_found_in_any_form_stays(self):
        known("школа")
        assert corrected("шкоал", lambda word: word == "шкоал") == ""

    def test_the_nearest_comes_first_then_the_most_frequent(self):
        known("флікер", "флікери", "фликерний")
        assert corrected("флекер", nowhere) == "флікер"
        known("ковзанка", "ковзанки")
        Word.objects.filter(word="ковзанки").update(rows=5)
        assert corrected("ковзанкк", nowhere) == "ковзанки"

    def test_so_many_words_are_looked_at_and_no_more(self, django_assert_num_queries):
        known("школа")
        asked = []
        corrected("шкоал " * 20, lambda word: bool(asked.append(word)))
        assert len(asked) == MOST_WORDS


class TestTheAnswer:
    def answer(self, client, typed: str):
        response = client.get("/search/", {"q": typed}, HTTP_HOST="localhost")
        return response.context["answer"], [hit.title for hit in response.context["hits"]]

    def test_where_nothing_is_found_what_was_meant_is_shown(self, client, communications):
        make_standard(communications, "Літня школа")
        answer, titles = self.answer(client, "літня шкоал")
        assert (answer.taken_for, titles) == ("літня школа", ["Літня школа"])

    def test_a_word_that_is_found_is_not_doubted(self, client, communications):
        for title in ("Флекер", "Флікер на одязі", "Флікер у садочку"):
            make_standard(communications, title)
        answer, titles = self.answer(client, "флекер")
        assert (answer.taken_for, answer.suggested, titles) == ("", "", ["Флекер"])

    def test_another_layout_is_tried_before_slips(self, client, communications):
        make_standard(communications, "Літня школа")
        make_standard(communications, "Irjkfa")
        answer, titles = self.answer(client, "irjkf")
        assert (answer.taken_for, titles) == ("школа", ["Літня школа"])

    def test_what_would_find_no_more_is_not_offered(self, client, communications):
        page = make_standard(communications, "Бурштин")
        type(page).objects.filter(pk=page.pk).update(live=False)
        Entry.objects.filter(key=page.pk).delete()
        answer, titles = self.answer(client, "бурштн")
        assert (answer.taken_for, answer.suggested, titles) == ("", "", [])


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.text(max_size=300), st.text(alphabet="школа -«»'ʼ5", max_size=300)))
def test_whatever_is_typed_is_read(typed):
    known("школа", "садочок")
    assert isinstance(corrected(typed, nowhere), str)


@pytest.mark.slow
def test_of_misspelt_queries_of_the_demo_most_are_recognised(prepared, tmp_path):
    judged = [json.loads(line) for line in MISSPELT.read_text("utf-8").splitlines()]
    asked = json.dumps([row["query"] for row in judged])
    code = (
        "import json; from search.queries import answer; "
        f"found = [answer(typed, None) for typed in json.loads({asked!r})]; "
        "print(json.dumps([one.taken_for or one.suggested for one in found]))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        env=environment(copy_of(prepared, tmp_path / "var"), 8000),
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    pairs = zip(said, (row["meant"] for row in judged), strict=True)
    missed = [(one, meant) for one, meant in pairs if not are_alike(words_of(one), words_of(meant))]
    assert len(judged) >= 40
    assert len(missed) <= 0.15 * len(judged), missed

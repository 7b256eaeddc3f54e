"""Forms of a word find each other."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from search.analysis import stream_of, terms_of, words_of
from search.analysis.terms import forms_of

FAMILIES = [
    "школа школи школі школу школою шкіл школам школами школах",
    "учень учня учню учнем учні учнів учням учнями учнях",
    "садок садка садку садком садки садків садкам садками садках",
    "садочок садочка садочку садочки садочків садочках",
    "флікер флікера флікери флікерів флікерами флікерах",
    "дитина дитини дитину діти дітей дітям дітьми дітях",
    "рік року роком роки років роках",
    "вода води воду водою",
    "листівка листівки листівок листівками",
    "переможець переможця переможці переможців переможцями",
    "їдальня їдальні їдалень їдальнями",
    "ґанок ґанку ґанком ганок ганку ганком",
    "подвір'я подвіря подвір'ям подвір'ю",
    "волонтер волонтера волонтери волонтерів волонтерами",
    "щоденник щоденника щоденники щоденників",
    "проєкт проєкту проєкти проєктів",
    "ЦНАП ЦНАПу ЦНАПі",
    "Франківськ Франківська Франківську Франківськом",
    "підписка підписки підписок підпискою",
    "конкурс конкурсу конкурси конкурсів конкурсах",
    "перемога перемоги перемог перемогою",
    "будинок будинку будинки будинків",
    "school schools", "volunteer volunteers volunteering", "contest contests",
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_every_form_finds_every_other(family):
    folded = [words_of(form)[0] for form in family.split()]
    missed = [
        (asked, written)
        for asked in folded
        for written in folded
        if set(terms_of(asked)).isdisjoint(stream_of(written).split())
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("one", "other"), [("школа", "шкода"), ("садок", "садиба"), ("ліцей", "лікар"), ("25", "52")]
)
def test_other_words_stay_apart(one, other):
    assert set(terms_of(one)).isdisjoint(forms_of(other))


def test_latin_letters_that_slipped_in_do_not_hide_a_word():
    assert forms_of("шкiл") == forms_of("шкіл")  # the first with a Latin i


def test_a_text_becomes_its_words_and_then_their_forms():
    assert stream_of("Шкіл, ґанку № 25") == "ѯшкіл ѯганку ѯ25 школа ганок 25"


def test_a_compound_is_found_joined_and_in_parts():
    assert stream_of("Е-садок").split() == ["ѯе", "ѯсадок", *forms_of("е"), *forms_of("садок"), "есадок"]


def test_a_word_without_end_is_cut():
    assert max(map(len, stream_of("ж" * 10_000).split())) <= 65


def test_threads_get_the_same_answer():
    words = [form for family in FAMILIES for form in words_of(family)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: [terms_of(word) for word in words], range(8)))
    assert all(answer == answers[0] for answer in answers)


def test_dictionaries_take_little_memory_and_are_not_read_before_a_word_is_asked_for():
    measure = """
import resource
from search.analysis import terms_of
from search.analysis.lemmas import _loaded
def anonymous():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))
assert not _loaded
before = anonymous()
assert terms_of("шкіл")[0] == "школа"
print((anonymous() - before) // 1024)
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", measure], capture_output=True, text=True, cwd=settings.BASE_DIR, check=True
    )
    assert int(done.stdout) <= 60  # MB

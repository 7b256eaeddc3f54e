"""What a message catalogue must hold."""

import polib
import pytest

from cms.translations import faults


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Plural-Forms": "nplurals=3; plural=0;"}
    made.extend(entries)
    return made


def test_a_complete_entry_has_no_fault():
    entry = polib.POEntry(msgid="Page <b>%(title)s</b>", msgstr="Сторінка <b>%(title)s</b>")
    assert list(faults(catalogue(entry))) == []


def test_a_link_may_lead_to_a_page_in_the_language_of_the_translation():
    msgid = '<a href="https://example.org/deed">Licence</a>'
    entry = polib.POEntry(msgid=msgid, msgstr='<a href="https://example.org/deed.uk">Ліцензія</a>')
    assert list(faults(catalogue(entry))) == []


def test_an_empty_translation_is_a_fault():
    assert list(faults(catalogue(polib.POEntry(msgid="Page")))) == ["not translated: Page"]


def test_an_empty_translation_may_stand_for_the_msgid():
    assert list(faults(catalogue(polib.POEntry(msgid="Page")), empty_allowed=True)) == []


def test_a_guessed_translation_is_a_fault():
    entry = polib.POEntry(msgid="Page", msgstr="Сторінка", flags=["fuzzy"])
    assert list(faults(catalogue(entry))) == ["fuzzy: Page"]


def test_an_obsolete_entry_is_left_alone():
    assert list(faults(catalogue(polib.POEntry(msgid="Page", obsolete=True)))) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Page %(title)s", "Сторінка %(titel)s"),
        ("Page %(title)s", "Сторінка"),
        ("%s of %s", "%s"),
        ("Page '{title}'", "Сторінка «{назва}»"),
        ('<a href="%(url)s">Add</a>', "<a>Додати</a>"),
        ("<b>Page</b>", "<b>Сторінка<b>"),
    ],
)
def test_placeholders_and_tags_are_those_of_the_msgid(msgid, msgstr):
    entry = polib.POEntry(msgid=msgid, msgstr=msgstr)
    assert list(faults(catalogue(entry))) == [f"placeholders or tags differ: {msgid}"]


def counted(*forms: str) -> polib.POEntry:
    return polib.POEntry(
        msgid="Delete 1 page from %(site)s",
        msgid_plural="Delete %(count)s pages from %(site)s",
        msgstr_plural=dict(enumerate(forms)),
    )


def test_the_singular_may_say_the_number_or_leave_it_out():
    one = "Видалити %(count)s сторінку з %(site)s"
    few = "Видалити %(count)s сторінки з %(site)s"
    many = "Видалити сторінки з %(site)s"
    assert list(faults(catalogue(counted(one, few, many)))) == []


def test_a_plural_form_may_not_lose_what_both_msgids_hold():
    entry = counted("Видалити %(count)s", "Видалити %(count)s", "Видалити %(count)s")
    assert list(faults(catalogue(entry))) == [
        "placeholders or tags differ: Delete 1 page from %(site)s",
    ]


def test_every_plural_form_is_there():
    entry = counted("Видалити з %(site)s", "Видалити з %(site)s")
    assert list(faults(catalogue(entry))) == ["has 2 plural forms of 3: Delete 1 page from %(site)s"]

"""The class table: pasting, rows that are entries of their own, photos, submitting all that is ready."""

import uuid

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.mail.models import Letter
from contests.domain import entries
from contests.domain.class_table import Match, PastedRow, Place, match_files, parse_pasted
from contests.models import Entry, State
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
    make_representative,
    make_submitted,
    make_user,
)
from tests.factories import kyiv, make_institution

SHEET = (
    "№\tПрізвище та імʼя\tКлас\tНазва роботи\n"
    "1\tВигадана Марічка\t3-А\tМама і яблуня\n"
    '2\tНесправжній  Остап\t4\t"Мама\nна роботі"\n'
)


def test_a_sheet_becomes_rows():
    assert parse_pasted(SHEET) == [
        PastedRow("Вигадана Марічка", "3-А", None, "Мама і яблуня"),
        PastedRow("Несправжній Остап", "4", None, "Мама на роботі"),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Вигадана\tМарічка\t3-А\tМама", PastedRow("Вигадана Марічка", "3-А", None, "Мама")),
        ("Вигадана Марічка;3 клас;Мама", PastedRow("Вигадана Марічка", "3 клас", None, "Мама")),
        ("Вигадана Марічка", PastedRow("Вигадана Марічка")),
        ("Вигадана Марічка\tМама", PastedRow("Вигадана Марічка", title="Мама")),
        ("12.\tВигадана Марічка\t11-Б\t", PastedRow("Вигадана Марічка", "11-Б")),
    ],
)
def test_cells_are_known_by_the_class_between_them(text, row):
    assert parse_pasted(text) == [row]


def test_a_number_is_an_age_where_categories_go_by_age():
    assert parse_pasted("Вигадана Марічка\t9 років\tМама", by_age=True) == [
        PastedRow("Вигадана Марічка", "", 9, "Мама")
    ]


@given(st.text(alphabet=st.sampled_from('\t\n\r;"\x00 аБ1-ʼ٣²'), max_size=200), st.booleans())
def test_whatever_is_pasted_rows_fit_their_fields(text, by_age):
    for row in parse_pasted(text, by_age=by_age):
        assert 0 < len(row.full_name) <= 200
        assert len(row.school_class) <= 10
        assert len(row.title) <= 200


PLACES = [
    Place("a", "Вигадана Марічка"),
    Place("b", "Несправжній Остап"),
    Place("c", "Щербатюк Юрій", is_taken=True),
    Place("d", "Казкова Ївга"),
]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Вигадана.jpg", "a"),
        ("vyhadana_marichka.JPG", "a"),
        ("3-А Несправжній Остап малюнок.png", "b"),
        ("nespravzhnij.jpg", "b"),
        ("Shcherbatiuk Yurii.jpeg", "c"),
        ("kazkova.webp", "d"),
    ],
)
def test_a_file_is_known_by_the_surname_in_its_name(name, key):
    assert match_files([name], PLACES) == [Match(name, key, "name")]


def test_of_two_like_surnames_the_one_that_is_written_wins():
    places = [Place("a", "Вигадана Марічка"), Place("b", "Вигаданко Іван")]
    assert match_files(["vyhadanko.png", "vyhadana.png"], places) == [
        Match("vyhadanko.png", "b", "name"),
        Match("vyhadana.png", "a", "name"),
    ]


def test_a_first_name_says_whose_the_file_is_where_one_pupil_only_has_it():
    places = [
        Place("a", "Вигадана Марічка"),
        Place("b", "Несправжня Дзвінка"),
        Place("c", "Вигадана Дзвінка"),
    ]
    assert match_files(["Марічка.jpg", "Дзвінка.jpg"], places) == [
        Match("Марічка.jpg", "a", "name"),
        Match("Дзвінка.jpg", "b", "order"),
    ]


def test_names_that_say_nothing_go_by_order_to_rows_without_files():
    assert match_files(["IMG_10.jpg", "IMG_9.jpg", "ostap nespravzhnii.jpg", "IMG_11.jpg"], PLACES) == [
        Match("IMG_10.jpg", "d", "order"),
        Match("IMG_9.jpg", "a", "order"),
        Match("ostap nespravzhnii.jpg", "b", "name"),
        Match("IMG_11.jpg"),
    ]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_row_gets_two_files_and_no_file_is_lost(names):
    found = match_files(names, PLACES)
    assert [each.name for each in found] == list(dict.fromkeys(names))
    keys = [each.key for each in found if each.key]
    assert len(keys) == len(set(keys))


# --- Through the page ---------------------------------------------------------------------------


@pytest.fixture
def signed_in(client, secretary):
    client.force_login(secretary)
    with time_machine.travel(OPEN, tick=False):
        yield client


def url(contest, page: str = "contest_class") -> str:
    return reverse(page, args=[contest.pk])


def row(key=None, *, revision=0, name="Вигадана Марічка", school_class="3-А", title="Мама") -> dict:
    """The fields of one row."""
    key = key or uuid.uuid4()
    return {
        "rows": [str(key)], f"row-{key}-revision": revision, f"row-{key}-full_name": name,
        f"row-{key}-school_class": school_class, f"row-{key}-title": title,
    }  # fmt: skip


def together(*rows: dict, **others) -> dict:
    """Several rows as one form sends them."""
    sent = {"rows": [key for each in rows for key in each["rows"]], **others}
    for each in rows:
        sent |= {name: value for name, value in each.items() if name != "rows"}
    return sent


@pytest.mark.django_db
def test_each_row_is_an_entry_of_its_own(signed_in, contest, secretary, school):
    signed_in.post(url(contest), together(row(), row(name="Несправжній Остап", title="Моя мама")))

    saved = Entry.objects.order_by("pk")
    assert [(each.title, each.participants.get().full_name) for each in saved] == [
        ("Мама", "Вигадана Марічка"),
        ("Моя мама", "Несправжній Остап"),
    ]
    assert {(each.state, each.institution, each.owner) for each in saved} == {
        (State.DRAFT, school, secretary)
    }


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["contest_class", "contest_class_row"])
def test_a_row_sent_again_doubles_nothing(signed_in, contest, page):
    sent = row()

    assert signed_in.post(url(contest, page), sent).status_code in {200, 302}
    assert signed_in.post(url(contest, page), sent).status_code in {200, 302}

    assert Entry.objects.get().participants.count() == 1


@pytest.mark.django_db
def test_a_wrong_row_keeps_back_itself_alone(signed_in, contest):
    response = signed_in.post(
        url(contest), together(row(), row(name="Несправжній Остап", school_class="третій-А клас"))
    )

    assert response.status_code == 422
    assert "третій-А клас" in response.content.decode()
    assert [each.participants.get().full_name for each in Entry.objects.all()] == ["Вигадана Марічка"]


@pytest.mark.django_db
def test_a_colleagues_save_is_not_overwritten(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    stale = row(entry.key, revision=0, title="Застаріла")

    by_script = signed_in.post(url(contest, "contest_class_row"), stale)
    by_form = signed_in.post(url(contest), stale)

    assert by_script.status_code == 409
    assert by_script.json()["values"]["title"] == "Мама і яблуня"
    assert by_form.status_code == 422
    assert "Мама і яблуня" in by_form.content.decode()
    assert Entry.objects.get().title == "Мама і яблуня"


@pytest.mark.django_db
def test_a_paste_is_looked_at_first_and_taken_once(signed_in, contest):
    token = uuid.uuid4()
    looked = signed_in.post(url(contest), {"action": "preview", "pasted": SHEET, "token": token})
    assert len(looked.context["preview"]) == 2
    assert Entry.objects.count() == 0

    for _twice in range(2):
        signed_in.post(url(contest), {"action": "take", "pasted": SHEET, "token": token})
    assert [each.title for each in Entry.objects.order_by("pk")] == ["Мама і яблуня", "Мама на роботі"]


@pytest.mark.django_db
def test_those_that_are_ready_are_submitted_with_one_letter(signed_in, contest, secretary, school):
    ready = [
        make_draft(contest, secretary, institution=school, pupil=name)
        for name in ("Вигадана Марічка", "Несправжній Остап")
    ]
    for entry in ready:
        give_consent(entry, secretary)
    lacking = make_draft(contest, secretary, institution=school, pupil="Казкова Ївга")

    response = signed_in.post(url(contest), {"action": "submit"})
    again = signed_in.post(url(contest), {"action": "submit"})

    outcomes = {each.entry.pk: each for each in response.context["outcomes"]}
    assert [outcomes[entry.pk].version.entry.reference for entry in ready] == ["ММ-2026-0001", "ММ-2026-0002"]
    assert "Казкова Ївга" in outcomes[lacking.pk].why[0]
    assert [each.entry.pk for each in again.context["outcomes"]] == [lacking.pk]
    letter = Letter.objects.get(kind="contest.received")
    assert "ММ-2026-0001" in letter.text
    assert "ММ-2026-0002" in letter.text


@pytest.mark.django_db
def test_files_find_their_rows(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    answer = signed_in.post(url(contest, "contest_class_match"), {"names": ["vyhadana.jpg"]}).json()
    assert answer["matches"] == [{"name": "vyhadana.jpg", "key": str(entry.key), "by": "name"}]


@pytest.mark.django_db
def test_a_row_that_waits_for_a_photo_is_given_no_other_by_order(signed_in, contest, secretary, school):
    first, second = (make_draft(contest, secretary, institution=school, pupil=name) for name in ("А", "Б"))
    asked = {"names": ["IMG_1.jpg", "IMG_2.jpg"], "taken": [str(first.key)]}
    answer = signed_in.post(url(contest, "contest_class_match"), asked).json()
    assert answer["matches"] == [
        {"name": "IMG_1.jpg", "key": str(second.key), "by": "order"},
        {"name": "IMG_2.jpg", "key": "", "by": ""},
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["contest_class", "contest_class_row", "contest_class_match"])
def test_the_table_is_for_those_who_act_for_an_institution(client, contest, secretary, school, page):
    make_submitted(contest, secretary, institution=school)
    other = make_representative(make_institution("Ліцей № 7"), email="other@example.org")
    with time_machine.travel(OPEN, tick=False):
        assert client.post(url(contest, page), row()).status_code == 302
        client.force_login(make_user("mother@example.org"))
        assert client.post(url(contest, page), row()).status_code == 404
        client.force_login(other)
        assert client.post(url(contest, page), {"institution": school.pk}).status_code == 404
        assert "Вигадана Марічка" not in client.post(url(contest, page), {"names": "a.jpg"}).content.decode()
    with time_machine.travel(kyiv(2026, 5, 16), tick=False):
        client.force_login(secretary)
        assert client.post(url(contest, page), row()).status_code == 404
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_a_key_of_another_school_opens_nothing(signed_in, contest):
    other = make_institution("Ліцей № 7")
    entry = make_draft(contest, make_representative(other, email="other@example.org"), institution=other)

    response = signed_in.post(url(contest, "contest_class_row"), row(entry.key, revision=entry.revision))

    assert response.status_code == 403
    assert "Мама і яблуня" not in response.content.decode()


@pytest.mark.django_db
def test_the_table_costs_the_same_however_many_rows(
    signed_in, contest, secretary, school, django_assert_max_num_queries
):
    counts = set()
    for number in (1, 3):
        for each in range(number):
            make_draft(contest, secretary, institution=school, pupil=f"Вигадана {number}{each}")
        signed_in.get(url(contest))
        with django_assert_max_num_queries(30) as captured:
            assert signed_in.get(url(contest)).status_code == 200
        counts.add(len(captured))
    assert len(counts) == 1


@pytest.mark.django_db
def test_a_row_that_a_colleague_deleted_meanwhile_is_begun_anew(signed_in, contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    sent = row(entry.key, title="Моя мама", revision=entry.revision)
    entries.delete_draft(entry=entry, by=secretary, now=OPEN)
    assert signed_in.post(url(contest, "contest_class_row"), sent).status_code == 200
    assert Entry.objects.get().title == "Моя мама"

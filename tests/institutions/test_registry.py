"""The registry keeps every name and address that an institution had, and gives none to another."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from cms.audit import AuditRecord
from institutions.domain.registry import Register, save_institution
from institutions.models import FormerName, FormerSlug, Institution
from tests.factories import kyiv, make_institution
from tests.institutions.conftest import PEOPLE

KEEPING = {"education editor", "education publisher", "administrator", "superuser"}
ADD = reverse("wagtailsnippets_institutions_institution:add")
LIST = reverse("wagtailsnippets_institutions_institution:list")


def edit(institution) -> str:
    return reverse("wagtailsnippets_institutions_institution:edit", args=[institution.pk])


def form(**values) -> dict:
    return {
        "name": "Ліцей № 30",
        "kind": "school",
        "settlement": "Івано-Франківськ",
        "active": "on",
        "former_names-TOTAL_FORMS": "0",
        "former_names-INITIAL_FORMS": "0",
        **values,
    }


def form_of(institution, **values) -> dict:
    return form(name=institution.name, slug=institution.slug, number=institution.number, **values)


@pytest.fixture
def editor(somebody, browser_of):
    return browser_of(somebody("education editor"))


@pytest.mark.parametrize("role", PEOPLE)
def test_who_keeps_the_registry(role, somebody, browser_of, lyceum):
    browser = browser_of(somebody(role))
    browser.post(edit(lyceum), form_of(lyceum, short_name="Двадцять п’ятий"))
    browser.post(ADD, form())

    lyceum.refresh_from_db()
    assert lyceum.short_name == ("Двадцять п’ятий" if role in KEEPING else "")
    assert Institution.objects.filter(name="Ліцей № 30").exists() == (role in KEEPING)


@pytest.mark.parametrize("role", PEOPLE)
def test_who_sees_the_list(role, somebody, browser_of, lyceum):
    response = browser_of(somebody(role)).get(LIST)

    assert (response.status_code == 200) == (role in KEEPING)


def test_an_address_is_made_of_the_name(editor):
    editor.post(ADD, form(name="Ліцей № 30 імені Ґалаґана"))

    made = Institution.objects.get(name="Ліцей № 30 імені Ґалаґана")
    assert made.slug == "litsei-no-30-imeni-galagana"


def test_a_renamed_institution_keeps_its_address_and_its_old_name(editor, lyceum):
    editor.post(edit(lyceum), form_of(lyceum) | {"name": "Академічний ліцей «Надія»"})

    renamed = Institution.objects.get(pk=lyceum.pk)
    assert (renamed.name, renamed.slug) == ("Академічний ліцей «Надія»", lyceum.slug)
    assert [former.name for former in renamed.former_names.all()] == ["Ліцей № 25"]


def test_another_spelling_is_no_other_name(editor, lyceum):
    editor.post(edit(lyceum), form_of(lyceum) | {"name": "Ліцей №25"})

    assert Institution.objects.get(pk=lyceum.pk).name == "Ліцей №25"
    assert not FormerName.objects.exists()


def test_former_names_are_typed_beside_it(editor, lyceum):
    names = {
        "former_names-TOTAL_FORMS": "1",
        "former_names-0-name": "ЗОШ № 25",
        "former_names-0-until": "01.09.2018",
    }
    editor.post(edit(lyceum), form_of(lyceum, **names))

    assert list(FormerName.objects.values_list("name", "until")) == [("ЗОШ № 25", date(2018, 9, 1))]


def test_an_old_address_leads_there_still_and_is_nobody_elses(editor, lyceum):
    old = lyceum.slug
    editor.post(edit(lyceum), form_of(lyceum) | {"slug": "litsei-25"})
    response = editor.post(ADD, form(slug=old))

    assert FormerSlug.objects.get().slug == old
    assert list(response.context["form"].errors) == ["slug"]
    assert Institution.objects.count() == 2  # with the other school


def test_its_own_old_address_may_be_taken_back(editor, lyceum):
    old = lyceum.slug
    editor.post(edit(lyceum), form_of(lyceum) | {"slug": "litsei-25"})
    editor.post(edit(lyceum), form_of(lyceum) | {"slug": old})

    assert Institution.objects.get(pk=lyceum.pk).slug == old
    assert [former.slug for former in FormerSlug.objects.all()] == ["litsei-25"]


@pytest.mark.parametrize("former", [True, False])
def test_a_name_of_another_is_asked_about(editor, lyceum, former):
    if former:
        FormerName.objects.create(institution=lyceum, name="Ліцей № 30")
    else:
        make_institution("ліцей №30")

    with translation.override("en"):
        response = editor.post(ADD, form())
    assert list(response.context["form"].errors) == ["name"]

    editor.post(ADD, form(name_is_meant="on"))
    assert Institution.objects.filter(name="Ліцей № 30").count() == 1


def test_what_was_changed_is_written_down(person, lyceum):
    editor = person()
    lyceum.address = "вул. Галицька, 2"
    lyceum.number = 26
    save_institution(institution=lyceum, by=editor, reason="лист школи", now=kyiv(2026, 5, 1))

    record = AuditRecord.objects.get()
    assert (record.action, record.actor, record.reason) == ("institution.change", editor, "лист школи")
    assert record.data == {"number": ["25", "26"], "address": ["вул. Мельника, 1", "вул. Галицька, 2"]}


def test_saving_without_a_change_writes_nothing_down(person, lyceum):
    save_institution(institution=lyceum, by=person())

    assert not AuditRecord.objects.exists()


def test_addresses_never_run_out(lyceum):
    lyceum.slug = "litsei-no-25"
    lyceum.save()
    FormerSlug.objects.create(institution=lyceum, slug="litsei-no-25-ivano-frankivsk")

    assert Register().free_slug("Ліцей № 25", "Івано-Франківськ") == "litsei-no-25-2"


def test_the_list_costs_the_same_however_long(editor, queries_of, lyceum):
    with_two = queries_of(editor, LIST)
    for number in range(3):
        institution = make_institution(f"Школа № {number}", kind="school")
        for _ in range(3):
            FormerName.objects.create(institution=institution, name=f"Стара школа {number}")

    assert queries_of(editor, LIST) == with_two

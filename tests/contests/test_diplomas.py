"""Diplomas: issued once, printed with the child's name, checked without it."""

import zipfile
from io import BytesIO
from types import SimpleNamespace

import pypdfium2
import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from cms import codes
from cms.consent import Scope
from contests import queries
from contests.domain import consents, diplomas, history, packages, publishing
from contests.domain.diploma_papers import papers_of, sheet_of
from contests.domain.withdrawal import withdraw_consents
from contests.models import Contest, Diploma, Entry, Package, State
from contests.views.diplomas import GUESSES
from institutions.models import Representative
from tests.contests.editors import make_moderator, signed_in
from tests.contests.factories import make_representative
from tests.contests.results_factories import LATER, make_published
from tests.factories import make_institution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_results")]
HOST = {"HTTP_HOST": "osvita.localhost"}


@pytest.fixture
def entries(contest, secretary, school):
    """Three winners and one who is none, with their papers issued."""
    published = make_published(contest, secretary, school)
    diplomas.issue(contest=contest, now=LATER)
    return published


def paper_of(entry, kind: str = Diploma.Kind.DIPLOMA) -> Diploma:
    return Diploma.objects.get(entry=entry, kind=kind, revoked_at=None)


def check(client, code: str):
    return client.get(reverse("contest_diploma", args=[code]), **HOST)


def words_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_winners_get_diplomas_others_certificates_and_winners_teachers_thanks(entries):
    issued = [(one.entry_id, one.kind) for one in Diploma.objects.order_by("entry_id", "kind")]
    kinds = [(entry.pk, kind) for entry in entries[:3] for kind in ("diploma", "thanks")]
    assert issued == [*kinds, (entries[3].pk, "certificate")]


def test_issuing_again_adds_nothing_and_progress_is_whole(contest, entries):
    assert diplomas.issue(contest=contest, now=LATER) == 0
    assert diplomas.progress(contest, now=LATER) == (7, 7)


def test_codes_have_eight_signs_that_are_not_mistaken(entries):
    for paper in Diploma.objects.all():
        assert len(paper.code) == 8
        assert not set(paper.code) & set("O0IL1")


def test_the_paper_names_the_child_in_full_and_its_code(contest, entries):
    papers = list(queries.diplomas_of(contest))
    sheets = words_of(papers_of(papers))
    assert len(sheets) == 7
    for paper, words in zip(papers, sheets, strict=True):
        assert codes.written(paper.code) in words
        assert ("Вигадана Учителька" in words) == (paper.kind == Diploma.Kind.THANKS)
        assert ("Вигадана Марічка" in words) == (paper.kind != Diploma.Kind.THANKS)


def test_the_paper_has_inner_quotation_marks_within_outer_ones(contest, entries):
    Contest.objects.filter(pk=contest.pk).update(name_uk="Конкурс «Моє місто»")
    with translation.override("uk"):
        sheet = sheet_of(queries.diplomas_of(contest).get(pk=paper_of(entries[0]).pk))
    assert sheet.reasons[1] == "конкурс «Конкурс „Моє місто“», 2026 рік"


def test_a_check_says_no_more_of_the_child_than_was_agreed_to(client, entries):
    answer = check(client, paper_of(entries[0]).code)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex", "no-store")
    assert "Марічка" in html
    assert "Вигадана" not in html
    for words in ("Моя мама…", "2026", "Малюнок"):
        assert words in html
    withdraw_consents(child=consents.authors_of(entries[0])[0], by=None, reason="Так", keep=[Scope.TAKE_PART])
    assert "Марічка" not in check(client, paper_of(entries[0]).code).content.decode()


def test_a_check_is_read_in_english_too(client, entries):
    with translation.override("en"):
        address = reverse("contest_diploma", args=[paper_of(entries[0]).code])
    assert address.startswith("/en/diploma/")
    html = client.get(address, **HOST).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "The paper is genuine" in html
    assert "1st place" in html


def test_a_code_is_read_however_it_is_typed(client, entries):
    code = paper_of(entries[0]).code
    assert check(client, f"{code[:4]}-{code[4:]}".lower()).status_code == 200


def test_without_the_consent_to_take_part_the_paper_is_revoked(client, contest, entries):
    paper = paper_of(entries[0])
    withdraw_consents(child=consents.authors_of(entries[0])[0], by=None, reason="Передумали")
    paper.refresh_from_db()
    assert paper.revoked_at == LATER
    html = check(client, paper.code).content.decode()
    assert "Марічка" not in html
    assert "Малюнок" not in html
    assert paper not in queries.diplomas_of(contest)


@pytest.mark.parametrize("code", ["ABCDEFGH", "A", "OOOO0000", "ABCDEFGHJK", "'; drop"])
def test_an_unknown_code_is_not_found(client, code, education):
    assert check(client, code).status_code == 404


def test_guessing_is_slowed_down_and_then_even_a_right_code_waits(client, entries):
    for _attempt in range(GUESSES.most):
        assert check(client, "ABCDEFGH").status_code == 404
    assert check(client, paper_of(entries[0]).code).status_code == 429


def test_a_school_gets_its_own_papers_and_no_others(contest, secretary, entries):
    page, archive = own_papers(contest)
    school = signed_in(secretary)
    assert page in school.get(reverse("contest_entries")).content.decode()
    assert archive not in school.get(page).content.decode()
    assert school.post(page).url == page
    assert archive in school.get(page).content.decode()
    answer = school.get(archive)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == 'attachment; filename="papers-2026-06-06.zip"'
    with zipfile.ZipFile(BytesIO(answer.getvalue())) as packed:
        assert sorted(len(words_of(packed.read(name))) for name in packed.namelist()) == [1, 3, 3]
        assert packed.namelist() == ["дипломи.pdf", "сертифікати.pdf", "подяки.pdf"]
    stranger = make_representative(make_institution("Ліцей № 7"), "other@example.org")
    for address in (page, archive):
        assert signed_in(stranger).get(address).status_code == 404
        assert signed_in(None).get(address).status_code == 302
    assert signed_in(stranger).post(page).status_code == 404


def test_until_the_archive_is_made_its_page_says_how_far_it_is(contest, secretary, entries, monkeypatch):
    waiting: list[int] = []
    monkeypatch.setattr(packages, "make_package", SimpleNamespace(enqueue=waiting.append))
    page, archive = own_papers(contest)
    school = signed_in(secretary)
    for _click in range(2):
        school.post(page)
    assert len(waiting) == 1
    assert "data-busy" in school.get(page).content.decode()
    assert school.get(archive).url == page
    with time_machine.travel(LATER + packages.STALLED, tick=False):
        html = signed_in(secretary).get(page).content.decode()
    assert "data-busy" not in html
    assert '<form class="buttons" method="post">' in html


def test_an_archive_is_not_a_colleagues_nor_a_moderators(contest, secretary, school, entries):
    page, archive = own_papers(contest)
    signed_in(secretary).post(page)
    colleague = make_representative(school, "colleague@example.org")
    assert signed_in(colleague).get(archive).url == page
    assert not queries.packages_for(make_moderator()).exists()


def test_an_archive_that_holds_more_than_is_the_persons_own_by_now_is_not_given(
    contest, secretary, school, entries
):
    page, archive = own_papers(contest)
    other = make_institution("Ліцей № 7")
    Representative.objects.create(user=secretary, institution=other, state=Representative.State.CONFIRMED)
    Entry.objects.filter(pk=entries[0].pk).update(institution=other)
    signed_in(secretary).post(page)
    Representative.objects.filter(user=secretary, institution=other).update(state=Representative.State.ENDED)
    assert signed_in(secretary).get(archive).url == page
    signed_in(secretary).post(page)
    with zipfile.ZipFile(BytesIO(signed_in(secretary).get(archive).getvalue())) as packed:
        assert sum(len(words_of(packed.read(name))) for name in packed.namelist()) == 5


def test_an_archive_goes_when_its_term_is_over_or_a_consent_ends(contest, secretary, entries):
    page, archive = own_papers(contest)
    signed_in(secretary).post(page)
    with time_machine.travel(LATER + packages.KEEP, tick=False):
        assert signed_in(secretary).get(archive).url == page
    withdraw_consents(child=consents.authors_of(entries[0])[0], by=None, reason="Передумали")
    assert signed_in(secretary).get(archive).url == page
    assert not Package.objects.exists()


def own_papers(contest) -> tuple[str, str]:
    """The addresses of the page and of the archive of one's own papers."""
    return (
        reverse("contest_diplomas", args=[contest.pk]),
        reverse("contest_diplomas_zip", args=[contest.pk]),
    )


def test_a_check_names_the_institution_beside_a_name_alone(client, entries):
    code = paper_of(entries[0]).code
    assert "Ліцей" in check(client, code).content.decode()
    withdraw_consents(child=consents.authors_of(entries[0])[0], by=None, reason="Так", keep=[Scope.TAKE_PART])
    assert "Ліцей" not in check(client, code).content.decode()


def test_before_the_results_are_out_papers_and_places_are_told_to_nobody(client, contest, secretary, entries):
    publishing.unpublish_results(contest=contest, by=None, reason="Помилка", now=LATER)
    html = check(client, paper_of(entries[0]).code).content.decode()
    assert "Малюнок" not in html
    assert "1 місце" not in html.replace("\N{NO-BREAK SPACE}", " ")
    school = signed_in(secretary)
    address, archive = own_papers(contest)
    assert school.get(address).status_code == 404
    assert school.get(archive).status_code == 404
    index = school.get(reverse("contest_entries")).content.decode()
    status = school.get(reverse("contest_entry", args=[entries[0].key])).content.decode()
    assert address not in index
    for page in (index, status):
        assert str(State.PLACED.label) not in page
        assert str(State.JUDGED.label) in page
    assert str(history.WORDS["entry.place"]) not in status


def test_a_consent_that_ends_while_papers_are_issued_keeps_its_paper_back(contest, entries):
    first, second, *_others = entries
    Diploma.objects.all().delete()
    issue_one, issued = diplomas._issue, []

    def withdrawing(entry, now):
        if not issued:
            withdraw_consents(child=consents.authors_of(second)[0], by=None, reason="Передумали")
        issued.append(entry.pk)
        return issue_one(entry, now)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diplomas, "_issue", withdrawing)
        diplomas.issue(contest=contest, now=LATER)
    assert second.pk in issued
    assert not Diploma.objects.filter(entry=second, revoked_at=None).exists()
    assert Diploma.objects.filter(entry=first, revoked_at=None).exists()

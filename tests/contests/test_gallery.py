"""What readers see of published results, and what they no longer see when a guardian says so."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.consent import Scope
from contests import gallery
from contests.domain import consents
from contests.domain.withdrawal import withdraw_consents
from contests.models import Contest, EntryVersion, Nomination
from tests.contests.editors import add_file, picture
from tests.contests.factories import give_consent, make_contest
from tests.contests.jury_factories import make_admitted
from tests.contests.results_factories import LATER, make_published
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_results")]

HOST = {"HTTP_HOST": "osvita.localhost"}
PAGE = "/konkursy/moia-mama/"


@pytest.fixture
def entries(page, contest, secretary, school):
    published = make_published(contest, secretary, school)
    for entry in published:
        add_file(entry)
    return published


def picture_of(entry, look: str = "full") -> str:
    return reverse("contest_work_picture", args=[entry.key, 1, look])


def withdraw_all(entry, keep=()) -> None:
    withdraw_consents(child=consents.authors_of(entry)[0], by=None, reason="Передумали", keep=keep)


def test_before_publication_there_are_no_results(client, page, contest, secretary, school):
    entry = make_admitted(contest, secretary, institution=school)
    add_file(entry)
    for address in (f"{PAGE}pidsumky/", f"{PAGE}roboty/", f"{PAGE}roboty/{entry.key}/", picture_of(entry)):
        assert client.get(address, **HOST).status_code == 404
    assert "pidsumky" not in client.get(PAGE, **HOST).content.decode()


def test_published_results_name_what_was_agreed_to(client, entries):
    assert "pidsumky" in client.get(PAGE, **HOST).content.decode()
    html = client.get(f"{PAGE}pidsumky/", **HOST).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    # The first name and the institution were agreed to; the surname was not.
    assert "Марічка, Ліцей № 25" in html
    assert "Вигадана Марічка" not in html
    assert "Вигадана Учителька" in html
    assert html.count('class="winner"') == 3


def test_the_contests_page_and_its_cards_lead_to_the_results(client, entries):
    assert '<a class="button button--large" href="pidsumky/">' in client.get(PAGE, **HOST).content.decode()
    cards = client.get("/konkursy/", **HOST).content.decode()
    assert f'<a class="above" href="{PAGE}pidsumky/">' in cards


def test_gallery_work_and_picture_are_open_and_ask_each_time(client, entries):
    first = entries[0]
    assert str(first.key) in client.get(f"{PAGE}roboty/", **HOST).content.decode()
    assert "noindex" in client.get(f"{PAGE}roboty/{first.key}/", **HOST).content.decode()
    answer = client.get(picture_of(first), **HOST)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-cache", "nosniff")
    assert client.get(picture_of(first), **HOST, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.get(picture_of(first, "original"), **HOST).status_code == 404
    assert client.get(reverse("contest_work_picture", args=[first.key, 2, "full"]), **HOST).status_code == 404


def test_a_photo_stays_a_jpeg_and_is_shown_like_any_other_picture(client, page, contest, secretary, school):
    [entry, *_others] = make_published(contest, secretary, school)
    add_file(entry, clean=ContentFile(picture(kind="JPEG"), name="a.jpg"))
    assert f'src="{picture_of(entry)}"' in client.get(f"{PAGE}roboty/{entry.key}/", **HOST).content.decode()
    answer = client.get(picture_of(entry), **HOST)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")


def test_a_withdrawn_consent_takes_all_away_at_once(client, entries):
    first = entries[0]
    places = [PAGE, f"{PAGE}pidsumky/", f"{PAGE}roboty/", "/sitemap.xml", "/search/?q=яблуня"]
    for address in places:
        client.get(address, **HOST)  # a copy is kept
    etag = client.get(picture_of(first), **HOST)["ETag"]
    withdraw_all(first)
    for address in places:
        html = client.get(address, **HOST).content.decode()
        assert str(first.key) not in html
    assert client.get(f"{PAGE}pidsumky/", **HOST).content.decode().count('class="winner"') == 2
    for address in (f"{PAGE}roboty/{first.key}/", picture_of(first), picture_of(first, "thumbnail")):
        assert client.get(address, **HOST).status_code == 404
    assert client.get(picture_of(first), **HOST, HTTP_IF_NONE_MATCH=etag).status_code == 404


@pytest.mark.parametrize("text", ["", "Про яблуню"])
def test_without_the_consent_to_a_photo_alone_a_photo_leaves_at_once(client, entries, secretary, text):
    first = entries[0]
    first.contest.nominations.update(kind=Nomination.Kind.PHOTO)
    EntryVersion.objects.filter(entry=first).update(text=text)
    kept = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME]
    give_consent(first, secretary, scopes=[*kept, Scope.SHOW_PHOTO])
    places = [f"{PAGE}pidsumky/", f"{PAGE}roboty/", f"{PAGE}roboty/{first.key}/"]
    for address in places:
        assert picture_of(first, "thumbnail")[:-10] in client.get(address, **HOST).content.decode()
    assert client.get(picture_of(first), **HOST).status_code == 200

    withdraw_all(first, keep=kept)

    for address in places:
        assert picture_of(first, "thumbnail")[:-10] not in client.get(address, **HOST).content.decode()
    for look in gallery.LOOKS:
        assert client.get(picture_of(first, look), **HOST).status_code == 404
    assert client.get(places[-1], **HOST).status_code == (200 if text else 404)
    assert "Марічка" in client.get(f"{PAGE}pidsumky/", **HOST).content.decode()


def test_a_film_leaves_with_the_consent_to_a_photo(entries, secretary):
    first = entries[0]
    first.contest.nominations.update(kind=Nomination.Kind.VIDEO)
    EntryVersion.objects.filter(entry=first).update(text="Про маму", link="https://film.example.org/1")
    kept = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FULL_NAME]
    links = []
    for scopes in ([*kept, Scope.SHOW_PHOTO], kept):
        give_consent(first, secretary, scopes=scopes)
        links.append(gallery.work_or_404(first.contest, first.key, now=LATER).link)
    assert links == ["https://film.example.org/1", ""]


def test_a_work_that_may_not_be_shown_stands_by_its_number(client, entries):
    client.get(f"{PAGE}pidsumky/", **HOST)
    withdraw_all(entries[0], keep=[Scope.TAKE_PART])
    html = client.get(f"{PAGE}pidsumky/", **HOST).content.decode()
    assert "Робота № 1" in html.replace("\N{NO-BREAK SPACE}", " ") or "Work no. 1" in html
    assert html.count("Ліцей № 25") + html.count("Ліцей №\N{NO-BREAK SPACE}25") == 2
    assert client.get(f"{PAGE}roboty/{entries[0].key}/", **HOST).status_code == 404


def test_a_child_without_full_name_is_shown_as_redacted(entries):
    version = entries[0].standing
    EntryVersion.objects.filter(pk=version.pk).update(blind_title="Мама і ***")
    work = gallery.work_or_404(entries[0].contest, entries[0].key, now=LATER)
    assert work.label == "Мама і ***"


def test_filters_narrow_and_unknown_ones_are_not_found(client, entries):
    def keys(query: str) -> set[str]:
        answer = client.get(f"{PAGE}roboty/?{query}", **HOST)
        return {str(work.key) for work in answer.context["works"]}

    assert keys("place=1") == {str(entries[0].key)}
    nomination, school = entries[0].nomination_id, entries[0].institution_id
    assert keys(f"nomination={nomination}&institution={school}") == {str(entry.key) for entry in entries}
    for query in ("place=9", "institution=99999", "page=2", "nomination=x"):
        assert client.get(f"{PAGE}roboty/?{query}", **HOST).status_code == 404


def test_a_school_that_may_not_stand_beside_its_work_is_no_filter(client, entries):
    for entry in entries:
        withdraw_all(entry, keep=[Scope.TAKE_PART, Scope.PUBLISH_WORK])
    answer = client.get(f"{PAGE}roboty/", **HOST)
    assert len(answer.context["works"]) == 4
    assert "institution" not in {facet.name for facet in answer.context["filters"].shown}
    assert client.get(f"{PAGE}roboty/?institution={entries[0].institution_id}", **HOST).status_code == 404


def test_queries_do_not_grow_with_the_works(education, secretary, school, rf):
    def counted(code: str, works: int) -> int:
        contest = make_contest(education, code=code)
        for entry in make_published(contest, secretary, school, scores=(10,) * works):
            add_file(entry)
        with CaptureQueriesContext(connection) as queries:
            assert len(gallery.winners(contest, now=LATER)[0].works) == works
            assert len(gallery.gallery(contest, rf.get("/"))["works"]) == works
        return len(queries)

    assert counted("ББ", 9) == counted("АА", 3) <= 30


def test_after_the_personal_data_is_removed_there_are_no_results(client, entries):
    Contest.objects.filter(pk=entries[0].contest_id).update(cleaned_at=LATER)
    for address in (PAGE, "/konkursy/"):
        assert "pidsumky/" not in client.get(address, **HOST).content.decode()
    assert client.get(picture_of(entries[0]), **HOST).status_code == 404


def test_words_are_ready_in_english(entries):
    with translation.override("en"):
        groups = gallery.winners(entries[0].contest, now=LATER)
    assert [work.honours for work in groups[0].works] == [("1st place",), ("2nd place",), ("3rd place",)]

"""Published results in the search, on home pages, in feeds and robots' maps; and how they leave them."""

from datetime import timedelta

import pytest
import time_machine
from defusedxml import ElementTree
from wagtail.models import PageViewRestriction
from wagtail.search.models import IndexEntry

from cms.consent import Scope
from contests.domain import consents, findables, redaction, retention
from contests.domain.publishing import unpublish_results
from contests.domain.transitions import Refused
from contests.domain.withdrawal import withdraw_consents
from contests.models import Findable
from tests.contests.editors import add_file
from tests.contests.results_factories import LATER, make_published
from tests.factories import translate
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_results")]

HOST = {"HTTP_HOST": "osvita.localhost"}
PAGE = "/konkursy/moia-mama/"
FIRST_NAME, SURNAME, TITLE = "Канарейка", "Таємнюк", "Квітозавр"
"""Words that stand nowhere else."""
NAMES = [Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME, Scope.PUBLISH_FULL_NAME]


@pytest.fixture
def work(page, contest, secretary, school):
    """A published work of a child whose guardian agreed to the full name."""
    (entry,) = make_published(
        contest, secretary, school, scores=(10,), pupil=f"{SURNAME} {FIRST_NAME}", title=TITLE
    )
    add_file(entry)
    agree(entry, NAMES)
    return entry


def agree(entry, scopes) -> None:
    """The guardian answers anew, after the results were published."""
    consents.record(
        child=consents.authors_of(entry)[0], contest=entry.contest, scopes=scopes, giver="guardian",
        giver_name="Вигадана Мама", evidence="Посилання з листа", by=None, now=LATER,
    )  # fmt: skip


def withdraw_all(entry, keep=()) -> None:
    withdraw_consents(child=consents.authors_of(entry)[0], by=None, reason="Передумали", keep=keep)


def found(client, words: str, path: str = "/search/") -> dict[str, str]:
    """Address → what is said there of it."""
    hits = client.get(path, {"q": words}, **HOST).context["hits"]
    return {hit.url.removeprefix("http://osvita.localhost"): f"{hit.title} {hit.text}" for hit in hits}


def is_indexed(words: str) -> bool:
    """Whether the index holds ``words``; PostgreSQL keeps its own in small letters."""
    held = " ".join(f"{entry.title} {entry.body}" for entry in IndexEntry.objects.all())
    return words.lower() in held.lower()


def addresses(client, path="/sitemap.xml") -> list[str]:
    return [element.text for element in ElementTree.fromstring(client.get(path, **HOST).content).iter()]


def test_a_work_is_found_by_its_title_and_by_the_name_that_was_agreed_to(client, work):
    address = f"{PAGE}roboty/{work.key}/"
    for words in (TITLE, SURNAME, f"{FIRST_NAME} {TITLE}"):
        assert list(found(client, words)) == [address]
    assert f"{SURNAME} {FIRST_NAME}" in found(client, TITLE)[address]
    assert client.get(address, **HOST).status_code == 200


def test_a_first_name_alone_is_what_finds_it_where_no_more_was_agreed_to(client, work):
    withdraw_all(work, keep=[Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME])
    assert found(client, SURNAME) == {}
    assert list(found(client, FIRST_NAME)) == [f"{PAGE}roboty/{work.key}/"]
    assert not is_indexed(SURNAME)


def test_without_a_name_a_work_is_found_by_its_title_and_shows_none(client, work):
    withdraw_all(work, keep=[Scope.TAKE_PART, Scope.PUBLISH_WORK])
    assert found(client, SURNAME) == found(client, FIRST_NAME) == {}
    (said,) = found(client, TITLE).values()
    assert SURNAME not in said
    assert FIRST_NAME not in said
    assert "Ліцей" not in said
    assert not is_indexed(SURNAME)
    assert not is_indexed(FIRST_NAME)


def test_a_withdrawal_takes_the_work_out_of_search_and_index_at_once(client, work):
    assert is_indexed(TITLE)
    withdraw_all(work)
    for words in (TITLE, SURNAME, FIRST_NAME):
        assert found(client, words) == {}
        assert not is_indexed(words)
    assert not Findable.objects.filter(entry=work).exists()


def test_a_winner_whose_work_is_not_shown_is_found_by_the_name_in_the_results(client, work):
    withdraw_all(work, keep=[Scope.TAKE_PART, Scope.PUBLISH_FULL_NAME])
    assert found(client, TITLE) == {}
    assert list(found(client, SURNAME)) == [f"{PAGE}pidsumky/"]


def test_a_hit_asks_the_consents_again(client, contest, work):
    withdraw_all(work)
    Findable.objects.create(contest=contest, entry=work, title=TITLE)  # as if the index lagged behind
    assert is_indexed(TITLE)
    assert found(client, TITLE) == {}
    findables.refresh_all(now=LATER)
    assert not is_indexed(TITLE)


@pytest.mark.parametrize("hide", ["restrict", "unpublish", "delete"])
def test_a_contest_page_that_is_hidden_takes_its_works_along(client, page, work, hide):
    assert is_indexed(SURNAME)
    if hide == "restrict":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    else:
        getattr(page, hide)()
    assert not is_indexed(SURNAME)
    assert client.get("/search/", {"q": SURNAME}, **HOST).context["answer"].number == 0


def test_words_hidden_after_the_publication_find_nothing_more(client, work):
    withdraw_all(work, keep=[Scope.TAKE_PART, Scope.PUBLISH_WORK])
    redaction.redact_words(version=work.standing, words=[TITLE], by=None, now=LATER)
    assert found(client, TITLE) == {}
    assert not is_indexed(TITLE)
    assert TITLE not in client.get(f"{PAGE}pidsumky/", **HOST).content.decode()


def test_the_results_are_found_in_each_language(client, page, work):
    twin = translate(page, "My mum…").url_path.split("/", 2)[2]
    assert f"{PAGE}pidsumky/" in found(client, "підсумки мама")
    assert f"/en/{twin}pidsumky/" in found(client, "results", "/en/search/")


def test_results_taken_back_leave_everything_at_once(client, contest, work):
    places = [
        PAGE, "/", "/konkursy/", "/konkursy/rss/", "/konkursy/atom/", "/sitemap.xml",
        f"/search/?q={TITLE}", "/search/?q=підсумки",
    ]  # fmt: skip
    for address in places:
        client.get(address, **HOST)  # a copy is kept
    assert sum("pidsumky/" in client.get(address, **HOST).content.decode() for address in places) == 7
    with pytest.raises(Refused):
        unpublish_results(contest=contest, by=None, reason=" ")
    unpublish_results(contest=contest, by=None, reason="Помилка в протоколі")
    for address in places:
        html = client.get(address, **HOST).content.decode()
        assert "pidsumky/" not in html
        assert str(work.key) not in html
    for gone in (f"{PAGE}pidsumky/", f"{PAGE}roboty/", f"{PAGE}roboty/{work.key}/"):
        assert client.get(gone, **HOST).status_code == 404
    assert not is_indexed(TITLE)


def test_the_end_of_the_term_takes_all_out_of_the_index(contest, work):
    retention.clean_contest(contest=contest, by=None, now=LATER)
    assert not Findable.objects.exists()
    assert not is_indexed(SURNAME)


def test_home_pages_show_results_while_they_are_new(client, work):
    def shown(days: int) -> list[str]:
        with time_machine.travel(LATER + timedelta(days=days), tick=False):
            lists = client.get("/", **HOST).context["lists"]
        return [item.url for listing in lists if listing.key == "contest_results" for item in listing.items]

    assert (shown(50), shown(80)) == ([f"{PAGE}pidsumky/"], [])


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds_tell_of_results_and_of_no_child(client, work, kind):
    feed = client.get(f"/konkursy/{kind}/", **HOST)
    assert feed["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    text = feed.content.decode()
    assert f"http://osvita.localhost{PAGE}pidsumky/" in text
    for word in (FIRST_NAME, SURNAME, TITLE, str(work.key)):
        assert word not in text


def test_robots_are_shown_results_and_gallery_but_no_single_work(client, work):
    mapped = addresses(client)
    assert {f"http://osvita.localhost{PAGE}{way}" for way in ("pidsumky/", "roboty/")} <= set(mapped)
    assert str(work.key) not in " ".join(filter(None, mapped))


def test_another_site_finds_nothing_of_it(client, communications, work):
    assert client.get("/search/", {"q": TITLE}, HTTP_HOST="localhost").context["hits"] == []


def test_a_guardian_who_agrees_to_more_after_the_publication_is_heard(client, work):
    withdraw_all(work, keep=[Scope.TAKE_PART])
    agree(work, NAMES)
    assert list(found(client, SURNAME)) == [f"{PAGE}roboty/{work.key}/"]

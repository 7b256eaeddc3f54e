"""From the form to the first letter and out again; nobody else learns of it."""

import re
from datetime import UTC, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.audit import AuditRecord
from cms.mail.models import Letter
from subscriptions.domain import asking, links, retention
from subscriptions.forms import SubscribeForm
from subscriptions.models import Choice, Subscriber
from tests.open_forms import by_a_person
from tests.subscriptions.conftest import DAY, NOW, asked, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


def form(site, **fields) -> dict:
    values = {
        "email": "olia@example.org",
        "topics": [f"{site.pk}/news"],
        "rhythm": "weekly",
        "language": "uk",
    }
    return {**values, **by_a_person(SubscribeForm), **fields}


def send(client, site, **fields):
    return client.post("/subscriptions/", form(site, **fields))


def path_in(letter: Letter, name: str) -> str:
    return re.search(rf"http://[^/\s]+(/\S*subscriptions/{name}/\S+)", letter.text)[1]


def token_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def test_a_resident_subscribes_in_two_steps(clock, client, communications):
    assert client.get("/subscriptions/").status_code == 200
    assert send(client, communications).status_code == 200
    letter = Letter.objects.get()
    assert (letter.to, letter.is_secret) == (["olia@example.org"], True)

    path = path_in(letter, "confirm")
    assert client.get(path).status_code == 200
    assert Subscriber.objects.get().confirmed_at is None  # whoever checks letters follows links, too

    assert client.post(path).status_code == 200
    subscriber = Subscriber.objects.get()
    assert subscriber.confirmed_at == NOW
    assert list(subscriber.choices.values_list("site", "topic")) == [(communications.pk, "news")]
    assert subscriber.rhythm == "weekly"


def test_the_way_from_a_page_has_its_topic_chosen(clock, client, communications):
    page = client.get("/subscriptions/?topic=news&topic=nothing").text
    [box] = [tag for tag in re.findall(r"<input[^>]*>", page) if " checked" in tag and 'name="topics"' in tag]
    assert f'value="{communications.pk}/news"' in box


def test_topics_of_the_other_site_can_be_chosen_too(clock, client, communications, education):
    send(client, communications, topics=[f"{communications.pk}/news", f"{education.pk}/contests"])
    assert set(Choice.objects.values_list("site", "topic")) == {
        (communications.pk, "news"), (education.pk, "contests"),
    }  # fmt: skip


def test_the_letter_comes_in_the_language_that_was_chosen(clock, client, communications):
    send(client, communications, language="en")
    assert path_in(Letter.objects.get(), "confirm").startswith("/en/subscriptions/confirm/")


def test_what_was_typed_is_not_lost(clock, client, communications):
    response = send(client, communications, email="не адреса 🌻", topics=[f"{communications.pk}/news"])
    assert response.status_code == 422
    assert "не адреса 🌻" in response.text
    assert re.search(rf'value="{communications.pk}/news"[^>]* checked', response.text)
    assert not Subscriber.objects.exists()


def test_without_a_topic_the_form_says_so_at_the_topics(clock, client, communications):
    response = send(client, communications, topics=[])
    assert response.status_code == 422
    assert 'href="#id_topics_0"' in response.text
    assert response.text.count("Choose at least one topic.") == 2


def test_nobody_learns_who_is_subscribed(clock, client, communications):
    subscribed(communications)
    known = send(client, communications)
    stranger = send(Client(), communications, email="nova@example.org")

    def without_the_address(response):
        return re.sub(r"\w+@example.org", "", response.text)

    assert without_the_address(known) == without_the_address(stranger)
    assert known.headers.items() >= {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}.items()
    assert Letter.objects.count() == 2


def test_whoever_types_anothers_address_changes_nothing(clock, client, communications, education):
    subscriber = subscribed(communications, topics=["news"])
    send(client, communications, topics=[f"{education.pk}/contests"], rhythm="daily", language="en")

    subscriber.refresh_from_db()
    assert (subscriber.rhythm, subscriber.language) == ("at-once", "uk")
    assert list(subscriber.choices.values_list("topic", flat=True)) == ["news"]
    assert path_in(Letter.objects.get(), "mine")


def test_an_address_is_one_however_it_is_written(clock, communications):
    asked(communications, "olia@example.org")
    asking.ask(email=" Olia@Example.ORG ", chosen=[], rhythm="daily", language="uk", site=communications)
    assert Subscriber.objects.get().rhythm == "daily"


@pytest.mark.parametrize("begin", [asked, subscribed])
def test_nobody_is_flooded_with_letters_that_somebody_asks_for(clock, communications, begin):
    begin(communications)
    Letter.objects.all().delete()
    for _again in range(5):
        asked(communications)
    assert Letter.objects.count() == 3
    asked(communications, now=NOW + DAY)
    assert Letter.objects.count() == 4


def test_a_link_serves_its_own_action_only(clock, client, communications):
    subscriber = subscribed(communications)
    names = {links.CONFIRM: "confirm", links.MANAGE: "mine", links.LEAVE: "leave"}
    for action in names:
        token = token_of(links.address(subscriber, action))
        assert links.find(token, action) == subscriber
        for other, name in names.items():
            if other != action:
                assert links.find(token, other) is None
                assert client.get(f"/subscriptions/{name}/{token}/").status_code == 404


def test_links_end_to_the_second_and_the_way_out_never_does(clock, communications):
    subscriber, given = subscribed(communications), NOW.astimezone(UTC)  # there a day has 24 hours
    tokens = {name: token_of(links.address(subscriber, name)) for name in ("confirm", "manage", "leave")}

    for name, lasts in (("confirm", timedelta(days=2)), ("manage", timedelta(days=60))):
        clock.move_to(given + lasts, tick=False)
        assert links.find(tokens[name], name) == subscriber
        clock.move_to(given + lasts + timedelta(seconds=1), tick=False)
        assert links.find(tokens[name], name) is None
    clock.move_to(NOW + timedelta(days=3000), tick=False)
    assert links.find(tokens["leave"], "leave") == subscriber


def test_topics_rhythm_and_language_are_changed_by_the_link(clock, client, communications):
    subscriber = subscribed(communications)
    path = f"/subscriptions/mine/{token_of(links.address(subscriber, links.MANAGE))}/"
    assert "olia@example.org" in client.get(path).text

    values = {"topics": [f"{communications.pk}/news"], "rhythm": "daily", "language": "en"}
    assert client.post(path, values).status_code == 200
    subscriber.refresh_from_db()
    assert (subscriber.rhythm, subscriber.language) == ("daily", "en")
    assert list(subscriber.choices.values_list("topic", flat=True)) == ["news"]
    assert client.post(path, {**values, "topics": ["999/none"]}).status_code == 422


def test_nobody_who_has_not_confirmed_gets_into_the_page(clock, client, communications):
    subscriber = asked(communications)
    token = token_of(links.address(subscriber, links.MANAGE))
    assert client.get(f"/subscriptions/mine/{token}/").status_code == 404


def test_one_click_needs_no_cookie_and_no_page_before(clock, communications):
    subscriber = subscribed(communications)
    path = f"/subscriptions/leave/{token_of(links.address(subscriber, links.LEAVE))}/"
    strict = Client(enforce_csrf_checks=True)

    assert strict.get(path).status_code == 200
    assert Subscriber.objects.exists()  # a GET only shows a button
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert strict.get(path).status_code == 404


def test_every_other_form_wants_its_token(clock, communications):
    subscriber = subscribed(communications)
    strict = Client(enforce_csrf_checks=True)
    for action, name in ((links.CONFIRM, "confirm"), (links.MANAGE, "mine")):
        path = f"/subscriptions/{name}/{token_of(links.address(subscriber, action))}/"
        assert strict.post(path).status_code == 403


def test_whoever_leaves_leaves_nothing_behind(clock, communications):
    subscriber = asked(communications, "canary@example.org")
    asking.confirm(subscriber=subscriber, now=NOW)
    asking.change(subscriber=subscriber, chosen=[(communications.pk, "news")], rhythm="daily", language="uk")
    asking.leave(subscriber=subscriber)

    assert (Subscriber.objects.count(), Choice.objects.count()) == (0, 0)
    assert Letter.objects.get().state == Letter.State.CANCELLED
    rows = [*Letter.objects.values_list(), *AuditRecord.objects.values_list()]
    assert rows
    assert "canary" not in str(rows)


def test_the_way_out_works_before_the_confirmation_too(clock, client, communications):
    send(client, communications)
    client.post(f"/subscriptions/leave/{token_of(links.address(Subscriber.objects.get(), links.LEAVE))}/")
    assert not Subscriber.objects.exists()


def test_what_nobody_confirmed_is_forgotten_after_two_days(clock, communications):
    asked(communications, "canary@example.org")
    subscribed(communications, "stays@example.org")
    asked(communications, "canary@example.org")

    assert retention.forget_unconfirmed(now=NOW + 2 * DAY) == 0
    assert retention.forget_unconfirmed(now=NOW + 2 * DAY + timedelta(seconds=1)) == 1
    assert Subscriber.objects.get().email == "stays@example.org"
    assert "canary" not in str([*Letter.objects.values_list(), *AuditRecord.objects.values_list()])


def test_sent_letters_go_after_a_week(clock, communications):
    asked(communications)
    asked(communications, "second@example.org")
    Letter.objects.filter(to=["olia@example.org"]).update(state=Letter.State.SENT)

    assert retention.forget_letters(now=NOW + 7 * DAY) == 0
    assert retention.forget_letters(now=NOW + 7 * DAY + timedelta(seconds=1)) == 1
    assert Letter.objects.get().to == ["second@example.org"]


def test_a_letter_that_could_not_be_sent_is_deleted_after_a_week_too(communications):
    asked(communications)
    Letter.objects.update(state=Letter.State.STUCK)

    assert retention.forget_letters(now=NOW + 7 * DAY) == 0
    assert retention.forget_letters(now=NOW + 7 * DAY + timedelta(seconds=1)) == 1


many = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
junk = st.text(max_size=60)


@many
@given(email=junk, topics=st.lists(junk, max_size=3), rhythm=junk, language=junk)
@example(email="a@example.org\nBcc: b@example.org", topics=["1/news"], rhythm="weekly", language="uk")
@example(email="olia@example.org\r\nSubject: x", topics=["1/news"], rhythm="weekly", language="uk")
@example(email="a" * 5000 + "@example.org", topics=["1/news\0"], rhythm="weekly", language="uk")
@example(email="o@example.org", topics=["9" * 400, "/", "1", "²/news"], rhythm="🌻", language="\0")
def test_junk_is_refused_in_words(client, communications, email, topics, rhythm, language):
    values = {"email": email, "topics": topics, "rhythm": rhythm, "language": language}
    response = client.post("/subscriptions/", form(communications, **values))
    assert response.status_code in (200, 422, 429)
    assert not any("\n" in address or "\r" in address for row in Letter.objects.all() for address in row.to)


@many
@given(st.text(st.characters(exclude_characters="/?#\\", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_junk_opens_nothing(client, communications, token):
    from urllib.parse import quote

    for name in ("confirm", "mine", "leave"):
        address = f"/subscriptions/{name}/{quote(token, safe='')}/"
        assert client.get(address).status_code in (404, 301, 302)
        assert client.post(address).status_code < 500

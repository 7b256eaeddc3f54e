"""Who looks after a site's posts: its editors, where approval is required its publishers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import SiteName, SiteRole, site_group
from subscriptions.telegram.models import Channel, Post
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]
LIST = "/admin/snippets/telegram/post/"
AUTHOR, EDITOR, PUBLISHER = SiteRole
COMMUNICATIONS, EDUCATION = SiteName


def person(site: SiteName, role: SiteRole) -> Client:
    return signed_in(in_groups(make_user(f"{role.name}@example.org".lower()), site_group(site, role)))


def make_post(site, title: str = "Черга", **fields) -> Post:
    values = {"name": f"news:{title}", "url": "https://example.org/", "announced_at": timezone.now()}
    return Post.objects.create(site=site, title=title, text="Слова", **{**values, **fields})


def revise(client: Client, post: Post, **values):
    fields = {"title": post.title, "text": post.text, "decision": ""}
    return client.post(f"{LIST}edit/{post.pk}/", {**fields, **values}, follow=True)


@pytest.mark.parametrize(
    ("site", "role", "expected"),
    [
        (COMMUNICATIONS, AUTHOR, False),
        (COMMUNICATIONS, EDITOR, True),
        (COMMUNICATIONS, PUBLISHER, True),
        (EDUCATION, EDITOR, False),
        (EDUCATION, PUBLISHER, True),
    ],
)
def test_who_changes_and_sends_the_posts_of_a_site(communications, education, site, role, expected):
    own, other = make_post(communications), make_post(education, "Школи")
    if site == EDUCATION:
        own, other = other, own
    client = person(site, role)
    for post in (own, other):
        revise(client, post, title="Нова назва", decision="queue")
        post.refresh_from_db()
    assert ((own.title, own.state) == ("Нова назва", "queued")) == expected
    assert (other.title == "Нова назва", other.state) == (False, "draft")


def test_the_list_holds_the_own_site_only(communications, education):
    make_post(communications)
    make_post(education, "Школи")
    shown = person(COMMUNICATIONS, EDITOR).get(LIST).content.decode()
    assert "Черга" in shown
    assert "Школи" not in shown


def test_words_sent_meanwhile_are_not_changed_and_the_editor_is_told(communications):
    post = make_post(communications, state="sent")
    answer = revise(person(COMMUNICATIONS, EDITOR), post, title="Запізно", decision="queue")
    post.refresh_from_db()
    assert (post.title, post.state) == ("Черга", "sent")
    assert answer.status_code == 200


def test_a_post_too_long_for_telegram_is_refused_at_its_field(communications):
    post = make_post(communications)
    answer = revise(person(COMMUNICATIONS, EDITOR), post, text="а" * 5000)
    post.refresh_from_db()
    assert post.text == "Слова"
    assert "Telegram takes posts of 4096 signs" in answer.content.decode()


@pytest.mark.parametrize(("role", "expected"), [(AUTHOR, False), (EDITOR, False), (PUBLISHER, True)])
def test_publishers_name_the_channel_of_their_own_site(communications, education, role, expected):
    client = person(COMMUNICATIONS, role)
    for site in (communications, education):
        client.post(f"/admin/settings/telegram/channel/{site.pk}/", {"address": "@frankivsk", "minutes": ""})
    named = set(Channel.objects.filter(address="@frankivsk").values_list("site", flat=True))
    assert named == ({communications.pk} if expected else set())


@pytest.mark.parametrize("address", ["frankivsk", "@a", "https://t.me/frankivsk", "@a b", "@frankivsk\nx"])
def test_what_is_no_channel_is_refused(communications, address):
    client = person(COMMUNICATIONS, PUBLISHER)
    client.post(f"/admin/settings/telegram/channel/{communications.pk}/", {"address": address})
    assert not Channel.objects.exclude(address="").exists()


@pytest.mark.parametrize("is_administrator", [False, True])
def test_nobody_adds_or_deletes_a_post(communications, is_administrator):
    post = make_post(communications, announced_at=timezone.now() - timedelta(days=1))
    client = person(COMMUNICATIONS, PUBLISHER)
    if is_administrator:
        client = signed_in(make_user("holova@example.org", is_superuser=True))
    assert f"{LIST}edit/{post.pk}/" in client.get(LIST).text
    assert f"{LIST}add/" not in client.get(LIST).text
    # No publisher could do it either.
    assert "ask a publisher" not in client.get(f"{LIST}add/", follow=True).text
    client.post(f"{LIST}add/", {"title": "Інше", "text": "x"})
    client.post(f"{LIST}delete/{post.pk}/")
    assert [one.title for one in Post.objects.all()] == ["Черга"]

"""Posts in a Telegram channel: sent once, or shown to a person; never twice."""

import html
import signal
import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from cms import registries
from cms.registries import Announcement
from cms.transitions import Refused
from subscriptions.telegram.domain import delivery, drafting, posts
from subscriptions.telegram.models import Channel, Post
from subscriptions.telegram.tasks import send_posts, wake
from subscriptions.telegram.wording import LONGEST, escaped, length, shortened, worded
from tests.cms.processes import process, wait_for
from tests.factories import make_news, make_news_index
from tests.servers import free_port
from tests.subscriptions.bot_api import BotApi, babbles, hangs_up, refuses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]
State = Post.State


@pytest.fixture
def bot(settings):
    """Telegram, and a token for it."""
    server = BotApi()
    settings.TELEGRAM_API_URL, settings.TELEGRAM_BOT_TOKEN = server.url, "123:secret"
    yield server
    server.close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    """The limits are tested by moments, not by waiting."""
    monkeypatch.setattr(delivery.time, "sleep", lambda seconds: None)


@pytest.fixture
def channel(communications) -> Channel:
    ago = timezone.now() - timedelta(days=1)
    return Channel.objects.create(site=communications, address="@frankivsk", since=ago)


@pytest.fixture
def announced(monkeypatch) -> list[Announcement]:
    """What is announced: tests add to it, and take from it."""
    told: list[Announcement] = []
    monkeypatch.setattr(registries.announcements, "providers", {})
    registries.announcements.register(
        "tests", lambda scope, since: [one for one in told if one.when > since and scope.site.is_default_site]
    )
    return told


def news(number: int = 1, **fields) -> Announcement:
    values = {
        "name": f"news:{number}", "topics": ("news",), "title": f"Черга {number}", "text": "Запис <онлайн>",
        "url": f"https://example.org/{number}/", "when": timezone.now() - timedelta(minutes=60 - number),
    }  # fmt: skip
    return Announcement(**{**values, **fields})


def drafted(announced, *numbers: int) -> list[Post]:
    announced += [news(number) for number in numbers]
    drafting.draft_all()
    return list(Post.objects.order_by("announced_at"))


def queued(announced, *numbers: int) -> list[Post]:
    return [decide(post, "queue") for post in drafted(announced, *numbers)]


def decide(post: Post, decision: str) -> Post:
    return posts.revise(post=post, title=post.title, text=post.text, decision=decision, by=None)


def states() -> list[str]:
    return list(Post.objects.order_by("announced_at").values_list("state", flat=True))


def make_due() -> None:
    """As if the wait were over."""
    long_ago = timezone.now() - timedelta(minutes=2)
    Post.objects.filter(state=State.QUEUED).update(send_after=long_ago)
    Post.objects.exclude(claimed_at=None).update(claimed_at=long_ago)
    Channel.objects.update(paused_until=None)


class TestDrafts:
    def test_published_news_become_a_draft_once(self, bot, channel, communications):
        make_news(
            make_news_index(communications), "Черга до садка", on=timezone.now(), introduction="Запис онлайн."
        )
        later = timezone.now() + timedelta(minutes=1)
        assert [drafting.draft_all(now=later), drafting.draft_all(now=later)] == [1, 0]
        post = Post.objects.get()
        assert (post.title, post.state, post.send_after) == ("Черга до садка", State.DRAFT, None)
        assert post.text == "Запис онлайн."
        assert post.url.startswith("http://localhost")

    def test_what_was_published_before_the_channel_was_named_is_not_posted(self, bot, channel, announced):
        announced.append(news(when=channel.since - timedelta(minutes=1)))
        assert drafting.draft_all() == 0

    def test_after_an_outage_only_the_last_two_days_are_posted(self, bot, channel, announced):
        Channel.objects.update(since=timezone.now() - timedelta(days=30))
        announced += [news(1, when=timezone.now() - timedelta(days=3)), news(2)]
        drafting.draft_all()
        assert [post.name for post in Post.objects.all()] == ["news:2"]

    def test_without_a_token_or_a_channel_nothing_is_drafted(self, channel, announced, settings, education):
        announced.append(news())
        assert drafting.draft_all() == 0
        settings.TELEGRAM_BOT_TOKENS = {"osvita.localhost": "456:other"}
        Channel.objects.create(site=education, address="")
        assert drafting.draft_all() == 0

    def test_a_draft_waits_for_a_person(self, bot, channel, announced):
        drafted(announced, 1)
        assert delivery.deliver_due() == 0
        assert states() == [State.DRAFT]

    def test_a_draft_goes_by_itself_after_the_minutes_that_the_editors_chose(
        self, bot, channel, announced, time_machine
    ):
        Channel.objects.update(minutes=30)
        drafted(announced, 1)
        assert delivery.deliver_due() == 0
        time_machine.move_to(timezone.now() + timedelta(minutes=31), tick=True)
        assert delivery.deliver_due() == 1

    def test_drafts_are_deleted_after_90_days(self, bot, channel, announced):
        drafted(announced, 1)
        assert drafting.forget_old(now=timezone.now() + timedelta(days=89)) == 0
        assert drafting.forget_old(now=timezone.now() + timedelta(days=91)) == 1


class TestSending:
    def test_a_post_says_what_the_editor_made_of_it(self, bot, channel, announced):
        post = drafted(announced, 1)[0]
        posts.revise(post=post, title="Черга <1>", text="Нові & ліпші слова", decision="queue", by=None)
        assert delivery.deliver_due() == 1
        assert bot.paths == ["/bot123:secret/sendMessage"]
        assert bot.posts == [{
            "chat_id": "@frankivsk",
            "text": "<b>Черга &lt;1&gt;</b>\n\nНові &amp; ліпші слова\n\nhttps://example.org/1/",
            "parse_mode": "HTML",
            "link_preview_options": {"url": "https://example.org/1/", "is_disabled": False},
        }]  # fmt: skip
        sent = Post.objects.get()
        assert (sent.state, sent.message_number, sent.chat) == (State.SENT, 101, "@frankivsk")

    def test_each_site_has_its_own_bot(self, bot, channel, announced, settings):
        settings.TELEGRAM_BOT_TOKENS = {"localhost": "456:own"}
        queued(announced, 1)
        delivery.deliver_due()
        assert bot.paths == ["/bot456:own/sendMessage"]

    def test_what_is_sent_is_not_sent_again(self, bot, channel, announced):
        queued(announced, 1)
        assert [delivery.deliver_due(), delivery.deliver_due(), drafting.draft_all()] == [1, 0, 0]
        assert len(bot.posts) == 1

    def test_what_is_no_longer_public_is_not_sent(self, bot, channel, announced):
        queued(announced, 1)
        announced.clear()
        assert delivery.deliver_due() == 0
        assert (states(), bot.posts) == ([State.CANCELLED], [])

    def test_the_schedule_wakes_the_task_once_and_only_for_what_is_due(self, bot, channel, announced, queue):
        drafted(announced, 1)
        wake()
        assert not _waiting_tasks()
        decide(Post.objects.get(), "queue")
        wake()
        wake()
        assert _waiting_tasks() == 1
        send_posts.call()
        assert states() == [State.SENT]


def _waiting_tasks() -> int:
    return DBTaskResult.objects.ready().filter(task_path=send_posts.module_path).count()


class TestLimits:
    def test_a_second_lies_between_two_posts(self, bot, channel, announced):
        queued(announced, 1, 2)
        now = timezone.now()
        first = delivery.claim(channel, now=now)
        Post.objects.filter(pk=first.pk).update(state=State.SENT)
        assert delivery.claim(channel, now=now + timedelta(seconds=0.9)) is None
        assert delivery.claim(channel, now=now + timedelta(seconds=1)).name == "news:2"

    def test_of_a_channel_one_post_is_on_its_way_at_a_time(self, bot, channel, announced):
        queued(announced, 1, 2)
        now = timezone.now()
        assert delivery.claim(channel, now=now).name == "news:1"
        assert delivery.claim(channel, now=now + timedelta(minutes=5)) is None

    def test_twenty_posts_a_minute_and_no_more(self, bot, channel, announced):
        queued(announced, *range(1, 23))
        now = timezone.now()
        for second in range(20):
            post = delivery.claim(channel, now=now + timedelta(seconds=second * 2))
            Post.objects.filter(pk=post.pk).update(state=State.SENT)
        assert delivery.claim(channel, now=now + timedelta(seconds=50)) is None
        assert delivery.claim(channel, now=now + timedelta(seconds=61)).name == "news:21"

    def test_telegram_asks_to_wait_and_is_left_alone_so_long(self, bot, channel, announced):
        bot.answers = [refuses(429, "Too Many Requests: retry after 35", retry_after=35)]
        queued(announced, 1, 2)
        assert delivery.deliver_due() == 0
        assert (len(bot.posts), states()) == (1, [State.QUEUED, State.QUEUED])
        channel.refresh_from_db()
        wait = channel.paused_until - timezone.now()
        assert timedelta(seconds=30) < wait <= timedelta(seconds=35)
        assert delivery.deliver_due() == 0
        assert (len(bot.posts), Post.objects.order_by("pk")[0].attempts) == (1, 0)
        make_due()
        assert delivery.deliver_due() == 1


class TestTroubles:
    def test_a_server_that_cannot_be_reached_is_tried_again_later_and_at_last_the_post_is_stuck(
        self, channel, announced, settings
    ):
        settings.TELEGRAM_API_URL, settings.TELEGRAM_BOT_TOKEN = f"http://127.0.0.1:{free_port()}", "1:a"
        queued(announced, 1)
        for attempt in range(1, 5):
            assert delivery.deliver_due() == 0
            post = Post.objects.get()
            assert (post.state, post.attempts) == (State.QUEUED, attempt)
            assert post.send_after > timezone.now()
            make_due()
        delivery.deliver_due()
        assert states() == [State.STUCK]
        assert "not reached" in Post.objects.get().error

    @pytest.mark.parametrize(
        ("answer", "state"),
        [
            (refuses(400, "Bad Request: chat not found"), State.STUCK),
            (refuses(403, "Forbidden: bot is not a member of the channel chat"), State.STUCK),
            (refuses(401, "Unauthorized"), State.QUEUED),
            (refuses(500, "Internal Server Error"), State.QUEUED),
            (hangs_up, State.STUCK),
            (babbles, State.STUCK),
        ],
        ids=["chat", "member", "token", "trouble", "hung up", "gateway"],
    )
    def test_only_what_was_surely_not_posted_is_tried_again(self, bot, channel, announced, answer, state):
        bot.answers = [answer]
        queued(announced, 1)
        assert delivery.deliver_due() == 0
        assert (states(), len(bot.posts)) == ([state], 1)
        make_due()
        delivery.deliver_due()
        assert len(bot.posts) == (2 if state == State.QUEUED else 1)

    @pytest.mark.slow
    def test_a_worker_killed_while_telegram_answers_leaves_a_post_for_a_person(
        self,
        file_database,
        queue,
        bot,
        channel,
        communications,
    ):
        make_news(make_news_index(communications), "Черга", on=timezone.now() - timedelta(minutes=5))
        drafting.draft_all()
        decide(Post.objects.get(), "queue")
        wake()
        answered = threading.Event()
        bot.answers = [lambda handler: answered.wait(60)]
        where = {"TELEGRAM_API_URL": bot.url, "TELEGRAM_BOT_TOKEN": "123:secret"}
        with process("manage.py", "worker", database=file_database, **where) as worker:
            wait_for(lambda: bot.posts, worker)
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        answered.set()
        assert states() == [State.SENDING]
        assert delivery.deliver_due() == 0
        assert delivery.mark_stuck(now=timezone.now() + timedelta(minutes=11)) == 1
        assert (delivery.deliver_due(), states(), len(bot.posts)) == (0, [State.STUCK], 1)

    def test_a_person_has_a_stuck_post_sent_again(self, bot, channel, announced):
        bot.answers = [hangs_up]
        queued(announced, 1)
        delivery.deliver_due()
        make_due()
        decide(Post.objects.get(), "send_again")
        assert delivery.deliver_due() == 1

    def test_the_token_stands_in_no_error(self, bot, channel, announced):
        bot.answers = [refuses(404, "Not Found")]
        queued(announced, 1)
        delivery.deliver_due()
        assert "secret" not in Post.objects.get().error

    def test_nor_when_the_token_makes_a_broken_address(self, bot, channel, announced, settings):
        settings.TELEGRAM_BOT_TOKEN = "123:secret here"
        queued(announced, 1)
        delivery.deliver_due()
        post = Post.objects.get()
        assert post.error
        assert "secret" not in post.error


class TestStates:
    @pytest.mark.parametrize("state", State.values)
    def test_what_may_be_decided_in_each_state(self, bot, channel, announced, state):
        post = drafted(announced, 1)[0]
        post.state = state
        allowed = {
            State.DRAFT: ["queue", "cancel"],
            State.QUEUED: ["hold", "cancel"],
            State.STUCK: ["send_again", "cancel"],
        }
        assert posts.decisions_on(post) == allowed.get(state, [])

    def test_words_of_what_has_gone_are_not_changed(self, bot, channel, announced):
        post = queued(announced, 1)[0]
        with pytest.raises(Refused):
            posts.revise(post=post, title="Інше", text=post.text, by=None)
        assert Post.objects.get().title == "Черга 1"


class TestWords:
    @given(text=st.text())
    def test_no_text_becomes_a_tag(self, text):
        marked = escaped(text)
        assert not set("<>") & set(marked)
        assert html.unescape(marked) == html.unescape(html.escape(text, quote=False))

    @given(text=st.text(), most=st.integers(min_value=1, max_value=40))
    def test_a_shortened_text_is_short_enough(self, text, most):
        assert length(shortened(text, most)) <= most

    def test_emoji_count_twice_and_are_not_cut_in_two(self):
        assert length("🙁") == 2
        assert shortened("🙁🙁🙁", 4) == "🙁…"

    def test_a_draft_of_long_news_fits_and_a_longer_one_is_refused(self, bot, channel, announced):
        announced.append(news(text="🙁 слово " * 1000))
        drafting.draft_all()
        post = Post.objects.get()
        assert LONGEST - 20 < length(worded(post.title, post.text, post.url).text) <= LONGEST
        post.full_clean()
        post.text += "🙁" * 20
        with pytest.raises(Exception, match="leave out"):
            post.full_clean()

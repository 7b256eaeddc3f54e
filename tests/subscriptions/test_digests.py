"""Letters about what is new: just what was chosen, each thing once, never empty, no flood."""

import re
from datetime import datetime, timedelta

import pytest

from cms.mail.models import Letter
from home.models import Alert
from subscriptions.domain import asking, digests, noticing
from subscriptions.domain.editions import MOST
from subscriptions.models import Notice, Subscriber
from tests.factories import make_category, make_news, make_news_index, translate
from tests.subscriptions.conftest import DAY, KYIV, MINUTE, NOW, THURSDAY, WEEK, subscribed, tick

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "clock")]


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def letters() -> list[Letter]:
    return list(Letter.objects.order_by("pk"))


def publish(clock, index, title, *, at=NOW, **fields):
    """As an editor would, at a moment."""
    clock.move_to(at, tick=False)
    return make_news(index, title, **fields)


def test_at_once_means_within_minutes_and_once(clock, communications, index):
    subscribed(communications)
    publish(clock, index, "Черга")

    assert tick(NOW + MINUTE) == 1
    assert tick(NOW + 3 * MINUTE) == 0
    [letter] = letters()
    assert (letter.subject, letter.to) == ("Черга", ["olia@example.org"])


def test_only_the_chosen_topics_come(clock, communications, education, index):
    wanted, other = make_category(communications), make_category(communications, "inshe", "Інше")
    subscribed(communications, topics=[f"news.category:{wanted.pk}"])
    publish(clock, index, "Бажана", category=wanted)
    publish(clock, index, "Зайва", category=other)
    publish(clock, make_news_index(education), "Чужа")

    assert tick(NOW + MINUTE) == 1
    [letter] = letters()
    for words in (letter.text, letter.html):
        assert "Бажана" in words
        assert "Зайва" not in words
        assert "Чужа" not in words


def test_both_sites_come_in_one_letter_and_a_guest_once(clock, communications, education, index):
    subscriber = subscribed(communications)
    both = [(communications.pk, "news"), (education.pk, "news")]
    asking.change(subscriber=subscriber, chosen=both, rhythm="at-once", language="uk")
    publish(clock, index, "Разом", shown_on=(education,))
    publish(clock, make_news_index(education), "Освітня")

    assert tick(NOW + MINUTE) == 1
    [letter] = letters()
    assert (letter.text.count("* Разом"), letter.text.count("* Освітня")) == (1, 1)


def test_what_was_there_before_is_not_told(clock, communications, index):
    publish(clock, index, "Давня")
    tick(NOW)
    subscribed(communications, now=NOW + MINUTE)

    assert tick(NOW + 2 * MINUTE) == 0


def test_no_news_no_letter(clock, communications, index):
    subscribed(communications, rhythm="weekly")
    subscribed(communications, "daily@example.org", rhythm="daily")
    for days in range(30):
        assert tick(NOW + days * DAY) == 0
    assert not Letter.objects.exists()


def test_an_edited_item_is_not_told_again(clock, communications, index):
    subscribed(communications)
    item = publish(clock, index, "Черга")
    tick(NOW + MINUTE)
    clock.move_to(NOW + DAY, tick=False)
    item.title = "Черга до садка"
    item.save_revision().publish()

    assert tick(NOW + DAY) == 0


def test_a_letter_takes_the_words_of_its_moment(clock, communications, index):
    subscribed(communications, rhythm="weekly")
    item = publish(clock, index, "З помилкою")
    tick(NOW + MINUTE)
    item.title = "Без помилки"
    item.save_revision().publish()

    tick(THURSDAY)
    assert [letter.subject for letter in letters()] == ["Без помилки"]


def test_what_was_taken_back_is_left_out(clock, communications, index):
    subscribed(communications, rhythm="weekly")
    publish(clock, index, "Лишається")
    gone = publish(clock, index, "Зникла")
    tick(NOW + MINUTE)
    gone.unpublish()

    assert tick(THURSDAY) == 1
    [letter] = letters()
    assert "Зникла" not in letter.text + letter.html


def test_a_letter_of_what_was_all_taken_back_is_not_written(clock, communications, index):
    subscribed(communications, rhythm="weekly")
    gone = publish(clock, index, "Зникла")
    tick(NOW + MINUTE)
    gone.unpublish()

    assert tick(THURSDAY) == 0


def test_weekly_letters_come_on_thursday_morning_with_the_whole_week(clock, communications, index):
    subscribed(communications, rhythm="weekly")
    publish(clock, index, "Перша")
    tick(NOW + MINUTE)
    publish(clock, index, "Друга", at=NOW + DAY)

    assert tick(THURSDAY - timedelta(seconds=1)) == 0
    assert tick(THURSDAY) == 1
    assert tick(THURSDAY + MINUTE) == 0
    publish(clock, index, "Третя", at=THURSDAY + DAY)
    assert tick(THURSDAY + WEEK - timedelta(seconds=1)) == 0
    assert tick(THURSDAY + WEEK) == 1
    assert [letter.subject for letter in letters()] == ["Друга – and 1 more", "Третя"]


def test_daily_letters_keep_to_the_clocks_of_kyiv_when_these_are_put_forward(clock, communications, index):
    spring = datetime(2026, 3, 28, 12, 0, tzinfo=KYIV)  # summer time begins on the 29th at 3:00
    clock.move_to(spring, tick=False)
    subscribed(communications, rhythm="daily", now=spring)
    publish(clock, index, "Весна", at=spring)
    morning = datetime(2026, 3, 29, 7, 30, tzinfo=KYIV)

    assert tick(morning - timedelta(seconds=1)) == 0
    assert tick(morning) == 1


def test_after_an_outage_comes_one_letter_with_the_newest_and_the_number_of_the_rest(
    clock, communications, index
):
    subscribed(communications, rhythm="daily")
    for number in range(MOST + 3):
        publish(clock, index, f"Новина {number:02}", at=NOW + number * DAY)
    back = NOW + (MOST + 3) * DAY

    assert tick(back) == 1
    assert tick(back + MINUTE) == 0
    [letter] = letters()
    told = re.findall(r"^\* Новина (\d+)$", letter.text, re.MULTILINE)
    assert told == [f"{number:02}" for number in reversed(range(3, MOST + 3))]
    assert "and 3 more on the site" in letter.text
    assert letter.subject == f"Новина {MOST + 2} – and {MOST + 2} more"


def test_what_is_long_past_when_it_is_first_seen_is_no_news(clock, communications, index):
    subscribed(communications)
    publish(clock, index, "Давня")

    assert tick(NOW + 31 * DAY) == 0


def test_an_english_letter_tells_of_what_is_translated(clock, communications, index):
    subscribed(communications, language="en")
    item = publish(clock, index, "Черга")
    publish(clock, index, "Лише українською")
    translate(item, "Queue")

    assert tick(NOW + MINUTE) == 1
    [letter] = letters()
    assert letter.subject == "Queue"
    assert "/en/subscriptions/leave/" in letter.text


def test_an_alert_comes_at_once_alone_and_never_again(clock, communications, index):
    subscribed(communications, topics=["everything", "alerts"], rhythm="weekly")
    subscribed(communications, "calm@example.org", rhythm="weekly")
    publish(clock, index, "Черга")
    Alert.objects.create(site=communications, text_uk="Вода відключена", starts_at=NOW)

    assert tick(NOW + MINUTE) == 1
    [letter] = letters()
    assert (letter.subject, letter.to) == ("Urgent: Вода відключена", ["olia@example.org"])
    assert "Черга" not in letter.text
    assert tick(THURSDAY) == 2
    assert not any("Вода" in letter.text for letter in letters()[1:])


def test_an_alert_that_is_over_is_not_told_after_an_outage(clock, communications):
    subscribed(communications, topics=["alerts"])
    Alert.objects.create(site=communications, text_uk="Вода відключена", starts_at=NOW, ends_at=NOW + DAY)
    clock.move_to(NOW + 2 * DAY, tick=False)

    assert tick(NOW + 2 * DAY) == 0


def test_a_changed_rhythm_repeats_nothing(clock, communications, index):
    subscriber = subscribed(communications)
    publish(clock, index, "Черга")
    tick(NOW + MINUTE)
    asking.change(subscriber=subscriber, chosen=[(communications.pk, "news")], rhythm="weekly", language="uk")

    assert tick(THURSDAY) == 0


def test_whoever_has_not_confirmed_or_has_left_gets_nothing(clock, communications, index):
    asking.ask(
        email="never@example.org", chosen=[(communications.pk, "news")], rhythm="at-once", language="uk",
        site=communications, now=NOW,
    )  # fmt: skip
    asking.leave(subscriber=subscribed(communications, "left@example.org"))
    publish(clock, index, "Черга")

    assert tick(NOW + MINUTE) == 0


def test_a_letter_holds_what_mail_programs_make_their_button_from(clock, client, communications, index):
    subscribed(communications)
    publish(clock, index, "Черга")
    tick(NOW + MINUTE)
    headers = letters()[0].headers

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<http://[^/]+(/subscriptions/leave/\S+)>", headers["List-Unsubscribe"])[1]
    client.post(path, {"List-Unsubscribe": "One-Click"})
    assert not Subscriber.objects.exists()


def test_titles_are_shown_as_words(clock, communications, index):
    subscribed(communications)
    publish(clock, index, "<b>Рада & «Мальва»</b>", introduction="1 < 2")
    tick(NOW + MINUTE)
    [letter] = letters()

    assert letter.subject == "<b>Рада & «Мальва»</b>"
    assert "* <b>Рада & «Мальва»</b>" in letter.text
    assert "&lt;b&gt;Рада &amp; «Мальва»&lt;/b&gt;" in letter.html
    assert "<b>" not in letter.html


def test_a_letter_that_cannot_be_written_keeps_no_other_back(
    clock, communications, index, monkeypatch, caplog
):
    people = [subscribed(communications, f"r{number}@example.org", rhythm="at-once") for number in range(3)]
    make_news(index, "Новина")
    noticing.notice_new(now=NOW + MINUTE)
    real = digests.write_to

    def fails_for_the_first(pk, edition):
        if pk == people[0].pk:
            raise RuntimeError("broken")
        return real(pk, edition)

    monkeypatch.setattr(digests, "write_to", fails_for_the_first)
    assert digests.write_due(now=NOW + MINUTE) == (2, False)
    assert "r0@example.org" not in caplog.text


def test_a_title_cannot_write_headers(clock, communications, index):
    subscribed(communications)
    publish(clock, index, "Черга\r\nBcc: thief@example.org")

    assert tick(NOW + MINUTE) == 1
    assert letters()[0].subject == "Черга Bcc: thief@example.org"


def test_the_words_of_a_letter_are_read_once_for_all(
    clock, communications, index, django_assert_max_num_queries
):
    for number in range(20):
        subscribed(communications, f"{number}@example.org")
    publish(clock, index, "Черга")
    from subscriptions.domain import digests, noticing

    noticing.notice_new(now=NOW + MINUTE)
    with django_assert_max_num_queries(20 + 20 * 10):
        assert digests.write_due(now=NOW + MINUTE) == (20, False)
    assert Notice.objects.count() == 1


def test_those_who_chose_alike_read_the_same_with_links_of_their_own(clock, communications, index):
    people = [subscribed(communications, f"{number}@example.org") for number in range(2)]
    publish(clock, index, "Черга")
    assert tick(NOW + MINUTE) == 2

    first, second = letters()
    assert first.html != second.html
    for letter, one, other in ((first, *people), (second, *reversed(people))):
        for words in (letter.text, letter.html):
            assert words.count(one.key.hex) == 2
            assert other.key.hex not in words
            assert ".invalid" not in words

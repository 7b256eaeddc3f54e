"""The contact form: to the department at once, to the writer only when confirmed, to nobody else ever."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.roles import SiteName, SiteRole
from cms.mail.models import Letter
from feedback.domain import messages
from feedback.forms import ContactForm
from feedback.models import ContactMessage, ContactTopic
from tests.factories import make_contacts
from tests.open_forms import by_a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]
WRITER = "maria@example.com"


def write(client, topic, *, prefix: str = "", **values):
    fields = {
        "topic": getattr(topic, "pk", topic),
        "name": "Марія",
        "email": WRITER,
        "words": "Не відкривається сторінка 🙁",
    }
    return client.post(f"{prefix}/feedback/contact/", {**by_a_person(ContactForm), **fields, **values})


def html(response) -> str:
    return response.content.decode()


def link_in(letter: Letter) -> str:
    return re.search(r"http\S+(/feedback/copy/\S+/)", letter.text)[1]


def test_a_message_goes_to_the_address_of_its_topic_and_answers_go_to_the_writer(client, topic):
    assert write(client, topic).url == "/feedback/contact/sent/"
    letter = Letter.objects.get()
    assert (letter.to, letter.cc, letter.bcc, letter.reply_to) == (["site@example.org"], [], [], WRITER)
    assert letter.subject == "Message from the site: Сайт"
    assert "Не відкривається сторінка 🙁" in letter.text
    assert "Марія" in letter.text
    assert letter.about == f"feedback.contactmessage:{ContactMessage.objects.get().pk}"


def test_a_copy_is_sent_to_the_writer_only_after_a_button_behind_the_link(client, topic):
    assert write(client, topic, wants_copy="on").url == "/feedback/contact/sent/?copy"
    question = Letter.objects.get(to=[WRITER])
    assert question.is_secret
    assert "Не відкривається" not in question.text + question.html + question.subject
    assert "Марія" not in question.text + question.html
    link = link_in(question)
    client.get(link)
    assert Letter.objects.filter(to=[WRITER]).count() == 1
    client.post(link)
    client.post(link)
    copies = Letter.objects.filter(kind="account.feedback_copy")
    assert [letter.to for letter in copies] == [[WRITER]]
    assert "Не відкривається сторінка" in copies[0].text


def test_the_link_works_for_two_days_and_not_without_a_wish_for_a_copy(client, topic, time_machine):
    time_machine.move_to("2026-03-02 09:00:00+00:00", tick=False)
    write(client, topic, wants_copy="on")
    link = link_in(Letter.objects.get(to=[WRITER]))
    time_machine.shift(timedelta(days=2, seconds=1))
    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404
    assert client.get("/feedback/copy/anything/").status_code == 404
    assert not Letter.objects.filter(kind="account.feedback_copy").exists()


def test_the_question_and_the_copy_are_in_the_language_of_the_writer(client, topic):
    write(client, topic, prefix="/en", wants_copy="on")
    question = Letter.objects.get(to=[WRITER])
    link = re.search(r"http\S+(/en/feedback/copy/\S+/)", question.text)[1]
    client.post(link)
    assert "The site" in Letter.objects.get(kind="account.feedback_copy").subject


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "a@example.com\nBcc: b@example.com"),
        ("email", "a@example.com, b@example.com"),
        ("email", "a@example.com%0ABcc:b@example.com"),
        ("name", "x" * 151),
        ("words", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_the_rest_is_kept(client, topic, field, value):
    response = write(client, topic, **{field: value})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in html(response)
    assert ("Не відкривається" in html(response)) == (field != "words")
    assert not Letter.objects.exists()


@pytest.mark.parametrize("number", ["", "999", "x"])
def test_a_topic_that_is_not_there_is_refused(client, topic, number):
    response = write(client, number)
    assert response.status_code == 422
    assert 'id="id_topic_error"' in html(response)


def test_no_letter_can_be_given_a_header(client, topic):
    write(client, topic, name="Марія\r\nBcc: b@example.com", words="a\r\nBcc: b@example.com")
    letter = Letter.objects.get()
    assert letter.headers == {}
    assert "\n" not in letter.subject + letter.reply_to


def test_a_topic_of_the_other_site_is_not_offered_nor_taken(client, topic, foreign_topic):
    assert "Школи" not in html(client.get("/feedback/contact/"))
    assert write(client, foreign_topic).status_code == 422
    assert not Letter.objects.exists()


def test_without_topics_there_is_no_form_and_nothing_leads_to_it(client, communications, foreign_topic):
    page = make_contacts(communications)
    assert client.get("/feedback/contact/").status_code == 404
    assert "/feedback/contact/" not in html(client.get(page.url))


def test_the_footer_and_the_contacts_lead_to_the_form_as_soon_as_there_is_a_topic(client, communications):
    page = make_contacts(communications)
    client.get(page.url)
    ContactTopic.objects.create(site=communications, name_uk="Сайт", email="site@example.org")
    assert html(client.get(page.url)).count('href="/feedback/contact/"') == 2


def test_much_for_one_address_is_stopped(client, topic):
    for _turn in range(10):
        write(client, topic, wants_copy="on")
    answer = write(client, topic, wants_copy="on")
    assert answer.status_code == 429
    assert "Не відкривається" in html(answer)
    assert Letter.objects.filter(to=[WRITER]).count() == 3


def test_messages_and_their_letters_are_forgotten_after_their_term(client, topic):
    write(client, topic, wants_copy="on")
    Letter.objects.update(state=Letter.State.SENT)
    now = timezone.now()
    assert messages.forget_old(now=now + timedelta(days=89)) == 0
    assert messages.forget_old(now=now + timedelta(days=91)) == 1
    assert not ContactMessage.objects.exists()
    assert {(letter.text, letter.reply_to, *letter.to) for letter in Letter.objects.all()} == {("", "")}


def test_a_message_forgotten_at_this_very_moment_has_no_copy(client, topic, monkeypatch):
    write(client, topic, wants_copy="on")
    link = link_in(Letter.objects.get(to=[WRITER]))
    message = ContactMessage.objects.get()
    message.delete()
    monkeypatch.setattr(messages, "by_link", lambda token: message)

    response = client.post(link)
    assert (response.status_code, "This link does not work any more" in html(response)) == (404, True)
    assert not Letter.objects.filter(kind="feedback.copy").exists()


def test_a_message_outlives_its_topic(client, topic):
    write(client, topic, wants_copy="on")
    topic.delete()
    client.post(link_in(Letter.objects.get(to=[WRITER])))
    assert "Сайт" in Letter.objects.get(kind="account.feedback_copy").subject


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(), email=st.text() | st.emails(), words=st.text(), number=st.text(), wants=st.text())
@example(name="\0", email="\0@example.com", words="\0", number="\0", wants="\0")
@example(name="а" * 9999, email="a@" + "b" * 9999, words="🙁" * 9999, number="9" * 5000, wants="on")
def test_junk_is_answered_without_an_error(client, topic, name, email, words, number, wants):
    junk = {"name": name, "email": email, "words": words, "wants_copy": wants}
    assert write(client, topic, **junk).status_code in {302, 422, 429}
    assert write(client, number, **junk).status_code in {302, 422, 429}


class TestEditors:
    """Topics are kept by the site's own people; where approval is required, by its publishers."""

    LIST = "/admin/snippets/feedback/contacttopic/"

    @pytest.mark.parametrize(
        ("site", "role", "expected"),
        [
            (SiteName.COMMUNICATIONS, SiteRole.AUTHOR, False),
            (SiteName.COMMUNICATIONS, SiteRole.EDITOR, True),
            (SiteName.COMMUNICATIONS, SiteRole.PUBLISHER, True),
            (SiteName.EDUCATION, SiteRole.EDITOR, False),
            (SiteName.EDUCATION, SiteRole.PUBLISHER, True),
        ],
    )
    def test_who_changes_the_topics_of_a_site(self, editor, topic, foreign_topic, site, role, expected):
        own = topic if site == SiteName.COMMUNICATIONS else foreign_topic
        other = foreign_topic if own == topic else topic
        client = editor(site, role)
        values = {"name_uk": "Інше", "name_en": "", "email": "new@example.org", "order": "1"}
        for one in (own, other):
            client.post(f"{self.LIST}edit/{one.pk}/", {**values, "site": one.site_id})
        own.refresh_from_db()
        other.refresh_from_db()
        assert (own.email == "new@example.org") == expected
        assert other.email != "new@example.org"


def test_a_topic_is_named_in_the_readers_language(topic):
    with translation.override("en"):
        assert topic.name == "The site"

"""The two forms and the links of letters: nothing typed is lost, nobody learns who took part."""

import re

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.mail.models import Letter
from tests.open_forms import by_a_person
from tests.volunteering.factories import AFTER, NEW, NOW, OLD, REASON, proposed, published, supported
from volunteering.domain import links, supporting
from volunteering.forms import ProposalForm, SupportForm
from volunteering.models import Proposal, Support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def way(consultation, number: str = "4.2", kind: str = "") -> str:
    return f"/volunteering/propose/{consultation.key}/{number}/{kind}"


def propose(client, consultation, **values):
    values = {"text": NEW, "reason": REASON, "email": "olha@example.org", **values}
    return client.post(way(consultation), values | by_a_person(ProposalForm))


def support(client, proposal, email: str):
    return client.post(f"/volunteering/support/{proposal.key}/", {"email": email} | by_a_person(SupportForm))


def test_the_form_begins_with_the_clause_as_it_stands_and_is_kept_by_nobody(client, consultation):
    response = client.get(way(consultation))

    assert OLD in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(client, consultation):
    response = propose(client, consultation, text=OLD, reason="Чому? Бо так.")

    page = response.content.decode()
    assert response.status_code == 422
    assert "This is the clause as it stands" in page
    assert "Чому? Бо так." in page
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "heading", "fields", "values", "kept"),
    [
        ("new/", "Propose a new clause after 4.2", ["text", "reason"], {"text": NEW}, ("add", NEW)),
        ("drop/", "Propose to drop clause 4.2", ["reason"], {}, ("drop", "")),
    ],
)
def test_a_new_clause_and_one_to_drop_have_forms_of_their_own(
    client, consultation, kind, heading, fields, values, kept
):
    address = way(consultation, kind=kind)
    page = client.get(address)
    assert heading in page.text
    assert OLD in page.text.replace("\xa0", " ")
    assert list(page.context["form"].fields) == [*fields, "shown_name", "email"]
    assert page.context["form"].initial == {}

    refused = client.post(address, values | {"email": "o@example.org"} | by_a_person(ProposalForm))
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])
    values |= {"reason": REASON, "email": "o@example.org"}
    assert client.post(address, values | by_a_person(ProposalForm)).status_code == 200

    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.text) == kept
    link = re.search(r"/volunteering/confirm/\S+", Letter.objects.get().text)[0]
    assert f"You propose a change: {proposal.what}" in client.get(link).text


def test_each_form_leads_to_the_other_two(client, consultation):
    for own in ("", "new/", "drop/"):
        page = client.get(way(consultation, kind=own)).text
        ways = re.findall(r'<a class="chip" href="([^"]+)"( aria-current="page")?', page)
        assert ways == [
            (way(consultation, kind=kind), ' aria-current="page"' if kind == own else "")
            for kind in ("", "new/", "drop/")
        ]


def test_on_the_other_site_and_after_the_end_there_is_no_form(client, consultation):
    assert client.get(way(consultation), headers={"host": "osvita.localhost"}).status_code == 404
    with time_machine.travel(AFTER, tick=False):
        assert "<textarea" not in client.get(way(consultation)).content.decode()
        assert propose(client, consultation).status_code == 200
    assert Proposal.objects.count() == 0


def test_in_english_the_english_words_are_changed(client, consultation):
    response = client.get(f"/en{way(consultation)}")
    assert f"{OLD} (en)" in response.content.decode()

    values = {"text": "New", "reason": "Because", "email": "o@example.org"} | by_a_person(ProposalForm)
    client.post(f"/en{way(consultation)}", values)
    assert Proposal.objects.get().language == "en"
    assert "/en/volunteering/confirm/" in Letter.objects.get().text


def test_a_known_supporter_is_answered_like_an_unknown_one(client, consultation):
    proposal = published(consultation)
    supported(proposal, "known@example.org")

    def answer(email: str) -> str:
        return re.sub(r"[\w.]+@example\.org", "@", support(client, proposal, email).content.decode())

    assert answer("known@example.org") == answer("unknown@example.org")


def test_words_of_a_stranger_are_shown_behind_the_link_and_not_in_the_letter(client, consultation):
    words = "Виграли мільйон: https://evil.example/ забирайте"
    proposed(consultation, text=words, reason=words, shown_name=words, email="victim@example.org")

    letter = Letter.objects.get()
    assert not any("evil" in part or "мільйон" in part for part in (letter.subject, letter.text, letter.html))
    assert "Change of clause 4.2" in letter.text
    assert words in client.get(re.search(r"/volunteering/confirm/\S+", letter.text)[0]).content.decode()


def test_following_a_link_only_shows_a_button(client, consultation):
    proposal = proposed(consultation)
    link = re.search(r"/volunteering/confirm/\S+", Letter.objects.get().text)[0]

    assert client.get(link).status_code == 200
    proposal.refresh_from_db()
    assert proposal.state == "asked"


@pytest.mark.parametrize(("answers", "kept"), [({}, ""), ({"wants_answer": "on"}, "victim@example.org")])
def test_only_whoever_reads_the_letter_asks_for_the_answer(client, consultation, answers, kept):
    proposal = published(consultation)
    way = f"/volunteering/support/{proposal.key}/"
    assert "wants_answer" not in client.get(way).content.decode()
    stranger = {"email": "victim@example.org", "wants_answer": "on"}
    client.post(way, stranger | by_a_person(SupportForm))

    link = re.search(r"/volunteering/confirm-support/\S+", Letter.objects.latest("pk").text)[0]
    assert 'name="wants_answer"' in client.get(link).content.decode()
    client.post(link, answers)
    support = Support.objects.get()
    assert (support.confirmed_at, support.email) == (NOW, kept)


@pytest.mark.parametrize("what", ["proposal", "support"])
def test_what_is_forgotten_at_this_very_moment_is_gone(client, consultation, monkeypatch, what):
    row = proposed(consultation)
    if what == "support":
        row = supporting.support(proposal=published(consultation), email="o@example.org", now=NOW)
    way = re.search(r"/volunteering/\S+", links.address(row, f"{what}_confirm"))[0]

    def found_and_lost(_token):
        type(row).objects.filter(pk=row.pk).delete()
        return row

    monkeypatch.setattr(links, f"{what}_of", found_and_lost)
    response = client.post(way)
    assert (response.status_code, "This link works no more" in response.text) == (404, True)


def test_altered_links_and_links_of_other_actions_are_answered_alike(client, consultation):
    proposal = published(consultation)
    row = supporting.support(proposal=proposal, email="o@example.org", now=NOW)
    token = links.address(row, links.CONFIRM_SUPPORT).rstrip("/").rpartition("/")[2]

    answers = {
        client.post(f"/volunteering/{action}/{key}/").content
        for action, key in [("confirm", token), ("confirm", "x"), ("confirm-support", token + "x")]
    }
    assert len(answers) == 1
    assert Support.objects.get().confirmed_at is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=200), reason=st.text(max_size=200), shown_name=st.text(max_size=140),
    email=st.one_of(st.text(max_size=60), st.emails(), st.just("a@b.co\nBcc: c@d.co")),
)  # fmt: skip
def test_junk_is_answered_and_never_breaks_a_letter(client, consultation, text, reason, shown_name, email):
    response = propose(client, consultation, text=text, reason=reason, shown_name=shown_name, email=email)

    assert response.status_code in (200, 422, 429)
    assert all("\n" not in to for letter in Letter.objects.all() for to in [*letter.to, letter.subject])

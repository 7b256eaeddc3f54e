"""Forms that anybody may send: people are let through, bots are made to work, nothing typed is lost."""

import base64
import hashlib
import json
import re

import pytest
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from cms.open_forms import PROOF, STAMP, TRAP, Limit, OpenForm, proof
from cms.open_forms.stamps import Kind, Stamp, read
from tests.open_forms import by_a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


class NoteForm(OpenForm, forms.Form):
    purpose = "note"
    per_address = Limit(doubtful=3, most=6, seconds=3600)
    per_email = Limit(doubtful=1, most=2, seconds=3600)
    email_field = "email"

    email = forms.EmailField(required=False)
    words = forms.CharField(max_length=20)


class NamelessForm(NoteForm):
    keeps_nothing = True


def request_from(address: str = "192.0.2.1") -> HttpRequest:
    return RequestFactory().post("/", REMOTE_ADDR=address)


def sent(hidden: dict | None = None, *, form=NoteForm, address: str = "192.0.2.1", **values) -> NoteForm:
    """The form with what was sent; by a person unless the hidden fields are given."""
    hidden = by_a_person(form) if hidden is None else hidden
    return form({"words": "Добрий день", **hidden, **values}, request=request_from(address))


def returned(form: NoteForm) -> dict[str, str]:
    """The hidden fields of the form as it came back."""
    html = render_to_string("components/open_form.html", {"form": form})
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', html)) | {TRAP: ""}


def solved(form: NoteForm) -> str:
    """The proof that a browser sends: the number that the form's challenge asks for."""
    asked = json.loads(form.challenge)
    number = next(
        number
        for number in range(asked["maxnumber"] + 1)
        if hashlib.sha256(f"{asked['salt']}{number}".encode()).hexdigest() == asked["challenge"]
    )
    answer = {name: asked[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**answer, "number": number, "took": 1}).encode()).decode()


def test_a_form_that_a_person_filled_in_is_taken():
    form = sent()
    assert form.is_valid()
    assert (form.status, form.is_under_suspicion) == (200, False)


@pytest.mark.parametrize(
    "hidden",
    [
        lambda: {**by_a_person(NoteForm), TRAP: "https://spam.example"},
        lambda: by_a_person(NoteForm, seconds=1),
        dict,
        lambda: {STAMP: "f.1.aa:forged"},
        lambda: by_a_person(type("Other", (NoteForm,), {"purpose": "other"})),
    ],
    ids=["trap", "hasty", "no stamp", "forged", "another form's"],
)
def test_every_suspicion_is_answered_alike(hidden):
    form = sent(hidden())
    assert not form.is_valid()
    assert (form.status, form.is_under_suspicion, list(form.errors)) == (422, True, ["__all__"])
    assert form.non_field_errors()[0].startswith("Nothing has been sent yet")
    assert form["words"].value() == "Добрий день"


def test_a_suspicious_form_is_taken_once_the_browser_has_worked():
    suspicious = sent({})
    assert not suspicious.is_valid()
    assert sent({**returned(suspicious), PROOF: solved(suspicious)}).is_valid()


def test_a_suspicious_form_is_taken_without_javascript_after_half_a_minute(time_machine):
    time_machine.move_to("2026-11-23 12:00:00+00:00", tick=False)
    suspicious = sent({})
    assert not suspicious.is_valid()
    hidden = returned(suspicious)
    time_machine.shift(20)
    early = sent(hidden)
    assert not early.is_valid()
    hidden = returned(early)
    time_machine.shift(10)
    assert sent(hidden).is_valid()


def test_a_proof_serves_one_form_once():
    suspicious = sent({})
    assert not suspicious.is_valid()
    answer = {**returned(suspicious), PROOF: solved(suspicious)}
    assert sent(answer).is_valid()
    assert not sent(answer).is_valid()
    other = sent({})
    assert not other.is_valid()
    assert not sent({**returned(other), PROOF: answer[PROOF]}).is_valid()


def test_of_two_copies_of_one_form_that_arrive_together_one_is_taken(monkeypatch):
    hidden = by_a_person(NoteForm)
    assert sent(hidden).is_valid()
    # As if the second had asked before the first was written down.
    monkeypatch.setattr(NoteForm, "_is_spent", lambda form, stamp: False)
    assert not sent(hidden).is_valid()


def test_the_addresses_of_one_line_count_as_one():
    line, neighbour = "2001:db8:1:2::{}", "2001:db8:1:3::1"
    for number in range(6):
        sent(address=line.format(number)).is_valid()
    refused = sent(address=line.format("ffff"))
    assert (refused.is_valid(), refused.status) == (False, 429)
    assert sent(address=neighbour).is_valid()


def test_an_expired_proof_is_none(time_machine):
    time_machine.move_to("2026-11-23 12:00:00+00:00", tick=False)
    suspicious = sent({})
    assert not suspicious.is_valid()
    answer = solved(suspicious)
    assert proof.is_solved(answer, suspicious.stamp.number)
    time_machine.shift(proof.LASTS)
    assert not proof.is_solved(answer, suspicious.stamp.number)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": -1},
        {"number": 10**9},
        {"number": True},
        {"salt": "x"},
        {"signature": "\ud800"},
        {"algorithm": "MD5"},
        {"challenge": 1},
    ],
)
def test_a_proof_that_was_altered_is_none(changes):
    suspicious = sent({})
    assert not suspicious.is_valid()
    answer = json.loads(base64.b64decode(solved(suspicious)))
    altered = base64.b64encode(json.dumps({**answer, **changes}).encode()).decode()
    assert not proof.is_solved(altered, suspicious.stamp.number)


@given(payload=st.text() | st.binary().map(lambda raw: base64.b64encode(raw).decode())
       | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(
           lambda junk: base64.b64encode(json.dumps(junk).encode()).decode()))  # fmt: skip
def test_junk_for_a_proof_is_none(payload):
    assert not proof.is_solved(payload, "00")


@given(text=st.text() | st.text().map(lambda text: f"f.1.00:{text}"))
def test_junk_for_a_stamp_is_none(text):
    assert read(text, "note") is None


def test_a_form_with_mistakes_comes_back_with_them_alone_and_may_be_mended_at_once():
    mistaken = sent(words="")
    assert not mistaken.is_valid()
    assert (mistaken.status, list(mistaken.errors), mistaken.is_under_suspicion) == (422, ["words"], False)
    assert sent(returned(mistaken)).is_valid()


def test_mistakes_do_not_wash_off_haste():
    mistaken = sent({}, words="")
    assert not mistaken.is_valid()
    assert not sent(returned(mistaken)).is_valid()


def test_what_is_sent_twice_is_suspicious():
    hidden = by_a_person(NoteForm)
    assert sent(hidden).is_valid()
    again = sent(hidden)
    assert not again.is_valid()
    assert again.is_under_suspicion


def test_a_form_that_stood_open_for_half_a_day_comes_back_to_be_looked_through():
    old = sent(by_a_person(NoteForm, seconds=12 * 3600 + 5))
    assert not old.is_valid()
    assert old.non_field_errors()[0].startswith("The form has stood open for a long time")
    assert (old.status, old.is_under_suspicion, old["words"].value()) == (422, False, "Добрий день")
    assert read(old.signed_stamp, "note").kind == Kind.FRESH


def test_much_from_one_address_is_suspicious_then_refused_and_others_are_let_through():
    assert [sent().is_valid() for _ in range(3)] == [True, True, True]
    doubtful = sent()
    assert not doubtful.is_valid()
    assert (doubtful.is_under_suspicion, doubtful.status) == (True, 422)
    assert sent({**returned(doubtful), PROOF: solved(doubtful)}).is_valid()
    assert not sent().is_valid()
    refused = sent()
    assert not refused.is_valid()
    assert (refused.status, refused.is_under_suspicion) == (429, False)
    assert refused["words"].value() == "Добрий день"
    assert sent(address="192.0.2.2").is_valid()


def test_much_for_one_e_mail_address_is_limited_however_it_is_spelt_and_wherever_it_comes_from():
    assert sent(email="maria@example.com").is_valid()
    doubtful = sent(email="Maria@Example.com", address="192.0.2.2")
    assert not doubtful.is_valid()
    assert doubtful.is_under_suspicion
    refused = sent(email="maria@example.com", address="192.0.2.3")
    assert not refused.is_valid()
    assert refused.status == 429
    assert sent(email="petro@example.com", address="192.0.2.3").is_valid()


def test_a_form_that_keeps_nothing_counts_nothing(monkeypatch):
    for name in ("set", "add", "incr"):
        monkeypatch.setattr(cache, name, lambda *args, **kwargs: pytest.fail("something was kept"))
    assert [sent(form=NamelessForm, email="a@example.com").is_valid() for _ in range(8)] == [True] * 8
    assert not sent({}, form=NamelessForm).is_valid()


def test_the_cache_knows_no_address(monkeypatch):
    keys = []
    add = cache.add
    monkeypatch.setattr(
        cache, "add", lambda key, *args, **kwargs: keys.append(key) or add(key, *args, **kwargs)
    )
    assert sent(email="maria@example.com").is_valid()
    assert len(keys) == 3
    assert not [key for key in keys if "192.0.2" in key or "maria" in key]


def test_a_refusal_of_the_domain_gives_the_form_back_to_be_mended():
    form = sent()
    assert form.is_valid()
    form.add_error("words", "Taken.")
    assert form.status == 422
    assert sent(returned(form)).is_valid()


def test_the_trap_is_hidden_from_everybody_and_not_filled_in_by_browsers():
    html = render_to_string("components/open_form.html", {"form": NoteForm(request=request_from())})
    assert '<div class="visually-hidden" aria-hidden="true">' in html
    assert 'tabindex="-1" autocomplete="off"' in html
    assert "data-altcha" not in html


def test_stamps_are_never_alike():
    assert Stamp.new(Kind.FRESH).number != Stamp.new(Kind.FRESH).number

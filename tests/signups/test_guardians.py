"""Without a guardian's consent nobody has a place, also when it is withdrawn later."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.forms import get_image_form

from accounts.roles import SiteName, SiteRole, site_group
from cms.consent import Consent, ConsentText, Scope, withdraw
from cms.mail.models import Letter
from cms.media.models import SiteImage
from signups.domain import asking, guardians
from signups.forms import SignUpForm
from signups.models import SignUp
from tests.cms.consents import make_consent
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_user
from tests.open_forms import by_a_person
from tests.signups.conftest import NOW, asked, make_session, make_text, placed
from tests.signups.test_links import path_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "clock")]

State = SignUp.State


@pytest.fixture
def guarded(communications):
    return make_session(communications, guardian_text=make_text(), least_age=14, places=1)


@pytest.fixture
def minor(guarded) -> SignUp:
    row = asked(guarded, age=15, guardian_name="Петренко Ірина", guardian_email="iryna@example.org")
    return asking.confirm(sign_up=row, now=NOW)


def agreed(minor: SignUp) -> SignUp:
    return asking.agree(sign_up=minor, giver_name="Петренко Ірина", now=NOW)


def test_a_withdrawn_consent_frees_the_place_for_whoever_waits(guarded, minor):
    agreed(minor)
    waiting = placed(guarded, "Друга", age=30)

    withdraw(consent=Consent.objects.get(), by=None, reason="Передумала", now=NOW)

    minor.refresh_from_db()
    waiting.refresh_from_db()
    assert (minor.state, waiting.state) == (State.CANCELLED, State.PLACED)
    letter = Letter.objects.get(kind="account.sign_up_unconsented")
    assert letter.to == [minor.email]


def test_what_is_over_stays_when_a_consent_is_withdrawn(guarded, minor):
    agreed(minor)

    withdraw(consent=Consent.objects.get(), by=None, reason="", now=guarded.ends_at)

    minor.refresh_from_db()
    assert minor.state == State.PLACED


def test_a_consent_to_something_else_changes_nothing(guarded, minor):
    agreed(minor)
    other = Consent.objects.get()
    other.subject_type = "contests.participant"
    guardians.lock_session_of(other)
    guardians.consent_ended(other, None, NOW)

    minor.refresh_from_db()
    assert minor.state == State.PLACED


def test_a_guardian_refuses_by_the_link(client, minor):
    path = path_in(Letter.objects.get(kind="account.sign_up_guardian"))

    assert 'name="refuses"' in client.get(path).text
    assert client.post(path, {"refuses": "yes"}).status_code == 200
    assert client.post(path, {"refuses": "yes"}).status_code == 409

    minor.refresh_from_db()
    assert (minor.state, Consent.objects.count()) == (State.CANCELLED, 0)
    assert Letter.objects.filter(kind="account.sign_up_unconsented").count() == 1


def test_a_guardian_who_consented_withdraws_by_the_same_link(client, minor):
    agreed(minor)

    client.post(path_in(Letter.objects.get(kind="account.sign_up_guardian")), {"refuses": "yes"})

    minor.refresh_from_db()
    assert (minor.state, Consent.objects.get().withdrawn_at) == (State.CANCELLED, NOW)
    assert Letter.objects.filter(kind="account.sign_up_unconsented").count() == 1


def test_the_evidence_names_no_address(minor):
    agreed(minor)

    assert "@" not in Consent.objects.get().evidence_note


def test_guardians_are_given_a_text_about_taking_part(guarded):
    guarded.full_clean()
    guarded.guardian_text.scopes = [Scope.PUBLISH_WORK]

    with pytest.raises(ValidationError) as refused:
        guarded.full_clean()
    assert list(refused.value.message_dict) == ["guardian_text"]


@pytest.fixture
def mute(minor) -> ConsentText:
    """The session's text, as long as it does not speak of taking part."""
    ConsentText.objects.update(scopes=[Scope.PUBLISH_WORK])
    return ConsentText.objects.get()


def test_nobody_consents_by_a_text_that_does_not_speak_of_it(client, minor, mute):
    path = path_in(Letter.objects.get(kind="account.sign_up_guardian"))
    consent = {"giver_name": "Петренко Ірина", "agrees": "on"}

    shown, sent = client.get(path), client.post(path, consent)

    minor.refresh_from_db()
    for response in (shown, sent):
        assert response.status_code == 409
        assert "does not speak of taking part" in response.text.replace("\N{NO-BREAK SPACE}", " ")
        assert 'name="agrees"' not in response.text
    assert (minor.state, Consent.objects.count()) == (State.ASKED, 0)

    ConsentText.objects.update(scopes=[Scope.TAKE_PART])
    assert client.post(path, consent).status_code == 200
    minor.refresh_from_db()
    assert minor.state == State.PLACED


def test_minors_are_not_asked_for_a_consent_that_nobody_can_give(guarded, mute):
    guarded.refresh_from_db()

    with pytest.raises(ValidationError) as refused:
        asked(guarded, "Юна", age=16, guardian_name="Ірина", guardian_email="i@example.org")
    assert list(refused.value.message_dict) == ["age"]
    assert asked(guarded, "Доросла", age=18).pk


def test_a_cleaned_session_is_not_dated_anew(guarded):
    guarded.cleaned_at = guarded.ends_at + timedelta(days=90)
    guarded.full_clean()
    guarded.ends_at = guarded.cleaned_at + timedelta(days=1)

    with pytest.raises(ValidationError) as refused:
        guarded.full_clean()
    assert list(refused.value.message_dict) == ["ends_at"]


NOT_EIGHTEEN = "Only for those not yet eighteen."
BY_A_GUARDIAN = "A child under fourteen is signed up by a parent or guardian."


@pytest.mark.parametrize(
    ("least", "most", "asked_for", "said"),
    [
        (7, 14, "always", [BY_A_GUARDIAN]),
        (14, 17, "always", []),
        (14, None, "below eighteen", [NOT_EIGHTEEN]),
        (None, None, "below eighteen", [BY_A_GUARDIAN, NOT_EIGHTEEN]),
        (18, None, "never", []),
    ],
)
def test_the_form_asks_for_a_guardian_where_one_may_be_needed(client, guarded, least, most, asked_for, said):
    guarded.least_age, guarded.most_age = least, most
    guarded.save()

    response = client.get(f"/signup/{guarded.key}/")
    fields = response.context["form"].fields

    assert ("guardian_name" in fields, "guardian_email" in fields) == (asked_for != "never",) * 2
    if asked_for != "never":
        required = {fields["guardian_name"].required, fields["guardian_email"].required}
        assert required == {asked_for == "always"}
    assert [words for words in (BY_A_GUARDIAN, NOT_EIGHTEEN) if words in response.text] == said


def test_a_guardian_who_is_not_named_is_asked_for_in_words(client, guarded):
    guarded.least_age, guarded.most_age = 7, 14
    guarded.save()

    response = client.post(
        f"/signup/{guarded.key}/",
        {**by_a_person(SignUpForm), "name": "Оля", "email": "olia@example.org", "age": 9},
    )

    assert response.context["form"].errors == {
        "guardian_name": ["Give the name of a parent or guardian."],
        "guardian_email": ["Give the e-mail of a parent or guardian: they consent by a link."],
    }


@pytest.mark.parametrize(("role", "sees"), [(SiteRole.EDITOR, False), (SiteRole.PUBLISHER, True)])
def test_consents_for_minors_are_read_by_those_who_see_the_list(minor, role, sees):
    agreed(minor)
    user = in_groups(make_user("reader@example.org"), site_group(SiteName.COMMUNICATIONS, role))
    client = signed_in(user)

    listed = client.get(reverse("consents:list"))
    read = client.get(reverse("consents:inspect", args=[Consent.objects.get().pk]))

    assert (listed.status_code, minor.name in listed.text) == (200, sees)
    assert (minor.name in read.text) is sees


@pytest.mark.parametrize(("role", "offered"), [(SiteRole.EDITOR, False), (SiteRole.PUBLISHER, True)])
def test_pictures_are_given_consents_for_minors_by_those_who_see_the_list(minor, role, offered):
    agreed(minor)
    consent = Consent.objects.get()
    of_the_site = make_consent("Марічка К.", site=consent.site)
    user = in_groups(make_user("reader@example.org"), site_group(SiteName.COMMUNICATIONS, role))

    form = get_image_form(SiteImage)(user=user)

    assert of_the_site in form.fields["consents"].queryset
    assert (consent in form.fields["consents"].queryset) is offered

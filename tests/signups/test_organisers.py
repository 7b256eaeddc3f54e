"""Who names organisers, who see lists of minors: coordinators only, by address; it is written down."""

import pytest
from django.urls import reverse

from accounts.roles import SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from cms.mail.models import Letter
from signups import queries
from signups.admin.snippets import SessionViewSet
from signups.domain import sessions
from signups.models import Session, SignUp
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_user
from tests.signups.conftest import NOW, make_session, placed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


def of_communications(role: SiteRole):
    return in_groups(make_user(f"{role.name}@example.org"), site_group(SiteName.COMMUNICATIONS, role))


def form_of(session: Session, user, **changes):
    form_class = SessionViewSet().get_edit_handler().get_form_class()
    shown = form_class(instance=session, for_user=user)
    values = {name: shown[name].value() for name in shown.fields}
    values |= {"starts_at": session.starts_at, "ends_at": session.ends_at, "least_age": 18}
    values = {name: value for name, value in values.items() if value is not None}
    return form_class({**values, **changes}, instance=session, for_user=user)


@pytest.fixture
def organised(communications):
    session = make_session(communications)
    session.organisers.add(make_user("organiser@example.org"))
    return session


def organisers_after(form) -> set[str]:
    assert form.is_valid(), form.errors
    return set(form.save().organisers.values_list("email", flat=True))


def test_a_publisher_names_organisers_by_address(organised):
    make_user("new@example.org")
    form = form_of(organised, of_communications(SiteRole.PUBLISHER), organisers="NEW@example.org")

    assert organisers_after(form) == {"new@example.org"}


def test_an_editor_names_nobody_and_loses_nobody(organised):
    editor = of_communications(SiteRole.EDITOR)
    form = form_of(organised, editor, organisers=editor.email)

    assert organisers_after(form) == {"organiser@example.org"}


def of_both(role_there: SiteRole):
    """An editor of communications who is more on the education site."""
    here = site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR)
    return in_groups(make_user("both@example.org"), here, site_group(SiteName.EDUCATION, role_there))


def test_a_session_with_sign_ups_stays_on_its_site(communications, education):
    session, user = make_session(communications), of_both(SiteRole.PUBLISHER)
    sign_up = placed(session)
    form = form_of(session, user, site=education.pk)

    assert not form.is_valid()
    assert list(form.errors) == ["site"]
    assert sign_up not in queries.sign_ups_organised_by(user)


def test_a_session_without_any_may_move(communications, education):
    form = form_of(make_session(communications), of_both(SiteRole.PUBLISHER), site=education.pk)

    assert form.is_valid(), form.errors
    assert form.save().site == education


def test_no_account_is_listed(organised):
    make_user("stranger@example.org")
    form = form_of(organised, of_communications(SiteRole.PUBLISHER))

    assert "stranger@" not in form.as_p()
    assert "organiser@example.org" in form.as_p()


def test_an_address_without_an_account_is_refused(organised):
    form = form_of(organised, of_communications(SiteRole.PUBLISHER), organisers="nobody@example.org")

    assert form.errors == {"organisers": ["Nobody has an account with this address: nobody@example.org"]}


def test_who_was_named_is_written_down(organised):
    before = list(organised.organisers.values_list("pk", flat=True))
    new = make_user("new@example.org")
    sessions.organisers_changed(session=organised, before=before, by=new)
    organised.organisers.set([new])
    sessions.organisers_changed(session=organised, before=before, by=new)

    record = AuditRecord.objects.get(action="session.organisers")
    assert record.data == {"added": [new.pk], "removed": before}


def saved_by(client, form):
    """Send what a tab with ``form`` holds."""
    address = reverse(SessionViewSet().get_url_name("edit"), args=[form.instance.pk])
    times = {"starts_at": "2030-03-14 10:00", "ends_at": "2030-03-14 12:00"}
    return client.post(address, {**form.data, **times})


def test_a_tab_opened_before_neither_revives_a_session_nor_gives_its_places(organised):
    publisher = of_communications(SiteRole.PUBLISHER)
    Session.objects.update(places=1)
    organised.refresh_from_db()
    placed(organised, "Перша")
    waiting = placed(organised, "Друга")
    stale = form_of(organised, publisher, name_uk="Інша назва", places=5)
    sessions.cancel_session(session=organised, reason="Дощ", by=publisher, now=NOW)

    assert saved_by(signed_in(publisher), stale).status_code == 302

    organised.refresh_from_db()
    waiting.refresh_from_db()
    assert (organised.name_uk, organised.cancellation_reason) == ("Інша назва", "Дощ")
    assert (organised.cancelled_at, organised.sequence) == (NOW, 1)
    assert waiting.state == SignUp.State.WAITING


def test_a_tab_opened_before_tells_people_what_it_changes_back(organised):
    publisher = of_communications(SiteRole.PUBLISHER)
    placed(organised)
    stale = form_of(organised, publisher)
    client = signed_in(publisher)
    saved_by(client, form_of(organised, publisher, place_uk="Інше місце"))
    Letter.objects.all().delete()

    saved_by(client, stale)

    organised.refresh_from_db()
    assert (organised.place_uk, organised.sequence) == ("Парк Шевченка", 2)
    assert Letter.objects.get().kind == "account.sign_up_changed"


def test_the_editor_shows_and_saves_the_form(organised):
    publisher = of_communications(SiteRole.PUBLISHER)
    address = reverse(SessionViewSet().get_url_name("edit"), args=[organised.pk])
    client = signed_in(publisher)

    assert "organiser@example.org" in client.get(address).text
    form = form_of(organised, publisher, organisers=publisher.email)
    sent = {**form.data, "starts_at": "2030-03-14 10:00", "ends_at": "2030-03-14 12:00"}
    response = client.post(address, sent)

    assert response.status_code == 302
    assert AuditRecord.objects.filter(action="session.organisers", actor=publisher).count() == 1

"""An organiser's room: own sessions only, who comes, who came, the papers of it."""

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from cms.codes import written
from cms.mail.models import Letter
from signups.certificates import hours_of
from signups.domain import asking, attendance, places, retention, sessions
from signups.models import SignUp
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_user
from tests.signups.conftest import NOW, STARTS, asked, make_session, make_text, placed
from tests.signups.test_links import path_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def clock(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def organiser(session):
    user = make_user("organiser@example.org")
    session.organisers.add(user)
    return user


@pytest.fixture
def room(clock, organiser):
    return signed_in(organiser)


def way(name: str, session, *more) -> str:
    return reverse(f"session_{name}", args=[session.key, *more])


def test_the_way_in_is_shown_to_organisers_only(room, django_user_model):
    assert reverse("session_room") in room.get(reverse("session_room")).text.partition("<main")[2]
    stranger = signed_in(make_user("stranger@example.org"))
    assert "You organise nothing yet" in stranger.get(reverse("session_room")).text


def test_an_organiser_sees_own_sessions_and_their_people_only(room, session, communications):
    other = make_session(communications, name_uk="Чужа")
    placed(session, "Петренко Оля")
    placed(other, "Таємна Особа")

    assert "Толока в\N{NO-BREAK SPACE}парку" in room.get(reverse("session_room")).text
    assert "Чужа" not in room.get(reverse("session_room")).text
    assert "Петренко Оля" in room.get(way("people", session)).text
    assert room.get(way("people", other)).status_code == 404


def test_the_nearest_session_comes_first_and_what_is_long_over_last(room, session, communications, organiser):
    for name, days in (("Пізніша", 5), ("Учорашня", -13), ("Раніша", -5), ("Давня", -20)):
        starts = STARTS + timedelta(days=days)
        other = make_session(
            communications, name_uk=name, starts_at=starts, ends_at=starts + timedelta(hours=1)
        )
        other.organisers.add(organiser)

    context = room.get(reverse("session_room")).context

    assert [one.name_uk for one in context["ahead"]] == ["Раніша", "Толока в парку", "Пізніша"]
    assert [one.name_uk for one in context["over"]] == ["Учорашня", "Давня"]


@pytest.mark.parametrize(
    ("places", "words"),
    [(2, "1 of 2 places are taken"), (1, "1 of 1 place is taken"), (None, "1 person has signed up")],
)
def test_how_full_it_is_is_said_in_words(room, session, places, words):
    session.places = places
    session.save()
    placed(session)

    for address in (reverse("session_room"), way("people", session)):
        assert words in " ".join(room.get(address).text.split())


def test_whoever_left_a_phone_only_is_confirmed_by_the_organiser(room, session):
    row = asked(session, "Без пошти", email="", phone="067 010 15 80")
    assert "Call to confirm" in room.get(way("people", session)).text

    room.post(way("confirm", session, row.pk))

    row.refresh_from_db()
    assert row.state == SignUp.State.PLACED


def test_whoever_left_an_address_confirms_alone(room, session):
    row = asked(session)
    assert room.post(way("confirm", session, row.pk)).status_code == 404


def test_somebody_taken_off_the_list_reads_why(room, session):
    row = placed(session)

    assert room.post(way("cancel_one", session, row.pk), {"reason": ""}).status_code == 422
    room.post(way("cancel_one", session, row.pk), {"reason": "Двічі в списку"})

    assert "Двічі в списку" in Letter.objects.get(kind="account.sign_up_cancelled_by_organiser").text


def test_the_whole_session_is_called_off_with_a_reason(room, session):
    placed(session)

    room.post(way("cancel", session), {"reason": "Повітряна тривога"})

    assert "Повітряна тривога" in Letter.objects.get(kind="account.sign_up_session_cancelled").text
    assert room.post(way("cancel", session), {"reason": "Ще раз"}).status_code == 409


def test_who_came_is_ticked_with_the_hours(room, clock, session):
    came, stayed_away = placed(session, "Перша"), placed(session, "Друга")
    ticks = {f"came_{came.pk}": "on", f"hours_{came.pk}": "2,5", f"hours_{stayed_away.pk}": "3"}

    assert room.post(way("attendance", session), ticks).status_code == 409  # it has not begun
    clock.move_to(STARTS, tick=False)
    room.post(way("attendance", session), ticks)

    rows = dict(SignUp.objects.values_list("name", "minutes"))
    assert rows == {"Перша": 150, "Друга": None}


def test_hours_that_are_none_are_refused_beside_the_person(room, clock, session):
    row = placed(session, "Перша")
    clock.move_to(STARTS, tick=False)

    response = room.post(way("attendance", session), {f"came_{row.pk}": "on", f"hours_{row.pk}": "дві"})

    assert response.status_code == 422
    assert "дві" in response.text


def test_of_days_on_end_no_hours_are_made_up(communications):
    session = make_session(communications, ends_at=STARTS + timedelta(days=10))
    row = placed(session)

    attendance.note_attendance(session=session, came={row.pk: True}, by=None, now=session.ends_at)

    row.refresh_from_db()
    assert (row.attended, row.minutes) == (True, None)


class TestCertificate:
    @pytest.fixture
    def certified(self, room, clock, session):
        row = placed(session, "Петренко Оля")
        clock.move_to(session.ends_at, tick=False)
        room.post(way("attendance", session), {f"came_{row.pk}": "on"})
        room.post(way("certify", session))
        row.refresh_from_db()
        return row

    def test_comes_by_a_letter_as_a_paper_with_the_name(self, client, certified):
        path = path_in(Letter.objects.get(kind="account.sign_up_certificate"))
        response = client.get(path)

        assert response["Content-Type"] == "application/pdf"
        words = pypdfium2.PdfDocument(response.content)[0].get_textpage().get_text_range()
        assert "Петренко Оля" in words
        assert written(certified.certificate_code) in words

    @pytest.mark.parametrize(
        ("minutes", "words"), [(180, "3 h"), (600, "10 h"), (90, "1,5 h"), (100, "1,67 h")]
    )
    def test_tells_hours_as_people_write_them(self, certified, minutes, words):
        certified.minutes = minutes
        assert hours_of(certified) == words

    def test_is_confirmed_to_anybody_without_the_name(self, client, certified):
        response = client.get(reverse("sign_up_check", args=[written(certified.certificate_code).lower()]))

        assert written(certified.certificate_code) in response.text
        assert "П. О." in response.text
        assert "Петренко" not in response.text

    def test_is_confirmed_without_initials_when_the_names_are_gone(self, client, clock, certified):
        over = certified.session.ends_at + timedelta(days=91)
        clock.move_to(over, tick=False)
        link = path_in(Letter.objects.get(kind="account.sign_up_certificate"))
        retention.clean_all(now=over)

        response = client.get(reverse("sign_up_check", args=[certified.certificate_code]))

        assert written(certified.certificate_code) in response.text
        assert "П. О." not in response.text
        assert client.get(link).status_code == 404

    def test_holds_no_longer_for_somebody_who_did_not_come_after_all(self, room, client, certified):
        room.post(way("attendance", certified.session), {f"hours_{certified.pk}": ""})

        address = reverse("sign_up_check", args=[certified.certificate_code])
        assert client.get(address).status_code == 404

    def test_is_printed_by_the_organiser_for_somebody_without_e_mail(self, room, certified):
        response = room.get(way("certificate", certified.session, certified.pk))

        assert response["Content-Type"] == "application/pdf"
        file_name = f"certificate-{certified.certificate_code}.pdf"
        assert response["Content-Disposition"] == f'inline; filename="{file_name}"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"
        words = pypdfium2.PdfDocument(response.content)[0].get_textpage().get_text_range()
        assert "Петренко Оля" in words

    def test_is_given_to_other_organisers_by_no_way(self, client, communications, certified):
        stranger = make_user("stranger@example.org")
        own = make_session(communications, name_uk="Своя")
        own.organisers.add(stranger)
        other = signed_in(stranger)

        for session in (own, certified.session):
            assert other.get(way("certificate", session, certified.pk)).status_code == 404

    def test_is_there_for_nobody_who_has_none(self, room, clock, session, certified):
        SignUp.objects.update(certificate_code="", certified_at=None)
        link = path_in(Letter.objects.get(kind="account.sign_up_certificate"))

        assert room.get(way("certificate", session, certified.pk)).status_code == 404
        gone = room.get(link)
        assert (gone.status_code, "This link works no more" in gone.text) == (404, True)

    def test_of_an_unknown_code_nothing_is_said(self, client, certified):
        response = client.get(reverse("sign_up_check", args=["AAAAAAAA"]))

        assert response.status_code == 404
        assert "Толока" not in response.text

    def test_is_given_once(self, room, certified):
        room.post(way("certify", certified.session))
        assert Letter.objects.filter(kind="account.sign_up_certificate").count() == 1

    def test_codes_are_not_tried_out(self, client, certified):
        for _try in range(20):
            client.get(reverse("sign_up_check", args=["AAAAAAAA"]))
        address = reverse("sign_up_check", args=[certified.certificate_code])
        assert client.get(address).status_code == 429


@pytest.fixture
def vanishing(monkeypatch):
    """What is given is deleted between the view, which has found it, and the act."""

    def vanish(row, module, name):
        act = getattr(module, name)

        def too_late(**arguments):
            type(row).objects.filter(pk=row.pk).delete()
            return act(**arguments)

        monkeypatch.setattr(module, name, too_late)

    return vanish


@pytest.mark.parametrize(
    ("act", "fields", "module", "name"),
    [("confirm", {}, asking, "confirm"), ("cancel_one", {"reason": "Дощ"}, places, "cancel")],
)
def test_of_somebody_who_has_just_been_removed_the_list_says_so(
    room, session, vanishing, act, fields, module, name
):
    row = asked(session, "Зникла", email="", phone="067 010 15 80")
    vanishing(row, module, name)

    response = room.post(way(act, session, row.pk), fields)

    assert response.status_code == 409
    assert "This sign-up has just been removed." in response.text
    assert "Зникла" not in response.text


@pytest.mark.parametrize(
    ("act", "module", "name"),
    [
        ("attendance", attendance, "note_attendance"),
        ("certify", attendance, "certify_all"),
        ("cancel", sessions, "cancel_session"),
    ],
)
def test_a_session_that_has_just_been_deleted_is_not_found(room, session, vanishing, act, module, name):
    vanishing(session, module, name)

    assert room.post(way(act, session), {"reason": "Дощ"}).status_code == 404


def test_the_table_is_written_down_and_holds_no_formulas(room, session):
    placed(session, "=HYPERLINK(1)")

    response = room.post(way("csv", session))

    assert "'=HYPERLINK(1)" in response.content.decode("utf-8-sig")
    assert AuditRecord.objects.filter(action="session.export").count() == 1


def test_a_guardian_who_has_not_consented_is_seen(room, session):
    session.guardian_text = make_text()
    session.save()
    minor = asked(session, "Марічка", age=15, guardian_name="Ірина", guardian_email="i@example.org")
    asking.confirm(sign_up=minor)

    assert "has not consented yet" in room.get(way("people", session)).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(room, session, count, django_assert_max_num_queries):
    session.places = 2
    session.save()
    for number in range(count * 2):
        placed(session, f"Особа {number}", phone="0501112233")
    with django_assert_max_num_queries(22):
        room.get(way("people", session))


DOORS = {
    "session_room": "l+++++++",
    "session_people": "l-+-+--+",
    "session_attendance": "l-+-+--+",
    "session_cancel": "l-+-+--+",
    "session_certify": "l-+-+--+",
    "session_csv": "l-+-+--+",
    "session_print": "l-+-+--+",
    "session_confirm": "l-+-+--+",
    "session_cancel_one": "l-+-+--+",
    "session_certificate": "l-------",
}
"""Anonymous; a stranger; the organiser; an editor and a publisher of the site; an editor of the other
site; an author of the site; an administrator. Of certificates there is none yet."""


def test_nobody_gets_further_than_the_table_says(clock, session, organiser):
    row = asked(session, "Без пошти", email="", phone="067 010 15 80")
    on_site = {SiteRole.EDITOR: 0, SiteRole.PUBLISHER: 0, SiteRole.AUTHOR: 0}
    for role in on_site:
        group = site_group(SiteName.COMMUNICATIONS, role)
        on_site[role] = in_groups(make_user(f"{role.name}@example.org"), group)
    other = in_groups(make_user("other@example.org"), site_group(SiteName.EDUCATION, SiteRole.EDITOR))
    people = [
        None, make_user("stranger@example.org"), organiser, on_site[SiteRole.EDITOR],
        on_site[SiteRole.PUBLISHER], other, on_site[SiteRole.AUTHOR],
        in_groups(make_user("admin@example.org"), Role.ADMINISTRATOR),
    ]  # fmt: skip
    assert {name: "".join(knock(one, name, session, row) for one in people) for name in DOORS} == DOORS


def knock(person, name: str, session, row: SignUp) -> str:
    """«l»: told to sign in; «-»: refused; «+»: let in."""
    alone = {"session_room": [], "session_confirm": [session.key, row.pk]}
    alone |= {f"session_{way}": [session.key, row.pk] for way in ("cancel_one", "certificate")}
    address = reverse(name, args=alone.get(name, [session.key]))
    client = signed_in(person)
    response = client.get(address)
    if response.status_code == 405:
        response = client.post(address)
    SignUp.objects.filter(pk=row.pk).update(state=row.state, confirmed_at=None)
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "l"
    return "-" if response.status_code in {403, 404} else "+"

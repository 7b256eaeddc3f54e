"""The people of a jury: invited, let in once, reminded; and who gets to which of its addresses."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupSitePermission, Site

from accounts.domain import forget_unconfirmed
from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import jury as people
from contests.domain.assignment import give_entries, reassign
from contests.domain.transitions import Refused
from contests.models import Assignment, Juror
from tests.contests.factories import make_contest, make_representative, make_user
from tests.contests.jury_factories import JUDGING, make_assigned, make_juror, make_ready
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_user("editor@example.org", is_superuser=True)


def link_in(letter: Letter) -> str:
    return re.search(r"/account/jury/join/[^\s]+", letter.text)[0]


def test_somebody_new_is_invited_with_an_account_and_a_link_that_leads_in_once(contest, editor, client):
    juror = people.invite(
        contest=contest, email=" Nova@Example.org", by=editor, first_name="Нова", now=JUDGING
    )
    letter = Letter.objects.get()
    assert (letter.to, letter.is_secret) == (["nova@example.org"], True)
    assert not juror.user.has_usable_password()

    link = link_in(letter)
    with time_machine.travel(JUDGING, tick=False):
        assert client.get(link).status_code == 200
        assert "_auth_user_id" not in client.session
        assert client.post(link).url == reverse("contest_jury")
        assert client.session["_auth_user_id"] == str(juror.user.pk)
        assert client.post(link).status_code == 410


def test_an_invited_juror_who_never_came_is_not_taken_for_an_unconfirmed_account(contest, editor):
    people.invite(contest=contest, email="nova@example.org", by=editor, now=JUDGING)
    assert forget_unconfirmed(now=timezone.now() + timedelta(days=60)) == 0


def test_the_link_is_void_after_its_days_and_after_the_next_letter(contest, editor):
    people.invite(contest=contest, email="nova@example.org", by=editor, now=JUDGING)
    first = link_in(Letter.objects.latest("pk")).split("/")[-2]
    with pytest.raises(Refused):
        people.use_way_in(token=first, now=JUDGING + people.WAY_IN_LASTS)
    people.invite(contest=contest, email="nova@example.org", by=editor, now=JUDGING)
    second = link_in(Letter.objects.latest("pk")).split("/")[-2]
    with pytest.raises(Refused):
        people.use_way_in(token=first, now=JUDGING)
    assert people.use_way_in(token=second, now=JUDGING).joined_at == JUDGING
    assert Juror.objects.count() == 1


@pytest.mark.parametrize("token", ["", "unknown"])
def test_no_other_link_leads_in(contest, token):
    make_juror(contest)
    with pytest.raises(Refused):
        people.use_way_in(token=token, now=JUDGING)


def test_whoever_has_a_password_signs_in_with_it(contest, editor):
    known = make_user("known@example.org")
    juror = people.invite(contest=contest, email="known@example.org", by=editor, now=JUDGING)
    letter = Letter.objects.get()
    assert (juror.user, juror.way_in_hash) == (known, "")
    assert "/join/" not in letter.text
    assert reverse("contest_jury") in letter.text


def test_a_password_given_meanwhile_shuts_the_link(contest, editor):
    juror = people.invite(contest=contest, email="nova@example.org", by=editor, now=JUDGING)
    token = link_in(Letter.objects.get()).split("/")[-2]
    juror.user.set_password("пароль-для-тестів")
    juror.user.save()
    with pytest.raises(Refused):
        people.use_way_in(token=token, now=JUDGING)


def test_an_address_that_was_signed_up_but_never_proved_loses_its_password(contest, editor):
    """Whoever signed up with somebody else's address must not come in as the juror."""
    stranger = User.objects.create(email="nova@example.org")
    stranger.set_password("чужий-пароль-99")
    stranger.save()
    juror = people.invite(contest=contest, email="nova@example.org", by=editor, now=JUDGING)
    assert juror.user == stranger
    assert not juror.user.has_usable_password()


def test_a_closed_account_is_not_invited(contest, editor):
    make_user("closed@example.org", is_active=False)
    with pytest.raises(Refused):
        people.invite(contest=contest, email="closed@example.org", by=editor, now=JUDGING)


@pytest.mark.parametrize("who", ["education moderator", "education editor", "administrator", "superuser"])
def test_whoever_can_see_the_authors_is_not_put_on_the_jury(contest, education, editor, who):
    email = "known@example.org"
    match who:
        case "superuser":
            make_user(email, is_superuser=True)
        case "administrator":
            in_group(email, Group.objects.get(name=Role.ADMINISTRATOR))
        case "education editor":
            in_group(email, Group.objects.get(name=site_group(SiteName.EDUCATION, SiteRole.PUBLISHER)))
        case _:
            in_group(email, moderator_of(education))
    with translation.override("en"), pytest.raises(Refused, match="cannot be on the jury"):
        people.invite(contest=contest, email=email, by=editor, now=JUDGING)
    assert not Juror.objects.exists()
    assert not Letter.objects.exists()


def test_a_moderator_of_the_other_site_may_judge(contest, communications, editor):
    moderator = in_group("known@example.org", moderator_of(communications))
    juror = people.invite(contest=contest, email=moderator.email, by=editor, now=JUDGING)
    assert (juror.user, juror.active) == (moderator, True)


@pytest.mark.parametrize("role", ["moderator", "editor", "publisher"])
def test_a_juror_who_may_know_the_authors_by_now_gets_no_works(client, given_out, education, judging, role):
    juror = given_out.juror.user
    address = reverse("contest_jury_entries", args=[given_out.juror.contest_id])
    client.force_login(juror)
    assert client.get(address).status_code == 200
    names = {"editor": SiteRole.EDITOR, "publisher": SiteRole.PUBLISHER}
    group = (
        moderator_of(education)
        if role == "moderator"
        else Group.objects.get(name=site_group(SiteName.EDUCATION, names[role]))
    )
    juror.groups.add(group)
    assert client.get(address).status_code == 404


@pytest.fixture
def given_out(contest, school, secretary):
    return make_assigned(contest, make_juror(contest), make_ready(contest, secretary, institution=school), 1)


def test_those_with_works_left_are_reminded_once_a_day(contest, given_out, editor):
    make_juror(contest, "done@example.org")
    assert people.remind(contest=contest, by=editor, now=JUDGING) == 1
    people.remind(contest=contest, by=editor, now=JUDGING)
    people.remind(contest=contest, by=editor, now=JUDGING + timedelta(days=1))
    letters = Letter.objects.filter(kind="contest.jury_reminder")
    assert [letter.to for letter in letters] == [["juror@example.org"]] * 2


@pytest.mark.parametrize(
    ("now", "count"),
    [(kyiv(2026, 5, 28), 0), (kyiv(2026, 5, 29), 1), (kyiv(2026, 5, 31), 1), (kyiv(2026, 6, 2), 0)],
)
def test_the_job_reminds_in_the_last_days(given_out, now, count):
    assert people.remind_all(now=now) == count


def test_nobody_is_reminded_while_the_jury_does_not_score(contest, given_out, editor):
    with pytest.raises(Refused):
        people.remind(contest=contest, by=editor, now=kyiv(2026, 6, 2))


def test_what_somebody_who_leaves_had_open_goes_to_others(contest, given_out, editor):
    contest.refresh_from_db()
    contest.jurors_per_entry = 1
    contest.save()
    other = make_juror(contest, "other@example.org")
    people.let_go(juror=given_out.juror, by=editor, reason="Хвороба", now=JUDGING)
    assert Assignment.objects.get(juror=other).entry == given_out.entry


def test_taking_somebody_off_asks_first_and_says_what_becomes_of_the_scores(
    contest, given_out, school, secretary, editor, client, untranslated
):
    contest.refresh_from_db()
    contest.per_pupil = None
    contest.save()
    scored = make_assigned(contest, given_out.juror, make_ready(contest, secretary, institution=school), 2)
    Assignment.objects.filter(pk=scored.pk).update(state="done")
    client.force_login(editor)
    address = reverse("contest_admin_jury_let_go", args=[contest.pk, given_out.juror_id])

    page = client.get(address).content.decode()
    assert "Scored, or abstained from: 1. These scores stay and count in the results." in page
    assert "Waiting or only begun: 1." in page
    assert Juror.objects.get(pk=given_out.juror_id).active

    client.post(address, {"reason": "Хвороба"})
    assert not Juror.objects.get(pk=given_out.juror_id).active
    assert AuditRecord.objects.for_subject(given_out.juror).get(action="juror.let_go").reason == "Хвороба"
    assert client.get(address).status_code == 404


def works_letters() -> list[tuple[str, str]]:
    """To whom letters about works are, with their first lines."""
    letters = Letter.objects.filter(kind="contest.jury_works").order_by("pk")
    return [(letter.to[0], letter.text.splitlines()[0]) for letter in letters]


@pytest.mark.usefixtures("untranslated")
def test_jurors_have_one_letter_about_new_works_and_not_one_a_work(contest, school, secretary, editor):
    contest.per_pupil, contest.jurors_per_entry = None, 1
    contest.save()
    for _ in range(4):
        make_ready(contest, secretary, institution=school)
    first = make_juror(contest, "first@example.org")

    give_entries(contest=contest, by=editor, now=JUDGING)
    assert works_letters() == [("first@example.org", "Works that have been given to you to score: 4.")]
    assert "from 20.05.2026 until 01.06.2026 inclusive" in Letter.objects.get(kind="contest.jury_works").text

    second = make_juror(contest, "second@example.org")
    for one in first.assignments.all()[:3]:
        reassign(assignment=one, to=second, by=editor, reason="Хвороба", now=JUDGING)
    assert [to for to, _words in works_letters()] == ["first@example.org", "second@example.org"]

    tomorrow = JUDGING + timedelta(days=1)
    reassign(assignment=first.assignments.get(), to=second, by=editor, reason="Хвороба", now=tomorrow)
    assert works_letters()[2:] == [("second@example.org", "Works that have been given to you to score: 1.")]


# The juror's pages


@pytest.fixture
def judging():
    with time_machine.travel(JUDGING, tick=False):
        yield


def page(one: Assignment) -> str:
    return reverse("contest_jury_entry", args=[one.juror.contest_id, 1])


def typed(one: Assignment, *values, revision: int = 0, **more):
    keys = [criterion.pk for criterion in one.juror.contest.criteria.all()]
    scores = {f"criterion-{key}": value for key, value in zip(keys, values, strict=False)}
    return {"revision": revision, "comment": "", **scores, **more}


def test_scores_are_saved_without_a_script(given_out, client, judging):
    client.force_login(given_out.juror.user)
    response = client.post(page(given_out), typed(given_out, 8, 9, comment="Тепло"))
    assert response.url == reverse("contest_jury_entries", args=[given_out.juror.contest_id])
    given_out.refresh_from_db()
    assert (given_out.state, given_out.comment) == ("done", "Тепло")
    shown = client.get(page(given_out)).content.decode()
    assert re.search(r'value="8"[^>]*checked', shown)


def test_a_script_gets_the_new_revision(given_out, client, judging):
    client.force_login(given_out.juror.user)
    response = client.post(page(given_out), typed(given_out, 8), headers={"accept": "application/json"})
    answer = response.json()
    assert (response.status_code, answer["revision"], answer["state"]) == (200, 1, "open")


def test_a_second_tab_is_told_and_keeps_what_was_typed(given_out, client, judging):
    client.force_login(given_out.juror.user)
    client.post(page(given_out), typed(given_out, 8))
    by_script = client.post(page(given_out), typed(given_out, 2), headers={"accept": "application/json"})
    by_form = client.post(page(given_out), typed(given_out, 2))
    assert (by_script.status_code, by_form.status_code) == (409, 409)
    shown = by_form.content.decode()
    assert re.search(r'value="2"[^>]*checked', shown)
    assert re.search(r'name="revision" value="1"', shown)
    assert given_out.scores.get().value == 8


def test_a_wrong_score_is_said_and_nothing_saved(given_out, client, judging):
    client.force_login(given_out.juror.user)
    by_form = client.post(page(given_out), typed(given_out, 11))
    by_script = client.post(page(given_out), typed(given_out, "x"), headers={"accept": "application/json"})
    assert (by_form.status_code, by_script.status_code) == (400, 400)
    assert list(by_script.json()["errors"]) == [f"criterion-{given_out.juror.contest.criteria.first().pk}"]
    assert given_out.scores.count() == 0


def test_abstaining_and_conflicts_by_the_page(given_out, client, judging):
    client.force_login(given_out.juror.user)
    client.post(page(given_out) + "abstain/", {"reason": ""})
    given_out.refresh_from_db()
    assert given_out.state == "open"
    client.post(page(given_out) + "abstain/", {"reason": "Не моя техніка"})
    given_out.refresh_from_db()
    assert given_out.state == "abstained"
    client.post(page(given_out) + "conflict/", {"reason": "Мій учень"})
    given_out.refresh_from_db()
    assert given_out.state == "conflict"
    assert client.get(page(given_out)).status_code == 404


# Who gets where

OWN = {
    "list of contests": ("GET", "/account/jury/"),
    "list of works": ("GET", "/account/jury/{contest}/"),
    "table": ("GET", "/account/jury/{contest}/scores.csv"),
    "work": ("GET", "/account/jury/{contest}/1/"),
    "saving": ("POST", "/account/jury/{contest}/1/"),
    "abstaining": ("POST", "/account/jury/{contest}/1/abstain/"),
    "conflict": ("POST", "/account/jury/{contest}/1/conflict/"),
    "picture": ("GET", "/account/jury/{contest}/1/1.webp"),
}
EDITORS = {
    "juries": ("GET", "/admin/juries/"),
    "jury": ("GET", "/admin/juries/{contest}/"),
    "protocol": ("GET", "/admin/juries/{contest}/protocol/"),
    "correction": ("GET", "/admin/juries/{contest}/correct/1/{juror}/"),
    "invitation": ("POST", "/admin/juries/{contest}/invite/"),
    "another letter": ("POST", "/admin/juries/{contest}/{juror}/invite-again/"),
    "letting go": ("POST", "/admin/juries/{contest}/{juror}/let-go/"),
    "giving": ("POST", "/admin/juries/{contest}/give/"),
    "giving to another": ("POST", "/admin/juries/{contest}/reassign/"),
    "reminding": ("POST", "/admin/juries/{contest}/remind/"),
    "signing": ("POST", "/admin/juries/{contest}/sign-off/"),
    "places": ("POST", "/admin/juries/{contest}/places/"),
    "special prize": ("POST", "/admin/juries/{contest}/special/"),
    "taking it back": ("POST", "/admin/juries/{contest}/special/0/take-back/"),
}


def moderator_of(site: Site) -> Group:
    """A group that moderates the contests of one site only."""
    group = Group.objects.create(name=f"moderators of {site}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupSitePermission.objects.create(
        group=group, site=site, permission=Permission.objects.get(codename="moderate_contest")
    )
    return group


def in_group(email: str, group: Group) -> User:
    user = make_user(email)
    user.groups.add(group)
    return user


@pytest.fixture
def roles(given_out, contest, education, communications, school):
    """Everybody who might try, by who they are."""
    groups = {
        "author": site_group(SiteName.EDUCATION, SiteRole.AUTHOR),
        "editor": site_group(SiteName.EDUCATION, SiteRole.EDITOR),
        "communications editor": site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR),
        "moderator": Role.CONTEST_MODERATOR,
        "administrator": Role.ADMINISTRATOR,
    }
    left = make_juror(contest, "left@example.org", active=False)
    return {
        "anonymous": None,
        "own juror": given_out.juror.user,
        "other juror": make_juror(contest, "other@example.org").user,
        "juror of another contest": make_juror(make_contest(education, code="АБ"), "ab@example.org").user,
        "juror who left": left.user,
        "school": User.objects.get(email="secretary@example.org"),
        "other school": make_representative(make_institution(), "far@example.org"),
        "guardian": make_user("guardian@example.org"),
        **{name: in_group(f"{index}@example.org", Group.objects.get(name=group))
           for index, (name, group) in enumerate(groups.items())},
        "education moderator": in_group("edu-m@example.org", moderator_of(education)),
        "communications moderator": in_group("com-m@example.org", moderator_of(communications)),
        "superuser": make_user("root@example.org", is_superuser=True),
    }  # fmt: skip


ROLES = [
    "anonymous", "own juror", "other juror", "juror of another contest", "juror who left", "school",
    "other school", "guardian", "author", "editor", "communications editor", "moderator", "administrator",
    "education moderator", "communications moderator", "superuser",
]  # fmt: skip


def statuses(client, addresses, one: Assignment) -> dict[str, int]:
    found = {}
    for name, (method, address) in addresses.items():
        address = address.format(contest=one.juror.contest_id, juror=one.juror_id)
        found[name] = getattr(client, method.lower())(address).status_code
    return found


@pytest.mark.parametrize("role", ROLES)
def test_who_gets_to_the_jurors_pages(roles, given_out, client, judging, role):
    if roles[role]:
        client.force_login(roles[role])
    found = statuses(client, OWN, given_out)

    nothing = dict.fromkeys(OWN, 404) | {"list of contests": 200}
    expected = {
        "anonymous": dict.fromkeys(OWN, 302),
        # A form without a revision; reasons that are not given send back; there is no picture.
        "own juror": dict.fromkeys(OWN, 200)
        | {"saving": 400, "abstaining": 302, "conflict": 302, "picture": 404},
        "other juror": nothing | {"list of works": 200, "table": 200},
    }
    assert found == expected.get(role, nothing)
    given_out.refresh_from_db()
    assert (given_out.state, given_out.revision) == ("open", 0)


@pytest.mark.parametrize("role", ROLES)
def test_who_runs_a_jury(roles, given_out, client, judging, role):
    if roles[role]:
        client.force_login(roles[role])
    found = statuses(client, EDITORS, given_out)

    foreign = dict.fromkeys(EDITORS, 404) | {"juries": 200}
    runs = {name: 200 if method == "GET" else 302 for name, (method, _address) in EDITORS.items()}
    runs |= {"invitation": 400, "giving to another": 400, "special prize": 404, "taking it back": 404}
    expected = {
        "anonymous": dict.fromkeys(EDITORS, 302),
        "author": foreign,
        "editor": foreign,
        "communications editor": foreign,
        "communications moderator": foreign,
        "education moderator": runs,
        "moderator": runs,
        "administrator": runs,
        "superuser": runs,
    }
    assert found == expected.get(role, dict.fromkeys(EDITORS, 403))


@pytest.mark.parametrize("count", [1, 3])
def test_the_editors_pages_cost_the_same_however_much_there_is(
    contest, school, secretary, editor, client, count
):
    contest.per_pupil = None
    contest.save()
    jurors = [
        make_juror(contest, f"juror-{nth}@example.org", institution=make_institution())
        for nth in range(count)
    ]
    for number in range(1, count + 1):
        entry = make_ready(contest, secretary, institution=school)
        for juror in jurors:
            one = make_assigned(contest, juror, entry, number)
            for criterion in contest.criteria.all():
                one.scores.create(criterion=criterion, value=7)
            Assignment.objects.filter(pk=one.pk).update(state="done")
    client.force_login(editor)
    client.get("/admin/juries/")
    found = {}
    for name in ("juries", "jury", "protocol"):
        address = EDITORS[name][1].format(contest=contest.pk)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        found[name] = len(captured)
    assert found == {"juries": 9, "jury": 15, "protocol": 22}


def test_an_editor_signs_places_and_rewards_by_the_pages(contest, given_out, client, editor):
    client.force_login(editor)
    for criterion in contest.criteria.all():
        given_out.scores.create(criterion=criterion, value=7)
    Assignment.objects.update(state="done")
    root = f"/admin/juries/{contest.pk}/"
    entry = given_out.entry

    client.post(root + "sign-off/")
    client.post(root + "places/", {"propose": "1"})
    client.post(root + "special/", {"number": "1", "special_uk": "Приз журі"})
    assert sorted(map(str, entry.awards.all())) == ["1", "Приз журі"]
    prize = entry.awards.get(place=None)
    client.post(f"{root}special/{prize.pk}/take-back/")
    client.post(root + "places/", {f"place-{entry.pk}": "0"})
    assert not entry.awards.exists()

    theme = contest.criteria.first().pk
    correction = {f"criterion-{criterion.pk}": 7 for criterion in contest.criteria.all()}
    address = f"{root}correct/1/{given_out.juror_id}/"
    assert client.post(address, {**correction, f"criterion-{theme}": 9}).status_code == 400
    client.post(address, {**correction, f"criterion-{theme}": 9, "reason": "Описка"})
    assert list(contest.sign_offs.values_list("reason", flat=True)) == ["", "Описка"]
    shown = client.get(root + "protocol/").content.decode()
    assert [signed.digest in shown for signed in contest.sign_offs.all()] == [True, True]
    assert "Описка" in shown

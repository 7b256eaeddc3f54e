"""The way of a page through approval: submitted, seen by a colleague, then by a publisher, live."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from accounts.roles import SiteName, SiteRole
from tests.home.forms import fields_of


@pytest.fixture
def staff(member):
    """Makes a person of the education site."""

    def make(role: SiteRole):
        return member(SiteName.EDUCATION, role)

    return make


@pytest.fixture
def author(staff, theirs):
    """The owner of the draft."""
    user = staff(SiteRole.AUTHOR)
    Page.objects.filter(pk=theirs.draft.pk).update(owner=user)
    return user


@pytest.fixture
def page(theirs):
    return theirs.draft


def edit(client, page, **changes):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, fields_of(client.get(url).content.decode(), url) | changes)


def submit(client, page, **changes):
    """Change the page, so that the sender is also the last one who touched it, and submit it."""
    return edit(client, page, **({"introduction": "Готово", "action-submit": "1"} | changes))


def decide(client, page, action="approve"):
    """Open the dialogue of the current step and confirm it."""
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": ""})


def step(page) -> str:
    task = Page.objects.get(pk=page.pk).specific.current_workflow_task
    return task.name if task else ""


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_a_colleague_then_a_publisher_and_it_is_live(page, author, staff, sign_in):
    submit(sign_in(author), page)
    assert step(page) == "Освіта: схвалення колеги"
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    assert step(page) == "Освіта: схвалення випускового редактора"
    assert not is_live(page)
    decide(sign_in(staff(SiteRole.PUBLISHER)), page)
    assert is_live(page)
    assert Page.objects.get(pk=page.pk).specific.introduction == "Готово"


def test_nobody_approves_as_a_colleague_what_they_submitted(page, staff, sign_in):
    publisher = sign_in(staff(SiteRole.PUBLISHER))
    submit(publisher, page)
    decide(publisher, page)
    assert step(page) == "Освіта: схвалення колеги"


def test_nobody_approves_as_a_colleague_what_they_changed_last(page, author, staff, sign_in):
    submit(sign_in(author), page)
    editor = sign_in(staff(SiteRole.EDITOR))
    edit(editor, page, introduction="Краще")
    decide(editor, page)
    assert step(page) == "Освіта: схвалення колеги"
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    assert step(page) == "Освіта: схвалення випускового редактора"


def test_changing_and_approving_in_one_go_asks_for_another_colleague(page, author, staff, sign_in):
    submit(sign_in(author), page)
    editor = sign_in(staff(SiteRole.EDITOR))
    edit(
        editor,
        page,
        **{"introduction": "Інше", "action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    assert step(page) == "Освіта: схвалення колеги"
    assert not is_live(page)


def test_a_publishers_change_is_seen_by_a_colleague_again(page, author, staff, sign_in):
    submit(sign_in(author), page)
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    publisher = sign_in(staff(SiteRole.PUBLISHER))
    edit(publisher, page, introduction="Зміна наостанок")
    decide(publisher, page)
    assert not is_live(page)
    assert step(page) == "Освіта: схвалення колеги"
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    decide(publisher, page)
    assert is_live(page)


def test_an_editor_does_not_give_the_publishers_approval(page, author, staff, sign_in):
    submit(sign_in(author), page)
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    decide(sign_in(staff(SiteRole.EDITOR)), page)
    assert step(page) == "Освіта: схвалення випускового редактора"
    assert not is_live(page)


def test_an_author_approves_nothing(page, staff, author, sign_in):
    submit(sign_in(staff(SiteRole.EDITOR)), page)
    decide(sign_in(author), page)
    assert step(page) == "Освіта: схвалення колеги"


def test_changes_can_be_asked_for_and_sent_again(page, author, staff, sign_in):
    submit(sign_in(author), page)
    decide(sign_in(staff(SiteRole.EDITOR)), page, action="reject")
    assert not is_live(page)
    submit(sign_in(author), page, introduction="Виправлено")
    assert step(page) == "Освіта: схвалення колеги"


def test_people_of_the_other_site_do_not_approve(page, author, member, sign_in):
    submit(sign_in(author), page)
    stranger = sign_in(member(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER))
    assert decide(stranger, page).status_code == 404
    assert step(page) == "Освіта: схвалення колеги"


def test_what_waits_is_on_the_dashboard_of_those_who_may_approve(page, author, staff, sign_in):
    submit(sign_in(author), page)
    title = page.title
    assert title in sign_in(staff(SiteRole.EDITOR)).get("/admin/").content.decode()


def test_what_one_submitted_does_not_wait_for_oneself(page, staff, sign_in):
    publisher = staff(SiteRole.PUBLISHER)
    submit(sign_in(publisher), page)
    states = page.get_workflow().tasks[0].specific.get_task_states_user_can_moderate(publisher)
    assert list(states) == []

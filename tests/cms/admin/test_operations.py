"""The administrator's lists: who sees them, what they show, and what can be done there."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from accounts.models import User
from cms import audit
from cms.admin.operations import LetterViewSet
from cms.audit import AuditRecord
from cms.mail.models import Letter
from cms.mail.outbox import write_letter
from cms.tasks.models import ScheduledJob, TaskAttempt

pytestmark = pytest.mark.django_db

State = Letter.State
LISTS = ["letters", "tasks", "schedule", "audit"]


def url(path: str) -> str:
    return f"/admin/operations/{path}/"


@pytest.fixture
def operator():
    """Somebody whose group may operate, and nothing else."""
    group = Group.objects.create(name="Operators")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_operations"]))
    user = User.objects.create_user("olena@example.com", first_name="Олена")
    user.groups.add(group)
    return user


@pytest.fixture
def page(client, operator):
    """Open a page of the editor as the operator and give its text."""
    client.force_login(operator)

    def page(path: str, **data) -> str:
        response = client.get(url(path), data)
        assert response.status_code == 200
        return response.content.decode()

    return page


def letter(state=State.QUEUED, **details) -> Letter:
    words = {"to": "petro@example.com", "subject": "Заявку прийнято", "text": "Дякуємо.", **details}
    written = write_letter(**words)
    Letter.objects.filter(pk=written.pk).update(state=state)
    written.refresh_from_db()
    return written


def dead_task() -> TaskAttempt:
    result = DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="contests.tasks.make_diploma",
        backend_name="default",
        run_after=get_date_max(),
    )
    return TaskAttempt.objects.create(
        result_id=result.pk,
        number=4,
        task_path=result.task_path,
        fate=TaskAttempt.Fate.DEAD,
        error="Traceback\nOSError: no space left",
    )


class TestWhoSees:
    @pytest.mark.parametrize("path", LISTS)
    def test_an_operator_sees_the_lists(self, page, path):
        page(path)

    @pytest.mark.parametrize(
        "path", [*LISTS, "letters/inspect/{letter}", "letters/{letter}/cancel", "tasks/{task}/revive"]
    )
    def test_an_editor_without_the_permission_does_not(self, client, path):
        address = url(path.format(letter=letter().pk, task=dead_task().pk))
        editors = Group.objects.create(name="Editors of nothing")
        editors.permissions.add(Permission.objects.get(codename="access_admin"))
        editor = User.objects.create_user("editor@example.com")
        editor.groups.add(editors)
        client.force_login(editor)
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
        assert Letter.objects.get().state == State.QUEUED

    def test_the_menu_is_shown_to_operators_alone(self, client, page):
        assert "/admin/operations/letters/" in client.get("/admin/").content.decode()
        Group.objects.get(name="Operators").permissions.remove(
            Permission.objects.get(codename="view_operations")
        )
        assert "/admin/operations/" not in client.get("/admin/").content.decode()

    def test_the_permission_can_be_given_in_the_editor(self, client):
        client.force_login(User.objects.create_superuser("root@example.com", "a-long-password"))
        number = Permission.objects.get(codename="view_operations").pk
        assert f'value="{number}"' in client.get("/admin/groups/new/").content.decode()


class TestLetters:
    def test_letters_are_found_by_state_and_by_addressee(self, page):
        letter(State.STUCK, subject="Stuck one", to="a@example.com")
        letter(State.SENT, subject="Sent one", to="b@example.com")
        stuck = page("letters", state="stuck")
        assert "Stuck one" in stuck
        assert "Sent one" not in stuck
        found = page("letters", q="b@exam")
        assert "Sent one" in found
        assert "Stuck one" not in found

    @pytest.mark.parametrize(
        ("state", "offered"),
        [
            (State.QUEUED, {"hold", "cancel"}),
            (State.HELD, {"release", "cancel"}),
            (State.STUCK, {"send-again", "cancel"}),
            (State.SENDING, set()),
            (State.SENT, set()),
            (State.CANCELLED, set()),
        ],
    )
    def test_what_can_be_done_is_offered_and_nothing_else(self, page, state, offered):
        number = letter(state).pk
        address = re.compile(rf"/admin/operations/letters/{number}/([a-z-]+)/")
        assert set(address.findall(page("letters"))) == offered
        assert set(address.findall(page(f"letters/inspect/{number}"))) == offered

    @pytest.mark.parametrize(
        ("before", "act", "after"),
        [
            (State.STUCK, "send-again", State.QUEUED),
            (State.HELD, "release", State.QUEUED),
            (State.QUEUED, "hold", State.HELD),
            (State.QUEUED, "cancel", State.CANCELLED),
        ],
    )
    def test_an_act_is_done_after_a_question_and_written_down(
        self, client, page, operator, before, act, after
    ):
        written = letter(before)
        page(f"letters/{written.pk}/{act}")
        written.refresh_from_db()
        assert written.state == before
        client.post(url(f"letters/{written.pk}/{act}"), {"reason": "Asked by phone"})
        written.refresh_from_db()
        record = AuditRecord.objects.for_subject(written).get()
        assert (written.state, record.actor, record.reason) == (after, operator, "Asked by phone")

    def test_an_act_that_came_too_late_says_so(self, client, page):
        written = letter(State.SENT)
        answer = client.post(url(f"letters/{written.pk}/cancel"), follow=True)
        written.refresh_from_db()
        assert written.state == State.SENT
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]

    def test_an_unknown_act_is_not_found(self, client, page):
        assert client.post(url(f"letters/{letter().pk}/publish")).status_code == 404

    def test_every_act_fits_some_state(self):
        for act in LetterViewSet.acts:
            assert any(act.fits(Letter(state=state)) for state in State)

    def test_a_letter_is_shown_as_its_reader_sees_it(self, page):
        number = letter(html="<p>Вітаємо</p><script>alert(1)</script>").pk
        shown = page(f"letters/inspect/{number}")
        assert "<script>alert(1)" not in shown
        assert '<iframe sandbox srcdoc="&lt;p&gt;Вітаємо' in shown

    def test_the_words_that_open_an_account_are_not_shown(self, page):
        number = letter(kind="account.reset", text="https://x/reset/SECRET", html="<p>SECRET</p>").pk
        assert "SECRET" not in page(f"letters/inspect/{number}")


class TestTasks:
    def test_a_task_given_up_is_shown_with_its_error_and_started_again(self, client, page, operator):
        attempt = dead_task()
        assert "OSError: no space left" in page("tasks")
        client.post(url(f"tasks/{attempt.pk}/revive"), {"reason": "Disk enlarged"})
        record = AuditRecord.objects.for_subject(attempt).get()
        assert DBTaskResult.objects.ready().count() == 1
        assert (record.actor, record.reason) == (operator, "Disk enlarged")
        assert "OSError" not in page("tasks")

    def test_attempts_that_were_not_given_up_are_not_listed(self, page):
        TaskAttempt.objects.create(result_id=uuid.uuid4(), task_path="done.task", fate=TaskAttempt.Fate.DONE)
        assert "done.task" not in page("tasks")


def test_the_schedule_shows_jobs_of_the_code_and_their_errors(page):
    ScheduledJob.objects.create(name="Delete old letters", error="Traceback\nRuntimeError: no disk")
    ScheduledJob.objects.create(name="a job of last year")
    shown = page("schedule")
    assert "RuntimeError: no disk" in shown
    assert "a job of last year" not in shown
    assert "Traceback" in page("schedule/inspect/Delete old letters")


class TestAudit:
    @pytest.fixture(autouse=True)
    def records(self, operator):
        group = Group.objects.get(name="Operators")
        day = timedelta(days=1)
        now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        audit.record(action="group.renamed", subject=group, actor=operator, reason="By order 17", now=now)
        audit.record(action="letter.stuck", subject=group, reason="Refused", now=now - 9 * day)

    @pytest.mark.parametrize(
        "filters",
        [
            {"action": "group."},
            {"actor_label": "лена"},
            {"at_from": "2026-11-20"},
            {"q": "order"},
        ],
    )
    def test_records_are_found(self, page, filters):
        shown = page("audit", **filters)
        assert "By order 17" in shown
        assert "Refused" not in shown

    def test_records_are_exported(self, client, page):
        exported = b"".join(client.get(url("audit"), {"export": "csv"}).streaming_content).decode()
        assert "By order 17" in exported
        assert exported.count("\r\n") == 3


@pytest.mark.parametrize("path", ["letters", "tasks", "audit"])
def test_a_list_costs_the_same_for_one_row_and_for_three(page, path, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def add():
        letter()
        audit.record(action="task.given_up", subject=dead_task())

    add()
    page(path)
    with CaptureQueriesContext(connection) as one:
        page(path)
    add()
    add()
    with CaptureQueriesContext(connection) as three:
        page(path)
    assert len(three) == len(one)

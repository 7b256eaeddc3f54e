"""What an administrator looks after: letters, tasks given up, the schedule, the audit log."""

import django_filters
from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup

from cms.admin.acting import Act, ActingInspectView, ActingViewSet
from cms.audit import AuditRecord
from cms.mail import outbox
from cms.mail.attachments import unpack
from cms.mail.models import Letter
from cms.tasks.attempts import revive
from cms.tasks.models import ScheduledJob, TaskAttempt
from cms.tasks.schedule import jobs

State = Letter.State
PERMISSION = "cms.view_operations"


def permissions_to_register():
    """The permission that an administrator's group is given in the editor."""
    return Permission.objects.filter(content_type__app_label="cms", codename="view_operations")


class LetterFilterSet(WagtailFilterSet):
    created_at = django_filters.DateFromToRangeFilter(label=_("Written"), widget=DateRangePickerWidget)

    class Meta:
        model = Letter
        fields = ["state", "kind", "created_at"]


class LetterInspectView(ActingInspectView):
    """A letter; the words that open somebody's account are not shown."""

    template_name = "cms/admin/letter.html"

    def get_to_display_value(self):
        return ", ".join([*self.object.to, *self.object.cc, *self.object.bcc])

    def get_attachments_display_value(self):
        return ", ".join(file.filename or file.mimetype for file in unpack(self.object.attachments)) or "–"


def letter_act(name: str, run, states: set[str], **words: str) -> Act:
    """An act on letters in one of the states."""
    return Act(
        name=name,
        run=lambda letter, **who_and_why: run(letter=letter, **who_and_why),
        fits=lambda letter: letter.state in states,
        **words,
    )


class LetterViewSet(ActingViewSet):
    model = Letter
    name = "letters"
    url_prefix = "operations/letters"
    icon = "mail"
    permission = PERMISSION
    filterset_class = LetterFilterSet
    inspect_view_class = LetterInspectView
    search_fields = ["subject", "to", "key"]
    list_display = [
        "subject",
        Column("to", label=_("Addressee"), accessor=lambda letter: ", ".join(letter.to)),
        "state",
        DateColumn("created_at", label=_("Written"), sort_key="created_at"),
        Column("error_summary", label=_("Last error")),
    ]
    inspect_view_fields = [
        "to", "kind", "state", "attempts", "created_at", "send_after", "sent_at", "attachments", "key",
        "message_id",
    ]  # fmt: skip
    acts = (
        letter_act(
            "send-again",
            outbox.send_again,
            {State.STUCK},
            label=_("Send again"),
            question=_("Send the letter again? It may have reached its addressee already."),
            done=_("The letter will be sent again."),
            icon="mail",
        ),
        letter_act(
            "release",
            outbox.release,
            {State.HELD},
            label=_("Release"),
            question=_("Let the letter be sent?"),
            done=_("The letter will be sent."),
            icon="check",
        ),
        letter_act(
            "hold",
            outbox.hold,
            {State.QUEUED},
            label=_("Hold back"),
            question=_("Hold the letter back until somebody releases it?"),
            done=_("The letter is held back."),
            icon="lock",
        ),
        letter_act(
            "cancel",
            outbox.cancel,
            {State.QUEUED, State.HELD, State.STUCK},
            label=_("Do not send"),
            question=_("Never send this letter? This cannot be taken back."),
            done=_("The letter will not be sent."),
            icon="cross",
        ),
    )


class DeadTaskViewSet(ActingViewSet):
    """Tasks that failed at every attempt."""

    model = TaskAttempt
    name = "dead_tasks"
    url_prefix = "operations/tasks"
    icon = "warning"
    menu_label = _("Tasks given up")
    permission = PERMISSION
    list_display = [
        "task_path",
        "number",
        DateColumn("created_at", label=_("When"), sort_key="created_at"),
        Column("error_summary", label=_("Error")),
    ]
    inspect_view_fields = ["task_path", "number", "fate", "created_at"]
    acts = (
        Act(
            name="revive",
            label=_("Start again"),
            question=_("Start the task again? First mend what it failed at."),
            done=_("The task has been started again."),
            icon="rotate",
            run=lambda attempt, **who_and_why: revive(attempt=attempt, **who_and_why),
            fits=lambda attempt: attempt.fate == TaskAttempt.Fate.DEAD,
        ),
    )

    def get_index_view_kwargs(self, **kwargs):
        dead = TaskAttempt.objects.filter(fate=TaskAttempt.Fate.DEAD)
        return super().get_index_view_kwargs(queryset=dead, **kwargs)


class ScheduledJobViewSet(ActingViewSet):
    """The schedule: what ran, what runs next, what failed."""

    model = ScheduledJob
    name = "scheduled_jobs"
    url_prefix = "operations/schedule"
    icon = "calendar-alt"
    permission = PERMISSION
    list_display = [
        "__str__",
        Column("last_run_at", label=_("Last run"), sort_key="last_run_at"),
        Column("next_run_at", label=_("Next run"), sort_key="next_run_at"),
        Column("error_summary", label=_("Last error")),
    ]
    inspect_view_fields = ["last_run_at", "next_run_at", "locked_by"]

    def get_index_view_kwargs(self, **kwargs):
        # Rows of jobs that the code no longer has stay in the table, and would look overdue.
        return super().get_index_view_kwargs(queryset=ScheduledJob.objects.filter(name__in=jobs), **kwargs)


class AuditFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    action = django_filters.CharFilter(label=_("Action"), lookup_expr="startswith")
    actor_label = django_filters.CharFilter(label=_("Who"), lookup_expr="icontains")
    subject_type = django_filters.CharFilter(label=_("Kind of object"), lookup_expr="icontains")

    class Meta:
        model = AuditRecord
        fields = ["at", "action", "actor_label", "subject_type"]


def change(record: AuditRecord) -> str:
    """From which state to which, where a state was changed."""
    return " → ".join(filter(None, [record.before, record.after]))


class AuditViewSet(ActingViewSet):
    model = AuditRecord
    name = "audit"
    url_prefix = "operations/audit"
    icon = "history"
    menu_label = _("Audit log")
    permission = PERMISSION
    filterset_class = AuditFilterSet
    search_fields = ["subject_label", "subject_id", "reason"]
    list_display = [
        "action",
        "subject_label",
        Column("actor_label", label=_("Who"), sort_key="actor_label"),
        Column("change", label=_("Change of state"), accessor=change),
        Column("at", label=_("When"), sort_key="at"),
        Column("reason", label=_("Why")),
    ]
    list_export = [
        "at", "action", "actor_label", "subject_type", "subject_id", "subject_label", "before", "after",
        "reason",
    ]  # fmt: skip
    export_filename = "audit"
    inspect_view_fields = [
        "at", "action", "actor_label", "subject_type", "subject_id", "subject_label", "before", "after",
        "reason", "data",
    ]  # fmt: skip


class OperationsGroup(ViewSetGroup):
    """The menu."""

    items = (LetterViewSet, DeadTaskViewSet, ScheduledJobViewSet, AuditViewSet)
    menu_label = _("Operations")
    menu_icon = "cogs"
    menu_order = 9500

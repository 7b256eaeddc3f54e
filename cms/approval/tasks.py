"""Approval before anything goes live: first by a colleague, then by a publisher.

Wagtail's workflow runs it; on a site that requires it, :mod:`cms.permissions` closes every other
way to publish.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ColleagueApprovalTask(AbstractGroupApprovalTask):
    """Approved by somebody of the groups who neither submitted the page nor changed it last."""

    class Meta:
        verbose_name = _("colleague's approval")
        verbose_name_plural = _("colleagues' approvals")
        permissions = [("publish_without_approval", _("Can publish at once where approval is required"))]

    @classmethod
    def get_description(cls):
        return _("A member of the groups approves it who neither submitted it nor changed it last")

    def get_actions(self, obj, user):
        return super().get_actions(obj, user) if self.is_colleague(obj, user) else []

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approve the page as it stands, not as it stood when the step began.

        Whoever changes the page and approves it in one go has approved only what was there before:
        Wagtail then asks the next colleague about the change.
        """
        page = task_state.workflow_state.content_object
        latest = page.get_latest_revision()
        if self.is_colleague(page, user):
            task_state.revision = latest
        elif task_state.revision_id == latest.pk:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user).exclude(revision__user=user)

    @staticmethod
    def is_colleague(obj, user) -> bool:
        """Whether ``user`` is somebody else than who submitted ``obj`` and who changed it last."""
        state, revision = obj.current_workflow_state, obj.latest_revision
        hands = {state.requested_by_id if state else None, revision.user_id if revision else None}
        return user.pk not in hands

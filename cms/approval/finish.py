"""What happens when the last approval is given.

Wagtail imports this while it defines its models, so nothing here may import any.
"""


def publish_approved(workflow_state, user=None) -> None:
    """Publish what has been approved.

    The approvals themselves are the permission, so whoever gave the last one need not have it.

    Args:
        workflow_state: the finished ``WorkflowState``.
        user: who gave the last approval.
    """
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)

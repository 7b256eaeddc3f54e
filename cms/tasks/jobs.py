"""The ground floor's own jobs. Named by path, so that starting a web server imports none of them."""

from datetime import time, timedelta

from cms.tasks.schedule import register


def register_jobs() -> None:
    """Register them; called when the app is ready."""
    register("reap tasks", "cms.tasks.reaper.reap", every=timedelta(seconds=30))
    register("prune task results", "cms.tasks.attempts.prune_results", daily_at=time(3, 10))
    register("send due letters", "cms.mail.tasks.wake", every=timedelta(seconds=30))
    register("mark stuck letters", "cms.mail.delivery.mark_stuck", every=timedelta(minutes=1))
    register("delete old letters", "cms.mail.retention.delete_old", daily_at=time(3, 20))
    register("delete old audit records", "cms.audit.delete_old", daily_at=time(3, 30))
    register("publish scheduled pages", "cms.publishing.publish_scheduled", every=timedelta(minutes=1))
    register("expire consents", "cms.consent.expire_consents", daily_at=time(0, 5))

"""The ground floor's own jobs. Named by path, so that starting a web server imports none of them."""

from datetime import time, timedelta

from django.utils.translation import gettext_noop as _

from cms.cache.refresh import SWEEP
from cms.tasks.schedule import register

HALF_A_MINUTE = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)


def register_jobs() -> None:
    """Register them; called when the app is ready."""
    register(_("Refresh what stopped processes left"), "cms.cache.refresh.sweep", every=SWEEP)
    register(_("Take back the tasks of killed workers"), "cms.tasks.reaper.reap", every=HALF_A_MINUTE)
    register(_("Delete old task results"), "cms.tasks.attempts.prune_results", daily_at=time(3, 10))
    register(_("Send the letters that are due"), "cms.mail.tasks.wake", every=HALF_A_MINUTE)
    register(_("Find the letters that are stuck"), "cms.mail.delivery.mark_stuck", every=MINUTE)
    register(_("Delete old letters"), "cms.mail.retention.delete_old", daily_at=time(3, 20))
    register(_("Delete old audit records"), "cms.audit.delete_old", daily_at=time(3, 30))
    register(_("Publish scheduled pages"), "cms.publishing.publish_scheduled", every=MINUTE)
    register(_("Expire consents"), "cms.consent.expire_consents", every=timedelta(minutes=1))

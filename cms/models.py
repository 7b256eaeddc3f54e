"""The models of the ground floor, gathered where Django looks for them."""

from cms.approval.tasks import ColleagueApprovalTask
from cms.audit import AuditRecord
from cms.cache.refresh import OwedRefresh
from cms.consent import Consent, ConsentText
from cms.guests import HiddenGuest
from cms.mail.models import Letter
from cms.media.models import Rendition, SiteDocument, SiteImage
from cms.tasks.models import ScheduledJob, TaskAttempt, WorkerHeartbeat

__all__ = [
    "AuditRecord",
    "ColleagueApprovalTask",
    "Consent",
    "ConsentText",
    "HiddenGuest",
    "Letter",
    "OwedRefresh",
    "Rendition",
    "ScheduledJob",
    "SiteDocument",
    "SiteImage",
    "TaskAttempt",
    "WorkerHeartbeat",
]

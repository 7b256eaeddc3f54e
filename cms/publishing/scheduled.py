"""Publishing what is due: each page on its own, so that one failure stops nothing else."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

from cms import audit
from cms.mail.outbox import write_letter

logger = logging.getLogger(__name__)


@dataclass
class Report:
    """What a run of :func:`publish_scheduled` did.

    Args:
        published: what went live.
        expired: what was taken from the sites because its time was over.
        called_off: what could not go live and is a draft again, each with the reasons.
        failed: what failed for another reason and is tried again, each with the error.
    """

    published: list = field(default_factory=list)
    expired: list = field(default_factory=list)
    called_off: list[tuple[models.Model, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def publish_scheduled(*, now: datetime | None = None) -> Report:
    """Take down what has expired and publish what is due.

    What the rule refuses is called off: it stays a draft, an audit record says why, and whoever
    scheduled it gets a letter. Anything else that goes wrong is tried again at the next run.

    Args:
        now: the moment (aware); by default the present one.
    """
    now = now or timezone.now()
    report = Report()
    for shown in _expired(now):
        _one_by_one(report, shown, lambda shown=shown: _unpublish(shown, report))
    for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
        _one_by_one(report, revision, lambda revision=revision: _publish(revision, report, now))
    return report


def _one_by_one(report: Report, subject, action) -> None:
    try:
        action()
    except Exception as error:
        logger.exception("Scheduled publishing of %s failed", subject)
        report.failed.append((str(subject), str(error)))


def _expired(now: datetime) -> Iterator[DraftStateMixin]:
    for model in apps.get_models():
        is_root = model is Page or not issubclass(model, Page)
        if issubclass(model, DraftStateMixin) and is_root:
            yield from model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at")


def _unpublish(shown: DraftStateMixin, report: Report) -> None:
    with transaction.atomic():
        shown.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    report.expired.append(shown)


def _publish(revision: Revision, report: Report, now: datetime) -> None:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as refusal:
        reasons = " ".join(refusal.messages)
        _call_off(revision, reasons, now)
        report.called_off.append((revision.content_object, reasons))
    else:
        report.published.append(revision.content_object)


@transaction.atomic
def _call_off(revision: Revision, reasons: str, now: datetime) -> None:
    """Make the revision a mere draft again, and say so on record and to its author."""
    due = revision.approved_go_live_at
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    page = revision.content_object
    audit.record(
        action="page.schedule_called_off", subject=page, before="scheduled", after="draft",
        reason=reasons, data={"revision": revision.pk, "due": due.isoformat()}, now=now,
    )  # fmt: skip
    author = revision.user
    if author is None or not author.email:
        return
    write_letter(
        to=author.email,
        subject=_("Not published: %(page)s") % {"page": page},
        text=_(
            "“%(page)s” was to appear on %(due)s, but could not be published.\n\n%(reasons)s\n\n"
            "The draft is as you left it. Mend it and publish it again."
        )
        % {"page": page, "due": f"{timezone.localtime(due):%d.%m.%Y %H:%M}", "reasons": reasons},
        kind="publishing.called_off",
        key=f"publishing.called_off:{revision.pk}:{due.isoformat()}",
        now=now,
    )

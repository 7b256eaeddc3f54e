"""How consents of guardians come in: on paper that the school holds, or by a link."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media.fields import EvidenceField, check_evidence, evidence_path
from cms.media.storage import private_storage
from contests.models.contest import Contest
from contests.models.entries import Participant


class ConsentPaper(models.Model):
    """A scan of papers signed by guardians, one for a whole class perhaps."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="consent_papers")
    institution = models.ForeignKey("institutions.Institution", on_delete=models.CASCADE, related_name="+")
    scan = EvidenceField(
        _("scan"),
        upload_to=evidence_path,
        storage=private_storage,
        blank=True,
        validators=[check_evidence],
        help_text=_("A PDF or a picture; only your institution and the contest’s editors can open it."),
    )
    kept_where = models.CharField(_("where the paper is kept"), max_length=255, blank=True)
    attested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    attested_at = models.DateTimeField(auto_now_add=True)
    participants = models.ManyToManyField(Participant, related_name="papers")

    class Meta:
        verbose_name = _("scan of consents")
        verbose_name_plural = _("scans of consents")

    def __str__(self) -> str:
        return f"{self.institution}, {self.attested_at:%d.%m.%Y}"


class GuardianRequest(models.Model):
    """A link by which a guardian consents, and later another by which the guardian withdraws.

    Only hashes of the links are kept. The child is named as it was when the link was asked for: should
    the row be given another name since, the link consents to nothing.
    """

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="guardian_requests")
    participant = models.ForeignKey(
        Participant, null=True, on_delete=models.SET_NULL, related_name="guardian_requests"
    )
    participant_key = models.UUIDField(db_index=True)
    participant_name = models.CharField(max_length=200)
    email = models.EmailField(_("guardian’s e-mail"))
    token_hash = models.CharField(max_length=64, unique=True)
    # A hash too; the link stands in the guardian's copy and works for as long as the consent is kept.
    withdrawal_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("guardian’s link")
        verbose_name_plural = _("guardians’ links")

    # Nothing here names anybody: the audit keeps it.
    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

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
    """A link by which a guardian consents, or withdraws; only its hash is kept."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="guardian_requests")
    email = models.EmailField(_("guardian’s e-mail"))
    token_hash = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.participant_id}, {self.asked_at:%d.%m.%Y}"

"""A site's channel, and the posts for it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Site

from cms.row_permissions import SiteSetting
from subscriptions.telegram.wording import LONGEST, length, worded


@register_setting(icon="mail")
class Channel(SiteSetting):
    """Where a site's posts go. The bot's token is a secret of the server, not of the editor."""

    address = models.CharField(
        _("channel"), max_length=100, blank=True,
        validators=[
            RegexValidator(r"\A(@[A-Za-z]\w{3,}|-?\d{1,20})\Z", _("Like @name, or the number of the chat.")),
        ],
        help_text=_("Like @ivanofrankivsk_official. The bot must be among the channel’s administrators. "
                    "Empty: nothing is posted."),
    )  # fmt: skip
    minutes = models.PositiveSmallIntegerField(
        _("minutes before a draft goes by itself"), null=True, blank=True,
        help_text=_("Until then it can be changed or cancelled. Empty: it waits for somebody to send it."),
    )  # fmt: skip
    since = models.DateTimeField(default=timezone.now, editable=False)
    """What was published before is not posted."""
    paused_until = models.DateTimeField(null=True, editable=False)
    """Telegram has asked us to wait until then."""

    panels = [FieldPanel("address"), FieldPanel("minutes")]

    class Meta:
        verbose_name = _("Telegram channel")
        verbose_name_plural = _("Telegram channels")


class Post(models.Model):
    """A post, from the draft to the channel."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("will be sent")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        STUCK = "stuck", _("stuck")
        CANCELLED = "cancelled", _("will not be sent")

    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255, editable=False)
    """Of the announcement: nothing is posted twice under one name."""
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("text"), blank=True)
    url = models.URLField(_("leads to"), max_length=1000, editable=False)
    announced_at = models.DateTimeField(_("published"), editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False, db_index=True
    )
    send_after = models.DateTimeField(_("not before"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    error = models.TextField(_("last error"), blank=True, editable=False)
    chat = models.CharField(max_length=100, blank=True, editable=False)
    message_number = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("post in Telegram")
        verbose_name_plural = _("posts in Telegram")
        ordering = ["-announced_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="post_of_an_announcement")]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        over = length(worded(self.title, self.text, self.url).text) - LONGEST
        if over > 0:
            raise ValidationError({"text": _("Telegram takes posts of 4096 signs: leave out %d.") % over})

"""Who wants letters about what is new, and what has been noticed as new."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How often somebody wants letters; urgent ones come at once whatever it is."""

    AT_ONCE = "at-once", _("At once: a letter whenever there is something new")
    DAILY = "daily", _("Once a day, in the morning")
    WEEKLY = "weekly", _("Once a week, on Thursdays")


class SubscriberQuerySet(models.QuerySet):
    """Subscribers, asked what the letters ask."""

    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)


class Subscriber(models.Model):
    """An address that wants letters; until it is confirmed, one that somebody typed into the form."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.PROTECT, related_name="+",
        help_text=_("Where the address was given: the letters’ links to forms lead there."),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=2, choices=[("uk", "uk"), ("en", "en")])
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    asked_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    # The last notice that a letter was written of, or could have been.
    told_until = models.BigIntegerField(default=0)
    told_urgent_until = models.BigIntegerField(default=0)
    digested_at = models.DateTimeField(null=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        indexes = [
            models.Index(
                fields=["rhythm", "digested_at"],
                name="subscriber_due",
                condition=models.Q(confirmed_at__isnull=False),
            )
        ]

    # Nothing here names anybody: the audit keeps it.
    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Choice(models.Model):
    """A topic of a site that a subscriber has chosen."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="choices")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(_("topic"), max_length=120)

    class Meta:
        verbose_name = _("choice of a subscriber")
        verbose_name_plural = _("choices of subscribers")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "site", "topic"], name="subscriber_chooses_once")
        ]
        indexes = [models.Index(fields=["site", "topic"], name="choices_of_topic")]

    def __str__(self) -> str:
        return self.topic


class Notice(models.Model):
    """That something new has been noticed: once for each of its names, in the order of telling.

    It holds no words: letters take those from what is public when they are written.
    """

    name = models.CharField(max_length=200, unique=True)
    is_urgent = models.BooleanField(default=False)
    noticed_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("notice of something new")
        verbose_name_plural = _("notices of something new")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

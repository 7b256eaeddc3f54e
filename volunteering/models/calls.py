"""Calls for volunteers: what help is needed, from whom, and who asks for it."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.languages import paired
from cms.publishing.rows import PresentedRow
from cms.timeline import Stage, Timeline
from signups.models import ADULT_AGE, YOUNGEST_VOLUNTEER, Session


class Organisation(models.Model):
    """Who calls for volunteers. Only one that somebody at the city hall has verified does."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="+"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    url = models.URLField(_("its site"), max_length=500, blank=True)
    contact = models.CharField(
        _("contact for the city hall"), max_length=255, blank=True, help_text=_("Readers do not see it.")
    )
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_uk"]
        permissions = [("verify_organisation", _("Can verify organisations"))]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")


class Work(models.TextChoices):
    """Kinds of work, in the order of the filter."""

    AID = "aid", _("parcels and supplies")
    DEFENDERS = "defenders", _("help for defenders")
    PEOPLE = "people", _("help for people")
    CHILDREN = "children", _("work with children")
    GREEN = "green", _("parks and rivers")
    ANIMALS = "animals", _("animals")
    EVENTS = "events", _("events")
    SKILLS = "skills", _("skills: translation, design, repairs")
    MEDICAL = "medical", _("in medical institutions")
    EMERGENCY = "emergency", _("after emergencies")


ADULTS_ONLY = frozenset({Work.MEDICAL, Work.EMERGENCY})
"""What the law closes to whoever is not yet eighteen."""


class Call(PresentedRow):
    """A call for volunteers. It closes by itself: after its last shift, or after its last day."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="+"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="calls",
        help_text=_("Of the verified ones."),
    )
    work = models.CharField(_("kind of work"), max_length=20, choices=Work.choices)
    is_urgent = models.BooleanField(_("urgent"), default=False, help_text=_("It stands before the others."))
    place_uk = models.CharField(_("place (Ukrainian)"), max_length=255)
    place_en = models.CharField(_("place (English)"), max_length=255, blank=True)
    least_age = models.PositiveSmallIntegerField(
        _("from age"),
        default=ADULT_AGE,
        validators=[MinValueValidator(YOUNGEST_VOLUNTEER), MaxValueValidator(99)],
        help_text=_("From 14 with the consent of parents; 18 in medical institutions and after emergencies."),
    )
    skills_uk = models.CharField(_("what one should know (Ukrainian)"), max_length=300, blank=True)
    skills_en = models.CharField(_("what one should know (English)"), max_length=300, blank=True)
    bring_uk = models.CharField(_("what to bring (Ukrainian)"), max_length=300, blank=True)
    bring_en = models.CharField(_("what to bring (English)"), max_length=300, blank=True)
    contact_name = models.CharField(_("who answers questions"), max_length=150, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    series = models.ForeignKey(
        "signups.Series",
        verbose_name=_("shifts"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "The call’s pages list its shifts, each with its way to sign up. A shift is shown when it says "
            "from what age people come, and what parents consent to where they may be under 18."
        ),
    )
    opens_on = models.DateField(_("from"), default=timezone.localdate)
    last_day = models.DateField(
        _("until (including)"),
        null=True,
        blank=True,
        help_text=_("For a call without shifts. Empty: until it is closed."),
    )
    closed_on = models.DateField(
        _("closed since"), null=True, blank=True, help_text=_("When help is no longer needed.")
    )

    class Meta:
        verbose_name = _("call for volunteers")
        verbose_name_plural = _("calls for volunteers")
        ordering = ["-opens_on", "-pk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def place(self) -> str:
        return paired(self, "place")

    @property
    def skills(self) -> str:
        return paired(self, "skills")

    @property
    def bring(self) -> str:
        return paired(self, "bring")

    @property
    def ages(self) -> str:
        """For whom it is, by age."""
        if self.least_age < ADULT_AGE:
            words = _("from age %d; under 18 with the consent of parents")
            return str(words % self.least_age)
        return str(_("from age %d") % self.least_age)

    def clean(self):
        super().clean()
        wrong = {}
        if self.organisation_id and self.organisation.verified_at is None:
            wrong["organisation"] = _("This organisation is not verified yet.")
        elif self.organisation_id and self.site_id and self.organisation.site_id != self.site_id:
            wrong["organisation"] = _("This is an organisation of the other site.")
        if self.series_id and self.site_id and self.series.site_id != self.site_id:
            wrong["series"] = _("These are shifts of the other site.")
        if self.work in ADULTS_ONLY and (self.least_age or 0) < ADULT_AGE:
            wrong["least_age"] = _("The law closes this work to whoever is not yet eighteen.")
        if self.opens_on and self.last_day and self.last_day < self.opens_on:
            wrong["last_day"] = _("The end comes before the beginning.")
        if wrong:
            raise ValidationError(wrong)

    def shifts(self) -> list[Session]:
        """Its shifts that were not called off, by time; none that is for younger people than the call."""
        if self.series_id is None:
            return []
        sessions = [one for one in self.series.sessions.all() if one.cancelled_at is None]
        return sorted((one for one in sessions if self.admits(one)), key=lambda one: (one.starts_at, one.pk))

    def admits(self, session: Session) -> bool:
        """Whether a shift keeps to the law: nobody under the call's age, minors with a consent only."""
        least = session.least_age or 0
        return least >= self.least_age and (least >= ADULT_AGE or session.guardian_text_id is not None)

    def days(self, *, on: date) -> list[date]:
        """The days of its shifts from a day on."""
        days = {timezone.localdate(shift.starts_at) for shift in self.shifts()}
        return sorted(day for day in days if day >= on)

    def is_open(self, *, now: datetime) -> bool:
        """Whether help is still asked for at a moment."""
        if self.organisation.verified_at is None:
            return False
        today = timezone.localdate(now)
        if self.closed_on is not None and self.closed_on <= today:
            return False
        shifts = self.shifts()
        if shifts:
            return shifts[-1].ends_at > now
        return self.last_day is None or today <= self.last_day

    def timeline(self, *, on: date | None = None) -> Timeline:
        """Its next and its last shift, or the days in which help is needed, as they stand on a day."""
        on = on or timezone.localdate()
        days = sorted({timezone.localdate(one.starts_at) for one in self.shifts()})
        if self.closed_on is not None and self.closed_on <= on:
            last = self.closed_on - timedelta(days=1)
            return Timeline([Stage(str(_("Help is needed")), min(self.opens_on, last), last)], on)
        if not days:
            until = {"open_ended": True} if self.last_day is None else {"ends_on": self.last_day}
            return Timeline([Stage(str(_("Help is needed")), self.opens_on, **until)], on)
        upcoming = next((day for day in days if day >= on), None)
        if upcoming is None or upcoming == days[-1]:
            return Timeline([Stage(str(_("Last shift") if len(days) > 1 else _("Shift")), days[-1])], on)
        return Timeline([Stage(str(_("Next shift")), upcoming), Stage(str(_("Last shift")), days[-1])], on)

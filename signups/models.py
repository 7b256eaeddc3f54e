"""A dated session, and those who sign up for it: rows of no language that pages present."""

import uuid
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.consent import Scope
from cms.languages import paired


class Series(models.Model):
    """Sessions that belong together, such as a winter school in each institution: pages offer them as one."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="+"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("series of sessions")
        verbose_name_plural = _("series of sessions")
        ordering = ["name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")


class SessionQuerySet(models.QuerySet):
    """Sessions, asked what lists ask."""

    def to_come(self, *, now: datetime):
        """Those that have not ended, the nearest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def called_off(self, *, after: datetime):
        """Those that were called off and would have ended after a moment."""
        return self.filter(cancelled_at__isnull=False, ends_at__gt=after)

    def with_taken(self):
        """Each with ``taken`` places and how many are ``waiting``, in the one query."""
        count = models.Count
        return self.annotate(
            taken=count("sign_ups", filter=models.Q(sign_ups__state=SignUp.State.PLACED)),
            waiting=count("sign_ups", filter=models.Q(sign_ups__state=SignUp.State.WAITING)),
        )


class Session(models.Model):
    """A shift, meeting, course or holiday school with so many places."""

    class Kind(models.TextChoices):
        SHIFT = "shift", _("volunteer shift")
        MEETING = "meeting", _("meeting")
        COURSE = "course", _("course")
        HOLIDAY_SCHOOL = "holiday-school", _("holiday school")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="sessions"
    )
    series = models.ForeignKey(
        Series,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
        help_text=_("Pages that offer the series offer this session."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    about_uk = models.TextField(_("what it is (Ukrainian)"), blank=True)
    about_en = models.TextField(_("what it is (English)"), blank=True)
    institution = models.ForeignKey(
        "institutions.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    place_uk = models.CharField(_("place (Ukrainian)"), max_length=255, blank=True)
    place_en = models.CharField(_("place (English)"), max_length=255, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    places = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: as many as come.")
    )
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    opens_at = models.DateTimeField(_("sign-up opens"), null=True, blank=True, help_text=_("Empty: at once."))
    closes_at = models.DateTimeField(
        _("sign-up closes"), null=True, blank=True, help_text=_("Empty: when it starts.")
    )
    least_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    most_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    guardian_text = models.ForeignKey(
        "cms.ConsentText",
        verbose_name=_("what guardians consent to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
        help_text=_("Whoever is not yet eighteen has a place only once a parent or guardian consents."),
    )
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("organisers"), blank=True, related_name="sessions",
        help_text=_("They see who has signed up, and nobody else does but the site’s coordinators."),
    )  # fmt: skip
    contact_name = models.CharField(_("who answers questions"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        _("days that personal data is kept after the end"), default=90, validators=[MinValueValidator(1)]
    )
    # A calendar takes over a change only when its number has grown (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    cancellation_reason = models.CharField(max_length=500, blank=True, editable=False)
    cleaned_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        permissions = [("coordinate_session", _("Can see and keep all sign-ups"))]
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="session_to_come")]

    def __str__(self) -> str:
        return f"{self.name_uk}, {timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def about(self) -> str:
        return paired(self, "about")

    @property
    def place(self) -> str:
        """Where it is: its own place, else the institution's address."""
        return paired(self, "place") or (self.institution.address if self.institution else "")

    @property
    def ages(self) -> str:
        """For whom it is, by age; empty without limits."""
        if self.least_age is not None and self.most_age is not None:
            return str(_("ages %(least)d–%(most)d") % {"least": self.least_age, "most": self.most_age})
        if self.least_age is not None:
            return str(_("from age %d") % self.least_age)
        return "" if self.most_age is None else str(_("up to age %d") % self.most_age)

    @property
    def when(self) -> str:
        """Its time in words, in Kyiv: «субота, 14 березня 2026, 10:00–13:00»."""
        first, last = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        if self.hours:
            return f"{date_format(first, 'l, j E Y')}, {self.hours}"
        return f"{date_format(first, 'j E Y, H:i')} – {date_format(last, 'j E Y, H:i')}"

    @property
    def hours(self) -> str:
        """«10:00–13:00» in Kyiv; empty for what lasts longer than a day."""
        first, last = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        if first.date() != last.date():
            return ""
        return f"{date_format(first, 'H:i')}–{date_format(last, 'H:i')}"

    @property
    def usual_minutes(self) -> int | None:
        """What whoever comes is credited with: its length; nothing is known of days on end."""
        if timezone.localdate(self.starts_at) != timezone.localdate(self.ends_at):
            return None
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def asks_age(self) -> bool:
        return self.least_age is not None or self.most_age is not None or self.guardian_text_id is not None

    @property
    def admits_minors(self) -> bool:
        """Whether somebody for whom a guardian consents may come."""
        return self.guardian_text_id is not None and (self.least_age is None or self.least_age < ADULT_AGE)

    @property
    def is_for_minors_only(self) -> bool:
        return self.admits_minors and self.most_age is not None and self.most_age < ADULT_AGE

    @property
    def admits_children(self) -> bool:
        """Whether somebody may come who does not sign up alone (Civil Code of Ukraine, art. 31 and 32)."""
        return self.admits_minors and (self.least_age is None or self.least_age < AGE_OF_OWN_ACTS)

    @property
    def can_be_consented_to(self) -> bool:
        """Whether the guardians' text speaks of taking part: it may have been changed since it was chosen."""
        return self.guardian_text is not None and Scope.TAKE_PART in self.guardian_text.scopes

    def clean(self):
        super().clean()
        wrong = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            wrong["ends_at"] = _("It ends after it starts.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            wrong["closes_at"] = _("Sign-up closes after it opens.")
        if self.least_age is not None and self.most_age is not None and self.most_age < self.least_age:
            wrong["most_age"] = _("The highest age is not below the lowest one.")
        if self.kind == self.Kind.SHIFT:
            wrong |= self._against_the_law()
        if self.guardian_text_id and not self.can_be_consented_to:
            wrong["guardian_text"] = _("Choose a text by which guardians consent to taking part.")
        if self.cleaned_at and self.ends_at and self.ends_at > self.cleaned_at:
            wrong["ends_at"] = _("The personal data is removed: add a new session instead.")
        if wrong:
            raise ValidationError(wrong)

    def _against_the_law(self) -> dict[str, Promise]:
        """What of a shift the law on volunteering forbids: field → words.

        Law of Ukraine «Про волонтерську діяльність», art. 7: volunteers are fourteen or older, and
        under eighteen only with the consent of their parents.
        """
        if self.least_age is None or self.least_age < YOUNGEST_VOLUNTEER:
            return {"least_age": _("Volunteers are fourteen or older: say from what age people come.")}
        if self.least_age < ADULT_AGE and self.guardian_text_id is None:
            return {"guardian_text": _("Under eighteen people volunteer only with their parents’ consent.")}
        return {}


class SignUp(models.Model):
    """Somebody who wants to come. An address takes part in a session once."""

    class State(models.TextChoices):
        ASKED = "asked", _("not confirmed")
        PLACED = "placed", _("has a place")
        WAITING = "waiting", _("on the waiting list")
        CANCELLED = "cancelled", _("cancelled")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sign_ups")
    name = models.CharField(_("surname and first name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    guardian_name = models.CharField(_("parent’s or guardian’s name"), max_length=150, blank=True)
    guardian_email = models.EmailField(_("parent’s or guardian’s e-mail"), blank=True)
    language = models.CharField(max_length=2, choices=[("uk", "uk"), ("en", "en")], default="uk")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(_("signed up"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    guardian_agreed_at = models.DateTimeField(_("guardian consented"), null=True)
    settled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    attended = models.BooleanField(_("came"), null=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True)
    # On the paper that says so; whoever types it is told that it is genuine.
    certificate_code = models.CharField(max_length=8, blank=True, editable=False)
    certified_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["settled_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "email"],
                condition=~models.Q(state="cancelled") & ~models.Q(email=""),
                name="sign_up_once",
            ),
            models.UniqueConstraint(
                fields=["certificate_code"],
                condition=~models.Q(certificate_code=""),
                name="sign_up_certificate",
            ),
        ]
        indexes = [models.Index(fields=["session", "state", "settled_at"], name="sign_up_queue")]

    # Nothing here names anybody: the audit keeps it.
    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def called(self) -> str:
        """The name as lists show it, also once it is removed."""
        return self.name or str(_("name removed"))

    @property
    def years(self) -> str:
        """The age in words; empty where none was asked for."""
        return "" if self.age is None else ngettext("%d year", "%d years", self.age) % self.age

    @property
    def needs_guardian(self) -> bool:
        """Whether a parent or guardian must consent: under eighteen (Family Code of Ukraine, art. 6)."""
        return self.session.guardian_text_id is not None and self.age is not None and self.age < ADULT_AGE


ADULT_AGE = 18
AGE_OF_OWN_ACTS = 14
YOUNGEST_VOLUNTEER = 14

"""What surrounds every page: settings, menus, alerts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Orderable, Page

from cms.languages import paired
from cms.row_permissions import SiteSetting
from home import panels
from home.links import leads_somewhere


@register_setting(icon="cog")
class SiteSettings(SiteSetting):
    """How a site looks and whom it belongs to."""

    class Theme(models.TextChoices):
        PINE = "pine", _("pine green with ochre")
        INK = "ink", _("ink blue with coral")

    theme = models.CharField(_("theme"), max_length=10, choices=Theme.choices, default=Theme.PINE)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=100, default="Івано-Франківськ")
    name_en = models.CharField(_("name (English)"), max_length=100, default="Ivano-Frankivsk")
    tagline_uk = models.CharField(_("below the name (Ukrainian)"), max_length=150, blank=True)
    tagline_en = models.CharField(_("below the name (English)"), max_length=150, blank=True)
    short_name_uk = models.CharField(_("in the site switch (Ukrainian)"), max_length=40, blank=True)
    short_name_en = models.CharField(_("in the site switch (English)"), max_length=40, blank=True)
    owner_uk = models.CharField(_("whose site it is (Ukrainian)"), max_length=300, blank=True)
    owner_en = models.CharField(_("whose site it is (English)"), max_length=300, blank=True)
    emblem = models.ForeignKey(
        "cms.SiteImage",
        verbose_name=_("emblem"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only an emblem approved for use."),
    )
    address_uk = models.CharField(_("address (Ukrainian)"), max_length=255, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=255, blank=True)
    phones = models.TextField(_("phones"), blank=True, help_text=_("One in a line."))
    email = models.EmailField(_("e-mail"), blank=True)
    facebook = models.URLField("Facebook", blank=True)
    instagram = models.URLField("Instagram", blank=True)
    telegram = models.URLField("Telegram", blank=True)
    youtube = models.URLField("YouTube", blank=True)
    accessibility_page = models.ForeignKey(
        Page,
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name=_("privacy notice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    workflow_required = models.BooleanField(_("nothing goes live without approval"), default=False)

    panels = panels.SITE_SETTINGS

    class Meta:
        verbose_name = _("site's settings")
        verbose_name_plural = _("sites' settings")

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def tagline(self) -> str:
        return paired(self, "tagline")

    @property
    def short_name(self) -> str:
        return paired(self, "short_name")

    @property
    def owner(self) -> str:
        return paired(self, "owner")

    @property
    def address(self) -> str:
        return paired(self, "address")

    @property
    def phone_list(self) -> list[str]:
        return [line.strip() for line in self.phones.splitlines() if line.strip()]

    @property
    def social_links(self) -> list[tuple[str, str]]:
        """Pairs of the network's name and the address."""
        networks = ("facebook", "instagram", "telegram", "youtube")
        return [
            (self._meta.get_field(name).verbose_name, getattr(self, name))
            for name in networks
            if getattr(self, name)
        ]


@register_setting(icon="list-ul")
class Navigation(ClusterableModel, SiteSetting):
    """A site's menus."""

    panels = panels.NAVIGATION

    class Meta:
        verbose_name = _("menus")
        verbose_name_plural = _("menus")


class MenuItem(Orderable):
    """A link of a menu, to a page (in the reader's language where translated) or an address."""

    class Place(models.TextChoices):
        HEADER = "header", _("header")
        FOOTER = "footer", _("footer")

    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="items")
    place = models.CharField(_("where"), max_length=10, choices=Place.choices, default=Place.HEADER)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.CharField(_("or an address"), max_length=500, blank=True)
    label_uk = models.CharField(_("label (Ukrainian)"), max_length=60, blank=True)
    label_en = models.CharField(_("label (English)"), max_length=60, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        constraints = [
            # A constraint, for it is not asked of a page that the form has refused already.
            models.CheckConstraint(
                condition=Q(page__isnull=False, url="") | Q(page__isnull=True) & ~Q(url=""),
                name="menu_item_leads_to_one_place",
                violation_error_message=_("Give either a page or an address."),
            )
        ]

    def clean(self):
        super().clean()
        if self.url and not leads_somewhere(self.url):
            message = _("Give a path such as /novyny/, or an address with http, https, mailto or tel.")
            raise ValidationError({"url": message})
        if self.url and not (self.label_uk and self.label_en):
            raise ValidationError(_("A link to an address needs a label in both languages."))


class AlertQuerySet(models.QuerySet):
    def running(self, *, at=None):
        """Alerts switched on whose time includes the moment ``at`` (default now)."""
        at = at or timezone.now()
        return self.filter(enabled=True, starts_at__lte=at).filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=at)
        )


class Alert(models.Model):
    """A short announcement above every page of a site, from one moment until another."""

    class Level(models.TextChoices):
        INFO = "info", _("to know")
        WARNING = "warning", _("careful")
        DANGER = "danger", _("danger")

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="alerts"
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.INFO)
    lead_uk = models.CharField(_("first word (Ukrainian)"), max_length=40, blank=True)
    lead_en = models.CharField(_("first word (English)"), max_length=40, blank=True)
    text_uk = models.CharField(_("text (Ukrainian)"), max_length=250)
    text_en = models.CharField(_("text (English)"), max_length=250, blank=True)
    link_page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    link_url = models.URLField(_("or an address"), blank=True)
    link_label_uk = models.CharField(_("link's words (Ukrainian)"), max_length=80, blank=True)
    link_label_en = models.CharField(_("link's words (English)"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    enabled = models.BooleanField(_("switched on"), default=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.text_uk

    @property
    def lead(self) -> str:
        return paired(self, "lead")

    @property
    def text(self) -> str:
        return paired(self, "text")

    @property
    def link_label(self) -> str:
        return paired(self, "link_label")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must come after the beginning.")})

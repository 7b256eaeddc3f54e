"""Pages of one site that another one lists: shown there unless the receiving site has hidden them.

Whoever writes a page decides where else it shall be shown (``ShownElsewhere``); the last word about
what a site lists is its own.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site, get_page_models

from cms import audit, sites
from cms.languages import SOURCE_LANGUAGE
from cms.listing import below, public


class HiddenGuest(models.Model):
    """A page of another site that a site does not list, in whatever language."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hidden_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("hidden guest")
        verbose_name_plural = _("hidden guests")
        constraints = [models.UniqueConstraint(fields=["page", "site"], name="hidden_guest_once")]

    def __str__(self) -> str:
        return str(self.page)


@dataclass(frozen=True)
class Guest:
    """A page of another site that is to be listed on ``site``; ``hidden`` says that it is not."""

    page: Page
    site: Site
    hidden: HiddenGuest | None

    def __str__(self) -> str:
        return self.page.title

    @property
    def home(self) -> Site:
        return sites.site_above(self.page.path)


def guests_of(site: Site) -> list[Guest]:
    """What other sites want to show on ``site`` and readers may see, the latest first.

    A page with translations comes once, in Ukrainian if it is written in it.
    """
    hidden = {row.page.translation_key: row for row in _hidden_on(site).select_related("page", "hidden_by")}
    pages = sorted(_shown_on(site), key=lambda page: page.locale.language_code != SOURCE_LANGUAGE)
    once: dict = {}
    for page in pages:
        once.setdefault(page.translation_key, page)
    latest = sorted(once.values(), key=_published, reverse=True)
    return [Guest(page=page, site=site, hidden=hidden.get(page.translation_key)) for page in latest]


def _published(page: Page) -> tuple:
    return page.first_published_at is not None, page.first_published_at


def _shown_on(site: Site) -> list[Page]:
    found = []
    for model in get_page_models():
        if hasattr(model, "shown_on"):
            pages = public(model.objects.filter(shown_on=site)).select_related("locale").defer("body")
            for root in sites.roots():
                pages = pages.exclude(below(root.path)) if root.site_id == site.pk else pages
            found += pages
    return found


def _hidden_on(site: Site) -> QuerySet[HiddenGuest]:
    return HiddenGuest.objects.filter(site=site)


@transaction.atomic
def hide(*, guest: Guest, by, reason: str = "", now=None) -> None:
    """No longer list a guest.

    Args:
        guest: the page and the site that lists it.
        by: the user who hides it.
        reason: the words given for it.
        now: the moment (aware); by default the present one.
    """
    moment = now or timezone.now()
    _row, made = HiddenGuest.objects.get_or_create(
        page_id=guest.page.pk, site=guest.site, defaults={"hidden_by": by, "hidden_at": moment}
    )
    if made:
        _record("guest.hidden", guest, by, reason, moment)


@transaction.atomic
def show(*, guest: Guest, by, reason: str = "", now=None) -> None:
    """List a hidden guest again; the arguments are those of :func:`hide`."""
    rows = _hidden_on(guest.site).filter(page__translation_key=guest.page.translation_key)
    if rows.delete()[0]:
        _record("guest.shown", guest, by, reason, now)


def _record(action: str, guest: Guest, by, reason: str, now) -> None:
    data = {"site": guest.site.pk, "site_name": guest.site.site_name}
    audit.record(action=action, subject=guest.page, actor=by, reason=reason, data=data, now=now)

"""The page under every page type, and what some of them share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms import sites
from cms.cache.tags import CONTENT
from cms.fields import BodyField


class SitePage(Page):
    """A page of either site: an introduction, a hero picture, a body, and what search engines see."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("One to three sentences: what it is and what the reader can do."),
    )
    hero_image = models.ForeignKey(
        "cms.SiteImage",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    social_image = models.ForeignKey(
        "cms.SiteImage",
        verbose_name=_("picture for social networks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("By default the main picture."),
    )
    body = BodyField(verbose_name=_("body"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("hero_image"),
        FieldPanel("body"),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("social_image")], heading=_("Social networks")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
    ]
    override_translatable_fields = [SynchronizedField("hero_image"), SynchronizedField("social_image")]

    # Joined when the page is served.
    served_with: tuple[str, ...] = ("hero_image",)

    class Meta:
        abstract = True

    def cache_tags(self, request) -> tuple[str, ...]:
        """What the page's cached copy is made from, besides the shell.

        By default anything published, for it may list other pages; a page type that shows only
        itself names less.
        """
        return (CONTENT,)

    def get_view_restrictions(self):
        """Wagtail asks before every page; the paths of restricted ones are remembered."""
        if not sites.may_be_restricted(self.path):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


class ShownElsewhere(models.Model):
    """A page that other sites may list too, naming its home; its one address stays at home."""

    shown_on = ParentalManyToManyField(
        "wagtailcore.Site",
        verbose_name=_("also shown on"),
        blank=True,
        related_name="+",
        help_text=_("It is listed there with the name of its home site; its address does not change."),
    )

    class Meta:
        abstract = True


__all__ = ["ShownElsewhere", "SitePage", "SynchronizedField", "TranslatableField"]

"""Synonyms and best bets in the editor."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from cms.admin.site_bound import SiteBoundViewSet, SitePanel
from cms.row_permissions import SiteRowPolicy
from search.analysis.queries import LONGEST
from search.models import BestBet, SynonymSet
from search.phrases import phrases_of


class _Begun:
    """A form that begins with a reader's words."""

    def begun(self, words: str) -> Any:
        """A row, not saved, with the words."""
        raise NotImplementedError

    def get_initial_form_instance(self):
        words = self.request.GET.get("words", "").replace("\0", "")[:LONGEST]
        return self.begun(words) if words else super().get_initial_form_instance()


class SynonymCreateView(_Begun, CreateView):
    """A new set; of a reader's words, where the report leads here."""

    def begun(self, words):
        return SynonymSet(words=f"{words}\n")


class SynonymViewSet(SnippetViewSet):
    """Synonyms hold for both sites."""

    model = SynonymSet
    icon = "order"
    menu_label = _("Synonyms")
    add_view_class = SynonymCreateView
    copy_view_enabled = False
    search_fields = ["words", "also_finds"]
    list_per_page = 100
    panels = [FieldPanel("words"), FieldPanel("also_finds")]

    @property
    def list_display(self):
        return [
            TitleColumn(
                "words", label=_("Mean the same"), accessor=_one_line("words"), get_url=self._edit_url
            ),
            Column("also_finds", label=_("Find besides"), accessor=_one_line("also_finds")),
        ]

    def _edit_url(self, row) -> str:
        return reverse(self.get_url_name("edit"), args=[row.pk])


class BestBetCreateView(_Begun, CreateView):
    """A new best bet; for a reader's words, where the report leads here."""

    def begun(self, words):
        site = self.request.GET.get("site", "")
        return BestBet(queries=words, site_id=int(site) if site.isdecimal() and len(site) < 19 else None)


class BestBetViewSet(SiteBoundViewSet):
    model = BestBet
    icon = "pick"
    menu_label = _("Best bets")
    add_to_admin_menu = False
    add_view_class = BestBetCreateView
    search_fields = ["queries", "page__title"]
    list_filter = ["is_on"]
    panels = [
        SitePanel(),
        FieldPanel("queries"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("text_uk"), FieldPanel("text_en")]),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_on")]),
    ]

    @property
    def list_display(self):
        return [
            TitleColumn("queries", label=_("Queries"), accessor=str, get_url=self._edit_url),
            Column("page", label=_("Page"), accessor="page.title"),
            "site",
            "order",
            BooleanColumn("is_on", label=_("Shown")),
        ]

    def _edit_url(self, bet) -> str:
        return reverse(self.get_url_name("edit"), args=[bet.pk])

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("page")


def _one_line(name: str):
    return lambda row: ", ".join(phrases_of(getattr(row, name))) or "–"


def may_keep_synonyms(user: Any) -> bool:
    """Whether somebody adds synonyms."""
    return user.has_perm("search.add_synonymset")


def may_recommend(user: Any, site: Any) -> bool:
    """Whether somebody adds best bets of a site."""
    return SiteRowPolicy(BestBet).user_has_permission_for_instance(user, "add", site)


def add_synonyms_url(words: str) -> str:
    """The form for new synonyms of a reader's words."""
    return f"{reverse('wagtailsnippets_search_synonymset:add')}?{urlencode({'words': words})}"


def add_best_bet_url(words: str, site_id: int) -> str:
    """The form for a new best bet for a reader's words."""
    query = urlencode({"words": words, "site": site_id})
    return f"{reverse('wagtailsnippets_search_bestbet:add')}?{query}"

"""Consents in the editor: each site's people record their own, and withdraw them on request.

A recorded consent is evidence: its page is there to be read.
"""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from cms.admin.acting import Act, ActingInspectView, ActView
from cms.admin.site_bound import SiteBoundViewSet, SitePanel
from cms.admin.visibility import visible
from cms.consent import Consent, ConsentText, Scope, withdraw
from cms.media.models import SiteImage
from cms.row_permissions import SiteRowPolicy

WITHDRAW = Act(
    name="withdraw",
    label=_("Withdraw"),
    question=_(
        "Has the consent been withdrawn? What rests on it disappears from the sites at once. "
        "This cannot be taken back: a new consent is recorded as a new one."
    ),
    done=_("The consent is withdrawn."),
    icon="cross",
    run=lambda consent, **who_and_why: withdraw(consent=consent, **who_and_why),
    fits=lambda consent: consent.withdrawn_at is None,
)


class ConsentPolicy(SiteRowPolicy):
    """Permissions per site; what is hidden from somebody is neither read nor withdrawn by them."""

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if not allowed or not isinstance(instance, Consent):
            return allowed
        return Consent.objects.filter(pk=instance.pk).readable_by(user).exists()


class WithdrawView(ActView):
    """Asks once more, and for the words given."""

    permission_required = "change"
    acts = (WITHDRAW,)


class ConsentAddView(CreateView):
    """The form of a new consent; who records it is kept."""

    def save_instance(self):
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class _ReadOnly:
    """A view that leads to no form."""

    def get_edit_url(self, instance=None):
        return None

    def get_delete_url(self, instance=None):
        return None


class ConsentIndexView(_ReadOnly, IndexView):
    """The list of consents."""


class ConsentView(_ReadOnly, ActingInspectView):
    """A consent as it was recorded, with the way to withdraw it."""

    page_title = _("Consent")
    acts = (WITHDRAW,)
    act_url_name = "consents:act"

    @cached_property
    def header_buttons(self):
        return super().header_buttons if self.user_has_permission("change") else []

    def get_scopes_display_value(self):
        return ", ".join(str(Scope(value).label) for value in self.object.scopes)

    def get_evidence_display_value(self):
        if not self.object.evidence:
            return "–"
        return format_html('<a href="{}">{}</a>', self.object.evidence.url, _("Open the scan"))

    def get_images_display_value(self):
        titles = visible(SiteImage, self.request.user).filter(consents=self.object).order_by("title")
        return ", ".join(titles.values_list("title", flat=True)) or "–"


class ConsentViewSet(SiteBoundViewSet):
    model = Consent
    icon = "check"
    menu_label = _("Consents")
    menu_order = 450
    admin_url_namespace = "consents"
    base_url_path = "consents"
    add_view_class = ConsentAddView
    index_view_class = ConsentIndexView
    inspect_view_class = ConsentView
    inspect_view_enabled = True
    inspect_view_fields = [
        "subject_name", "text", "scopes", "giver", "giver_name", "site", "given_on", "expires_on",
        "evidence", "evidence_note", "images", "recorded_at", "recorded_by", "withdrawn_at",
        "withdrawal_reason",
    ]  # fmt: skip
    list_display = [
        "subject_name",
        "giver_name",
        "site",
        "given_on",
        "expires_on",
        Column("withdrawn_at", label=_("withdrawn"), sort_key="withdrawn_at"),
    ]
    list_filter = ["giver", "text"]
    search_fields = ["subject_name", "giver_name"]
    panels = [SitePanel(), *Consent.panels]
    approval_note = ""

    @cached_property
    def permission_policy(self):
        return ConsentPolicy(self.model)

    @property
    def act_view(self):
        return self.construct_view(WithdrawView, inspect_url_name=self.get_url_name("inspect"))

    def get_urlpatterns(self):
        number = f"<{self.pk_path_converter}:pk>"
        return [
            path("", self.index_view, name="list"),
            path("results/", self.index_results_view, name="list_results"),
            path("add/", self.add_view, name="add"),
            path(f"{number}/", self.inspect_view, name="inspect"),
            path(f"{number}/", self.inspect_view, name="edit"),  # where Wagtail's links to a row lead
            path(f"{number}/<slug:act>/", self.act_view, name="act"),
        ]


class ConsentTextViewSet(SnippetViewSet):
    """Texts are shared by both sites; one that somebody consented to is never changed."""

    model = ConsentText
    icon = "doc-full"
    menu_label = _("Texts of consents")
    menu_order = 820
    add_to_settings_menu = True
    list_display = ["title_uk", "key", "version", "in_force_from"]
    panels = ConsentText.panels

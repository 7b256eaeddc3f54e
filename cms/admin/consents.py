"""Consents in the editor: each site's people record their own, and withdraw them on request."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from cms.admin.acting import Act, ActView
from cms.admin.site_bound import SiteBoundViewSet
from cms.consent import Consent, ConsentText, withdraw

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


class WithdrawView(ActView):
    """Asks once more, and for the words given."""

    permission_required = "change"
    acts = (WITHDRAW,)


class ConsentAddView(CreateView):
    """The form of a new consent; who records it is kept."""

    def save_instance(self):
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class ConsentEditView(EditView):
    """The consent's form, with the way to withdraw it."""

    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if WITHDRAW.fits(self.object):
            address = reverse("consents:act", args=[self.object.pk, WITHDRAW.name])
            buttons.append(Button(WITHDRAW.label, url=address, icon_name=WITHDRAW.icon, priority=30))
        return buttons


class ConsentViewSet(SiteBoundViewSet):
    model = Consent
    icon = "check"
    menu_label = _("Consents")
    menu_order = 450
    admin_url_namespace = "consents"
    base_url_path = "consents"
    add_view_class = ConsentAddView
    edit_view_class = ConsentEditView
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
    panels = Consent.panels
    approval_note = ""

    @property
    def act_view(self):
        return self.construct_view(WithdrawView, inspect_url_name=self.get_url_name("edit"))

    def get_urlpatterns(self):
        act = path(f"<{self.pk_path_converter}:pk>/<slug:act>/", self.act_view, name="act")
        return [*super().get_urlpatterns(), act]


class ConsentTextViewSet(SnippetViewSet):
    """Texts are shared by both sites; one that somebody consented to is never changed."""

    model = ConsentText
    icon = "doc-full"
    menu_label = _("Texts of consents")
    menu_order = 820
    add_to_settings_menu = True
    list_display = ["title_uk", "key", "version", "in_force_from"]
    panels = ConsentText.panels

"""Calls for volunteers and the organisations that make them, in the editor: each site keeps its own."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import CreateView, EditView

from cms.admin.site_bound import SiteBoundForm, SiteBoundViewSet, SitePanel
from cms.row_permissions import SiteRowPolicy
from volunteering.domain import organisations
from volunteering.models import Call, Organisation

NAME = FieldRowPanel([FieldPanel("name_uk"), FieldPanel("name_en")], heading=_("Title"))
VERIFY = "verify"


class OrganisationForm(SiteBoundForm):
    """Whether it is verified is said by those who may verify; others see what was said."""

    is_verified = forms.BooleanField(
        label=_("verified"),
        required=False,
        help_text=_("You have looked at its documents and know who answers for it. Only then it may call."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["is_verified"]
        field.initial = self.instance.verified_at is not None
        field.disabled = not self._may_verify()

    def _may_verify(self) -> bool:
        if self.for_user is None:
            return False
        policy = SiteRowPolicy(Organisation)
        if self.instance.pk:
            return policy.user_has_permission_for_instance(self.for_user, VERIFY, self.instance)
        return policy.user_has_permission(self.for_user, VERIFY)

    def clean(self):
        values = super().clean()
        site = values.get("site") or getattr(self.instance, "site", None)
        # The site is chosen in the same form: who verifies on one does not on the other.
        is_new_there = not self.instance.pk or "site" in self.changed_data
        if values.get("is_verified") and is_new_there and site is not None:
            may = SiteRowPolicy(Organisation).sites_user_has_permission_for(self.for_user, VERIFY)
            if not may.filter(pk=site.pk).exists():
                self.add_error("is_verified", _("You may not verify organisations of this site."))
        return values


class _NotesVerified:
    def save_instance(self):
        saved = super().save_instance()
        verified = self.form.cleaned_data["is_verified"]
        return organisations.set_verified(organisation=saved, verified=verified, by=self.request.user)


class OrganisationCreateView(_NotesVerified, CreateView):
    """A new organisation, perhaps verified at once."""


class OrganisationEditView(_NotesVerified, EditView):
    """An organisation, and whether it is verified."""


class OrganisationViewSet(SiteBoundViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    add_to_admin_menu = False
    form_class = OrganisationForm
    add_view_class = OrganisationCreateView
    edit_view_class = OrganisationEditView
    list_display = ["name_uk", "site", "verified_at", "verified_by"]
    search_fields = ["name_uk", "name_en"]
    panels = [SitePanel(), NAME, FieldPanel("url"), FieldPanel("contact"), FieldPanel("is_verified")]


class CallViewSet(SiteBoundViewSet):
    model = Call
    icon = "pick"
    menu_label = _("Calls for volunteers")
    add_to_admin_menu = False
    list_display = ["name_uk", "organisation", "work", "is_urgent", "site", "opens_on", "last_day"]
    list_filter = ["work", "is_urgent", "organisation"]
    search_fields = ["name_uk", "name_en", "place_uk"]
    approval_note = _(
        "Nothing goes live on this site without approval. So you may add a call, and change it until "
        "a page that presents it is live; after that ask a publisher."
    )
    panels = [
        SitePanel(),
        NAME,
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("work")]),
        FieldPanel("is_urgent"),
        FieldRowPanel([FieldPanel("place_uk"), FieldPanel("place_en")]),
        MultiFieldPanel(
            [
                FieldPanel("least_age"),
                FieldRowPanel([FieldPanel("skills_uk"), FieldPanel("skills_en")]),
                FieldRowPanel([FieldPanel("bring_uk"), FieldPanel("bring_en")]),
            ],
            heading=_("Who can come"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("series"),
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("last_day"), FieldPanel("closed_on")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")]),
                FieldPanel("contact_email"),
            ],
            heading=_("Who answers questions"),
        ),
    ]

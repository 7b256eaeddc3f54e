"""Organisers in a session's form: typed as addresses, for an account is nobody's to browse."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from cms.admin.site_bound import SiteBoundForm
from signups import queries


class AccountsByAddress(forms.ModelMultipleChoiceField):
    """Accounts, each by its e-mail address on a line of its own."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs):
        super().__init__(get_user_model().objects.filter(is_active=True), **kwargs)

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return "\n".join(sorted(account.email for account in value))

    def clean(self, value):
        """Find the accounts.

        Raises:
            ValidationError: an address has none.
        """
        if not isinstance(value, str | None):  # as they were, where the field is disabled
            return value
        typed = {line.strip().lower() for line in (value or "").splitlines() if line.strip()}
        known = {account.email.lower(): account for account in self.queryset.filter(email__in=typed)}
        if unknown := sorted(typed - known.keys()):
            raise forms.ValidationError(_("Nobody has an account with this address: %s") % ", ".join(unknown))
        return list(known.values())

    def has_changed(self, initial, data):
        before = (self.prepare_value(initial) or "").lower().split()
        return not self.disabled and set(before) != set((data or "").lower().split())


class SessionForm(SiteBoundForm):
    """Organisers see who has signed up: only those who see it themselves name them.

    Nor does a list of people move to another site, whose coordinators would read it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "organisers" not in self.fields:
            return
        replaced = self.fields["organisers"]
        self.fields["organisers"] = AccountsByAddress(
            label=replaced.label, required=False, disabled=not self._may_name(),
            help_text=_("E-mail addresses of their accounts, each on a line of its own. They see who has "
                        "signed up, and nobody else does but the site’s coordinators, who name them."),
        )  # fmt: skip

    def _may_name(self) -> bool:
        session = self.instance if self.instance.pk else None
        return self.for_user is None or queries.coordinates(self.for_user, session)

    def clean(self):
        values = super().clean()
        if "site" in self.changed_data and self.instance.pk and self.instance.sign_ups.exists():
            self.add_error("site", _("People have signed up: the session stays on its site."))
        # Who keeps several sites names organisers on those only whose sign-ups they see.
        site = values.get("site")
        if site and "organisers" in self.changed_data and not self._sees_sign_ups_of(site):
            self.add_error("organisers", _("Only the site’s coordinators name organisers."))
        return values

    def _sees_sign_ups_of(self, site) -> bool:
        return (
            self.for_user is None or queries.sites_coordinated_by(self.for_user).filter(pk=site.pk).exists()
        )

"""Who acts for institutions, in the editor."""

from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from cms.admin.acting import Act, ActingViewSet
from institutions.domain import representatives
from institutions.domain.representatives import may
from institutions.models import Representative
from institutions.permissions import CONFIRM


class RepresentativeFilterSet(WagtailFilterSet):
    class Meta:
        model = Representative
        fields = ["state", "institution"]


def _confirm(representative, *, by, reason):
    return representatives.confirm(representative=representative, by=by)


class RepresentativeViewSet(ActingViewSet):
    """Representatives, those who wait first."""

    model = Representative
    name = "representatives"
    url_prefix = "institutions/people"
    icon = "group"
    menu_label = _("People of institutions")
    menu_order = 810
    add_to_settings_menu = True
    permission = CONFIRM
    filterset_class = RepresentativeFilterSet
    search_fields = ["user__last_name", "user__first_name", "user__email", "institution__name"]
    list_display = [
        "user",
        Column("institution", label=_("Institution")),
        Column("position", label=_("Position")),
        Column("state", label=_("State"), accessor="get_state_display"),
        DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
    ]
    inspect_view_fields = [
        "user", "institution", "position", "state", "reason", "asked_at", "decided_at", "decided_by",
    ]  # fmt: skip
    acts = (
        Act(
            name="confirm",
            label=_("Confirm"),
            question=_("Shall this person act for the institution? They will see its entries and its pupils’ "
                       "names. Confirm only somebody whom you know to work there."),
            done=_("Confirmed. The person has been written to."),
            icon="check",
            run=_confirm,
            fits=lambda representative: may(representative, "confirm"),
        ),
        Act(
            name="refuse",
            label=_("Refuse"),
            question=_("Refuse it? Say why: the person will read it in a letter."),
            done=_("Refused. The person has been written to."),
            icon="cross",
            run=lambda representative, **why: representatives.refuse(representative=representative, **why),
            fits=lambda representative: may(representative, "refuse"),
        ),
        Act(
            name="end",
            label=_("End it"),
            question=_("It ends at once: this person will see nothing of the institution any more. Entries "
                       "stay with the institution."),
            done=_("Done: it has effect at once."),
            icon="bin",
            run=lambda representative, **why: representatives.end(representative=representative, **why),
            fits=lambda representative: may(representative, "end"),
        ),
    )  # fmt: skip

    def get_index_view_kwargs(self, **kwargs):
        waits = Case(When(state=Representative.State.WAITING, then=0), default=1)
        people = Representative.objects.select_related("user", "institution").order_by(waits, "-asked_at")
        return super().get_index_view_kwargs(queryset=people, **kwargs)

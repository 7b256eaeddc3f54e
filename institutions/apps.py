from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class InstitutionsConfig(AppConfig):
    name = "institutions"
    verbose_name = _("institutions")

    def ready(self):
        from cms import registries
        from cms.shell import Link
        from institutions import finding

        def rooms(user):
            return [Link(str(_("My institutions")), reverse("institution_mine"))]

        finding.connect()
        registries.rooms.register("institutions", rooms, order=50)

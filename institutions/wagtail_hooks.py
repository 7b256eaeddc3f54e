"""What institutions add to the editor."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from institutions.admin import importing  # noqa: F401 - registers its addresses
from institutions.admin.people import RepresentativeViewSet
from institutions.admin.snippets import InstitutionViewSet

register_snippet(InstitutionViewSet)


@hooks.register("register_admin_viewset")
def register_people():
    """Who acts for institutions."""
    return RepresentativeViewSet()


@hooks.register("register_permissions")
def register_confirming():
    """The permission that a group is given in the editor."""
    return Permission.objects.filter(
        content_type__app_label="institutions", codename="confirm_representative"
    )

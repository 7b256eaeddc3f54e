"""What institutions add to the editor."""

from wagtail.snippets.models import register_snippet

from institutions.admin.snippets import InstitutionViewSet

register_snippet(InstitutionViewSet)

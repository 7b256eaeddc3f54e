"""What sign-ups add to the editor."""

from wagtail.snippets.models import register_snippet

from signups.admin.snippets import SessionViewSet

register_snippet(SessionViewSet)

"""What sign-ups add to the editor."""

from wagtail.snippets.models import register_snippet

from signups.admin.snippets import SeriesViewSet, SessionViewSet

register_snippet(SessionViewSet)
register_snippet(SeriesViewSet)

"""What the Telegram channels add to the editor."""

from wagtail.snippets.models import register_snippet

from subscriptions.telegram.admin.snippets import PostViewSet

register_snippet(PostViewSet)

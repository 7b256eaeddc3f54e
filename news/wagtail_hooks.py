"""What news add to the editor."""

from wagtail.snippets.models import register_snippet

from news.admin.snippets import NewsCategoryViewSet

register_snippet(NewsCategoryViewSet)

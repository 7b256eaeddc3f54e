"""What campaigns add to the editor."""

from wagtail.snippets.models import register_snippet

from campaigns.admin.snippets import CampaignKindViewSet, CampaignViewSet

register_snippet(CampaignViewSet)
register_snippet(CampaignKindViewSet)

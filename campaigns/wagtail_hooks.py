"""What campaigns add to the editor."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from campaigns.admin import survey_pages
from campaigns.admin.snippets import CampaignKindViewSet, CampaignViewSet
from campaigns.admin.surveys import SurveyViewSet

register_snippet(CampaignViewSet)
register_snippet(CampaignKindViewSet)
register_snippet(SurveyViewSet)


@hooks.register("register_admin_urls")
def register_survey_pages():
    """What is done with a survey beside building it."""
    return survey_pages.urlpatterns

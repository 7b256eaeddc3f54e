"""Campaigns: rows of no language, and the pages that present them."""

from campaigns.models.pages import CampaignIndexPage, CampaignPage, CampaignPostPage
from campaigns.models.rows import (
    Campaign,
    CampaignFigure,
    CampaignKind,
    CampaignPlace,
    CampaignStage,
)
from campaigns.models.surveys import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyQuestion,
    SurveyReceipt,
)

__all__ = [
    "Campaign",
    "CampaignFigure",
    "CampaignIndexPage",
    "CampaignKind",
    "CampaignPage",
    "CampaignPlace",
    "CampaignPostPage",
    "CampaignStage",
    "Survey",
    "SurveyAnswer",
    "SurveyCode",
    "SurveyQuestion",
    "SurveyReceipt",
]

"""The volunteer programme: rows of no language, and the pages that present them."""

from volunteering.models.call_pages import CallIndexPage, CallPage
from volunteering.models.calls import Call, Organisation, Work
from volunteering.models.consultations import Consultation, ConsultationPage, Proposal, Support
from volunteering.models.meetings import MeetingIndexPage, MeetingPage
from volunteering.models.programme import (
    Programme,
    ProgrammeFigure,
    ProgrammePage,
    ProgrammePartner,
    ProgrammeStage,
)
from volunteering.models.statute import Act, Clause, ClauseVersion, Statute, StatutePage
from volunteering.models.stories import StoryIndexPage, StoryPage

__all__ = [
    "Act",
    "Call",
    "CallIndexPage",
    "CallPage",
    "Clause",
    "ClauseVersion",
    "Consultation",
    "ConsultationPage",
    "MeetingIndexPage",
    "MeetingPage",
    "Organisation",
    "Programme",
    "ProgrammeFigure",
    "ProgrammePage",
    "ProgrammePartner",
    "ProgrammeStage",
    "Proposal",
    "Statute",
    "StatutePage",
    "StoryIndexPage",
    "StoryPage",
    "Support",
    "Work",
]

"""The volunteer programme: rows of no language, and the pages that present them."""

from volunteering.models.consultations import Consultation, ConsultationPage, Proposal, Support
from volunteering.models.programme import (
    Programme,
    ProgrammeFigure,
    ProgrammePage,
    ProgrammePartner,
    ProgrammeStage,
)
from volunteering.models.statute import Act, Clause, ClauseVersion, Statute, StatutePage

__all__ = [
    "Act",
    "Clause",
    "ClauseVersion",
    "Consultation",
    "ConsultationPage",
    "Programme",
    "ProgrammeFigure",
    "ProgrammePage",
    "ProgrammePartner",
    "ProgrammeStage",
    "Proposal",
    "Statute",
    "StatutePage",
    "Support",
]

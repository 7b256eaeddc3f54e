"""Contests: rows of no language, entries, consents, jury, and the pages that present them."""

from contests.models.consents import ConsentPaper, GuardianRequest
from contests.models.contest import (
    AgeCategory,
    Contest,
    ContestStage,
    Criterion,
    Extension,
    LetterTemplate,
    Nomination,
)
from contests.models.entries import (
    Entry,
    EntryFile,
    EntryNote,
    EntryTag,
    EntryVersion,
    Participant,
    State,
    Upload,
)
from contests.models.findables import Findable
from contests.models.jury import Assignment, Award, Diploma, Juror, Score, SignOff
from contests.models.packages import Package
from contests.models.pages import ContestIndexPage, ContestPage

__all__ = [
    "AgeCategory",
    "Assignment",
    "Award",
    "ConsentPaper",
    "Contest",
    "ContestIndexPage",
    "ContestPage",
    "ContestStage",
    "Criterion",
    "Diploma",
    "Entry",
    "EntryFile",
    "EntryNote",
    "EntryTag",
    "EntryVersion",
    "Extension",
    "Findable",
    "GuardianRequest",
    "Juror",
    "LetterTemplate",
    "Nomination",
    "Package",
    "Participant",
    "Score",
    "SignOff",
    "State",
    "Upload",
]

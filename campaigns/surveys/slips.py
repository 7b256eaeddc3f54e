"""What a survey's slips say, and the sheets of them as a PDF."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.models import Survey
from cms.languages import SOURCE_LANGUAGE
from cms.papers import drawn_elsewhere


def address_of(survey: Survey) -> str:
    """The survey's whole address, in the city's language whatever the editor speaks."""
    with translation.override(SOURCE_LANGUAGE):
        return survey.site.root_url + reverse("survey", args=[survey.key])


def sheets_of(survey: Survey, codes: list[str], heading: str) -> bytes:
    """Slips with the codes as a PDF, drawn in a process of its own and kept nowhere.

    Args:
        survey: the survey, with its site.
        codes: one for each slip.
        heading: for whom they are, such as a class; may be empty.

    Raises:
        cms.media.confined.Refused: the drawing took too much time or memory.
    """
    with translation.override(SOURCE_LANGUAGE):
        words = {
            "title": _("One-time codes"),
            "language": SOURCE_LANGUAGE,
            "heading": " – ".join(filter(None, [survey.name, heading])),
            "name": survey.name,
            "address": address_of(survey),
            "note": _("The code works once. Nobody can learn what you answered."),
            "codes": codes,
        }
    return drawn_elsewhere("cms.papers.slips", words)

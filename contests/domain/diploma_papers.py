"""Diplomas on paper, in Ukrainian whatever the reader speaks.

A sheet holds the child's full name, for it goes to the child; it is made when it is asked for and
kept nowhere.
"""

import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.codes import written
from cms.papers.words import Sheet
from cms.typography import nest_quotes
from contests.models import Diploma

LANGUAGE = "uk"


def papers_of(diplomas: Iterable[Diploma], *, tell: Callable[[int], None] = lambda done: None) -> bytes:
    """One PDF with a sheet for each diploma, in their order.

    Args:
        diplomas: with ``entry`` and its ``contest``, ``institution``, ``versions`` and ``awards`` fetched.
        tell: is told, before each sheet, how many are done.
    """
    # Here, because only the background worker draws them: the web's processes are to stay small.
    from cms.papers.sheets import draw

    with translation.override(LANGUAGE):
        return draw(_told(diplomas, tell), title=_("Diplomas"), language=LANGUAGE)


def archive_of(diplomas: Collection[Diploma], *, tell: Callable[[int], None] = lambda done: None) -> BinaryIO:
    """A ZIP with a PDF for each kind of paper; the arguments are those of :func:`papers_of`."""
    with translation.override(LANGUAGE):
        names = {
            Diploma.Kind.DIPLOMA: _("diplomas"),
            Diploma.Kind.CERTIFICATE: _("certificates"),
            Diploma.Kind.THANKS: _("thanks"),
        }
    out, before = BytesIO(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind, name in names.items():
            if sheets := [diploma for diploma in diplomas if diploma.kind == kind]:
                pdf = papers_of(sheets, tell=lambda done, before=before: tell(before + done))
                archive.writestr(f"{name}.pdf", pdf)
                before += len(sheets)
    out.seek(0)
    return out


def _told(diplomas: Iterable[Diploma], tell: Callable[[int], None]) -> Iterator[Sheet]:
    for number, diploma in enumerate(diplomas):
        tell(number)
        yield sheet_of(diploma)


def sheet_of(diploma: Diploma) -> Sheet:
    """What a diploma says, in the language that is active."""
    entry, contest = diploma.entry, diploma.entry.contest
    version = entry.standing
    key = str(diploma.participant_key or "")
    pupil = next((one for one in version.participants if one["key"] == key), {})
    institution = entry.institution.name if entry.institution else ""
    heading, verb = _words_of(diploma.kind)
    is_thanks = diploma.kind == Diploma.Kind.THANKS
    school_class = pupil.get("school_class", "")
    about = ", ".join(filter(None, [version.nomination.name, version.category and version.category.name]))
    contest_line = _("contest “%(name)s”, %(year)d") % {"name": contest.name_uk, "year": contest.year}
    reasons = [contest_line] if is_thanks else [_("for the work “%s”") % version.title, contest_line]
    day = contest.results_published_at or diploma.issued_at
    honours = [] if is_thanks else [words for award in entry.awards.all() for words in award.honours]
    return Sheet(
        heading=heading,
        honour=", ".join(honours),
        verb=verb,
        name=version.teacher if is_thanks else pupil.get("full_name", ""),
        whose=", ".join(filter(None, [school_class and _("class %s") % school_class, institution])),
        reasons=tuple(nest_quotes(words) for words in (*reasons, about) if words),
        organisers=contest.organisers_uk,
        place_and_day=_("Ivano-Frankivsk, %s") % date_format(timezone.localtime(day), "j E Y"),
        code=written(diploma.code),
        address=contest.site.root_url + reverse("contest_diploma", args=[diploma.code]),
    )


def _words_of(kind: str) -> tuple[str, str]:
    return {
        Diploma.Kind.DIPLOMA: (_("Diploma"), _("is awarded to")),
        Diploma.Kind.CERTIFICATE: (_("Certificate of a participant"), _("is given to")),
        Diploma.Kind.THANKS: (_("Thanks"), _("for preparing a winner to")),
    }[kind]

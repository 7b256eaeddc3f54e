"""What a contest's page says of its row: what can be done now, what is asked of a work, who judges."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.cache.page import valid_until
from cms.consent import Scope
from cms.dates import short_day
from cms.languages import in_own_language
from cms.shell import Link
from contests.domain import phases
from contests.domain.phases import Kind, Phase
from contests.models import Contest, ContestPage, Criterion, Nomination


@dataclass(frozen=True)
class Now:
    """What a reader can do with a contest now, or what happens instead.

    Args:
        words: a sentence or two.
        ways: the buttons, the one that matters first.
    """

    words: str
    ways: tuple[Link, ...] = ()


def presentation_of(contest: Contest, request: HttpRequest | None) -> dict:
    """The context of a contest's page; its cached copy ends when the contest's phase does."""
    now = timezone.now()
    valid_until(request, phases.next_boundary(contest, now=now))
    return {
        "contest": contest,
        "timeline": contest.timeline(),
        "now": now_of(contest),
        "nominations": [(nomination, demands(nomination)) for nomination in contest.nominations.all()],
        "criteria": shares(list(contest.criteria.all())),
        "consents": consents_in_words(contest),
        "jury": [juror.public_name for juror in contest.jurors.all() if juror.public_name and juror.active],
        "facts": facts(contest),
    }


def now_of(contest: Contest) -> Now | None:
    """The one thing to do now, or what happens now in words; of a contest long over nothing is said."""
    now = timezone.now()
    says = {
        Phase.ANNOUNCED: _announced,
        Phase.OPEN: _open,
        Phase.CLOSED: _closed,
        Phase.JUDGING: _judging,
        Phase.PUBLISHED: _published,
        Phase.OVER: lambda contest: None,
    }
    return says[phases.phase(contest, now=now)](contest)


def _announced(contest: Contest) -> Now:
    intake = phases.stage(contest, Kind.INTAKE)
    if intake is None:
        return Now(_("The days on which entries are taken are not known yet."))
    return Now(
        _("Entries are taken from %(first)s to %(last)s, that day included.")
        % {"first": _day(intake.starts_on), "last": _day(_last_day(contest))}
    )


def _open(contest: Contest) -> Now:
    return Now(
        _("Until the end of that day in Kyiv. %s") % _who(contest),
        (
            Link(
                _("Submit an entry until %s") % _day(_last_day(contest)),
                settings.WAGTAILADMIN_BASE_URL + in_own_language(reverse("contest_start", args=[contest.pk])),
            ),
        ),
    )


def _closed(contest: Contest) -> Now:
    words = _("Entries are no longer taken; those that came are being checked.")
    judging = phases.stage(contest, Kind.JUDGING)
    if judging is None:
        return Now(words)
    return Now(f"{words} " + _("The jury begins on %s.") % _day(judging.starts_on))


def _judging(contest: Contest) -> Now:
    words = _("The jury is scoring.")
    results = phases.stage(contest, Kind.RESULTS)
    if results is None or results.starts_on < timezone.localdate():
        return Now(words)
    return Now(f"{words} " + _("Results: %s.") % _day(results.starts_on))


def _published(contest: Contest) -> Now | None:
    """The ways to the results below the contest's page, until its personal data is removed."""
    if not contest.has_results:
        return None
    return Now(
        _("The results are published."),
        (
            Link(_("Results"), ContestPage.RESULTS),
            Link(_("Gallery of works"), ContestPage.WORKS),
        ),
    )


def _last_day(contest: Contest) -> date:
    intake = phases.stage(contest, Kind.INTAKE)
    return max(intake.last_day, contest.extended_until or intake.last_day)


def _day(day: date) -> str:
    return short_day(day, on=timezone.localdate(), long=True)


def _who(contest: Contest) -> str:
    if contest.admits_institutions and contest.admits_guardians:
        return _("Schools submit, and so do parents and guardians.")
    if contest.admits_guardians:
        return _("Parents and guardians submit.")
    return _("Schools and other institutions submit.")


def demands(nomination: Nomination) -> list[str]:
    """What a work of the nomination must be like, beyond its own words, a sentence each."""
    found = [*_file_demands(nomination), *_text_demands(nomination)]
    return [*found, _("Works of a group are taken too.")] if nomination.group_work else found


def _file_demands(nomination: Nomination) -> list[str]:
    if nomination.takes_link:
        return [_("A link to the film; the film itself is not uploaded.")]
    if not nomination.takes_files:
        return []
    least, most = nomination.least_files, nomination.most_files
    number = str(most) if least == most else f"{least}–{most}"
    files = ngettext("%(number)s file, up to %(size)d MB.", "%(number)s files, each up to %(size)d MB.", most)
    found = [files % {"number": number, "size": nomination.most_megabytes}]
    if nomination.least_side:
        found.append(_("The longer side of a picture: at least %d pixels.") % nomination.least_side)
    return found


def _text_demands(nomination: Nomination) -> list[str]:
    least, most = nomination.least_characters, nomination.most_characters
    if not nomination.takes_text or not (least or most):
        return []
    if least and most:
        return [_("%(least)d to %(most)d characters.") % {"least": least, "most": most}]
    return [_("At most %d characters.") % most if most else _("At least %d characters.") % least]


def shares(criteria: list[Criterion]) -> list[tuple[Criterion, int]]:
    """Each criterion with its share of the result in per cent, rounded."""
    whole = sum(criterion.weight for criterion in criteria)
    return [(criterion, round(100 * criterion.weight / whole)) for criterion in criteria]


_CONSENTS = {
    Scope.TAKE_PART: gettext_lazy(
        "The child takes part in the contest. Without this the entry is not accepted."
    ),
    Scope.PUBLISH_WORK: gettext_lazy(
        "The work is published. Without this the jury still judges it, and nobody else sees it."
    ),
    Scope.PUBLISH_FIRST_NAME: gettext_lazy(
        "The child’s first name and institution stand beside the work and in the results."
    ),
    Scope.PUBLISH_FULL_NAME: gettext_lazy("The child’s full name stands beside the work and in the results."),
    Scope.SHOW_PHOTO: gettext_lazy("Photos of the child are published, from the ceremony for instance."),
}


def consents_in_words(contest: Contest) -> list[str]:
    """What a parent or guardian is asked to agree to, a sentence each; nothing where nothing is entered."""
    if phases.opens_at(contest) is None:
        return []
    return [str(words) for scope, words in _CONSENTS.items() if scope in contest.consent_text.scopes]


def facts(contest: Contest) -> list[tuple[str, str, str]]:
    """What is known of the contest in short: (label, value, address); empty values are not shown."""
    mail = f"mailto:{contest.contact_email}" if contest.contact_email else ""
    return [
        (_("Who takes part"), ", ".join(category.name for category in contest.categories.all()), ""),
        (_("Entries of one pupil"), _at_most(contest.per_pupil), ""),
        (_("Entries of one institution"), _at_most(contest.per_institution), ""),
        (_("Organisers"), contest.organisers, ""),
        (_("Questions"), contest.contact_name, ""),
        (_("Phone"), contest.contact_phone, ""),
        (_("E-mail"), contest.contact_email, mail),
    ]


def _at_most(number: int | None) -> str:
    return _("at most %d") % number if number else ""


def structured_event(contest: Contest, name: str, description: str) -> list[dict]:
    """The contest as a schema.org event, when its days are known."""
    stages = list(contest.timeline())
    if not stages:
        return []
    event = {
        "@type": "Event",
        "name": name,
        "description": description or contest.aim,
        "startDate": min(stage.first_day for stage in stages).isoformat(),
        "endDate": max(stage.last_day for stage in stages).isoformat(),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "City", "name": "Івано-Франківськ"},
    }
    if contest.organisers:
        event["organizer"] = {"@type": "GovernmentOrganization", "name": contest.organisers}
    return [event]

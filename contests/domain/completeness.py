"""What an entry still lacks before it can be submitted, in sentences that say what to do."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.consent import Scope, same_name
from contests.domain import consents
from contests.models import Entry, EntryFile, State

# Those that count against a limit: whoever was refused or withdrew leaves the place free.
COUNTED = frozenset({State.SUBMITTED, State.RETURNED, State.ADMITTED, State.JUDGED, State.PLACED})


def faults_of(entry: Entry, *, now: datetime) -> dict[str, list[str]]:
    """What keeps the entry from being submitted.

    Args:
        entry: the entry with its draft.
        now: the moment (aware); consents are asked on its day.

    Returns:
        Sentences by the name of the field they belong to; empty when all is well.
    """
    faults = {
        "title": [] if entry.title.strip() else [_("Give the work a title.")],
        "text": text_faults(entry),
        "link": [] if entry.link or not entry.nomination.takes_link else [_("Give the film’s address.")],
        "files": file_faults(entry),
        "participants": participant_faults(entry),
        "consents": consent_faults(entry, now=now),
        "nomination": limit_faults(entry),
    }
    return {name: words for name, words in faults.items() if words}


def text_faults(entry: Entry) -> list[str]:
    """Too short or too long, for nominations that take a text."""
    nomination = entry.nomination
    if not nomination.takes_text:
        return []
    length = len(entry.text.strip())
    if length == 0:
        return [_("Type or paste the text.")]
    if length < nomination.least_characters:
        return [
            _("The text is too short: at least %(least)d characters, it has %(length)d.")
            % {"least": nomination.least_characters, "length": length}
        ]
    if nomination.most_characters and length > nomination.most_characters:
        return [
            _("The text is too long: at most %(most)d characters, it has %(length)d.")
            % {"most": nomination.most_characters, "length": length}
        ]
    return []


def file_faults(entry: Entry) -> list[str]:
    """Too few or too many files, or one that is not ready."""
    nomination = entry.nomination
    if not nomination.takes_files or (nomination.takes_text and not nomination.least_files):
        return _unready(entry)
    files = [file for file in entry.files.filter(removed_at=None) if file.status != EntryFile.Status.REFUSED]
    if len(files) < nomination.least_files:
        return [
            ngettext(
                "Add a file: at least %(count)d is needed.",
                "Add files: at least %(count)d are needed.",
                nomination.least_files,
            )
            % {"count": nomination.least_files}
        ]
    if len(files) > nomination.most_files:
        return [
            ngettext(
                "Remove the rest: at most %(count)d file is taken.",
                "Remove the rest: at most %(count)d files are taken.",
                nomination.most_files,
            )
            % {"count": nomination.most_files}
        ]
    return _unready(entry)


def _unready(entry: Entry) -> list[str]:
    statuses = set(entry.files.filter(removed_at=None).values_list("status", flat=True))
    if EntryFile.Status.REFUSED in statuses:
        return [_("One of the files was not accepted: remove or replace it.")]
    if EntryFile.Status.WAITING in statuses:
        return [_("A file is still being checked: this takes seconds. Try again in a moment.")]
    return []


def participant_faults(entry: Entry) -> list[str]:
    """Nobody, somebody without a name, or nobody's age or class in any category."""
    from contests.domain.entries import category_of

    pupils = list(entry.participants.all())
    if not pupils:
        return [_("Say whose work it is.")]
    if any(not pupil.full_name for pupil in pupils):
        return [_("Give each pupil’s surname and first name.")]
    if len(pupils) > 1 and not entry.nomination.group_work:
        return [_("Works of a group are not taken in this nomination: leave one pupil.")]
    categories = list(entry.contest.categories.all())
    if categories and category_of(entry) is None:
        names = ", ".join(category.name for category in categories)
        return [_("The age or class fits no category of the contest (%s).") % names]
    return []


def consent_faults(entry: Entry, *, now: datetime) -> list[str]:
    """Whoever takes part without a guardian's consent."""
    lacking = [
        pupil.full_name
        for pupil in entry.participants.all()
        if pupil.full_name and not consents.allows(pupil, Scope.TAKE_PART, now=now)
    ]
    if not lacking:
        return []
    return [
        _(
            "There is no consent of a parent or guardian for: %s. Attach the signed paper or send the "
            "guardian a link."
        )
        % ", ".join(lacking)
    ]


def limit_faults(entry: Entry) -> list[str]:
    """More entries than one pupil or one institution may submit."""
    others = Entry.objects.filter(contest=entry.contest, state__in=COUNTED).exclude(pk=entry.pk)
    return [*_institution_limit(entry, others), *_pupil_limit(entry, others)]


def _institution_limit(entry: Entry, others) -> list[str]:
    if entry.institution_id is None:
        return []
    own = others.filter(institution=entry.institution_id)
    in_all, here = entry.contest.per_institution, entry.nomination.per_institution
    if in_all is not None and own.count() >= in_all:
        return [_("Your institution has submitted all %d entries that the contest takes of one.") % in_all]
    if here is not None and own.filter(nomination=entry.nomination_id).count() >= here:
        return [_("Your institution has submitted all %d entries that this nomination takes of one.") % here]
    return []


def _pupil_limit(entry: Entry, others) -> list[str]:
    in_all, here = entry.contest.per_pupil, entry.nomination.per_pupil
    if in_all is None and here is None:
        return []
    same_place = others.filter(institution=entry.institution_id)
    if entry.institution_id is None:
        same_place = same_place.filter(owner=entry.owner_id)
    rows = list(same_place.values_list("nomination_id", "participants__full_name"))
    faults = []
    for pupil in entry.participants.all():
        entered = [
            nomination for nomination, name in rows if name and same_name(name) == same_name(pupil.full_name)
        ]
        if in_all is not None and len(entered) >= in_all:
            faults.append(_("%(name)s has entered already: at most %(most)d entries of one pupil.")
                          % {"name": pupil.full_name, "most": in_all})  # fmt: skip
        elif here is not None and entered.count(entry.nomination_id) >= here:
            faults.append(_("%(name)s has entered this nomination already: at most %(most)d entries of one "
                            "pupil.") % {"name": pupil.full_name, "most": here})  # fmt: skip
    return faults

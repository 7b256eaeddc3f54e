"""What an entry still lacks before it can be submitted, in sentences that say what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.consent import Scope, same_name
from contests.domain import consents
from contests.domain.pupils import category_of
from contests.models import Entry, EntryFile, State

# Those that count against a limit: whoever was refused or withdrew leaves the place free.
COUNTED = frozenset({State.SUBMITTED, State.RETURNED, State.ADMITTED, State.JUDGED, State.PLACED})


NAMES = {
    "title": gettext_lazy("title of the work"),
    "text": gettext_lazy("the text"),
    "link": gettext_lazy("address of the film"),
    "files": gettext_lazy("file"),
    "participants": gettext_lazy("pupil’s name or class"),
    "consents": gettext_lazy("guardian’s consent"),
    "nomination": gettext_lazy("place within the limits"),
}
"""What is missing, in a word, by the names of :func:`faults_of`."""


def names_of(faults: dict[str, list[str]]) -> str:
    """What is missing in a few words: «title of the work, file»."""
    return ", ".join(str(NAMES[name]) for name in faults)


@dataclass(frozen=True)
class Entered:
    """A pupil of an entry that counts against the limits."""

    entry: int
    contest: int
    nomination: int
    institution: int | None
    owner: int | None
    pupil: str

    def is_beside(self, entry: Entry) -> bool:
        """Whether it is another entry of the same institution, or guardian, for the same contest."""
        if self.entry == entry.pk or self.contest != entry.contest_id:
            return False
        if entry.institution_id is None:
            return self.institution is None and self.owner == entry.owner_id
        return self.institution == entry.institution_id


@dataclass(frozen=True)
class Known:
    """What the database knows of some entries, asked once for all of them."""

    scopes: dict[int, frozenset[str]]
    entered: list[Entered]


def faults_of(entry: Entry, *, now: datetime) -> dict[str, list[str]]:
    """What keeps the entry from being submitted.

    Args:
        entry: the entry with its draft.
        now: the moment (aware); consents are asked on its day.

    Returns:
        Sentences by the name of the field they belong to; empty when all is well.
    """
    return faults_of_all([entry], now=now)[entry.pk]


def faults_of_all(entries: Iterable[Entry], *, now: datetime) -> dict[int, dict[str, list[str]]]:
    """:func:`faults_of` many entries by their primary keys, in as many queries as of one."""
    entries = list(entries)
    known = _ask(entries, now)
    return {entry.pk: _faults(entry, known) for entry in entries}


def _ask(entries: list[Entry], now: datetime) -> Known:
    prefetch_related_objects(entries, "nomination", "participants", "files", "contest__categories")
    pupils = [pupil for entry in entries for pupil in entry.participants.all()]
    own = Q(institution__in={entry.institution_id for entry in entries if entry.institution_id})
    own |= Q(institution=None, owner__in={entry.owner_id for entry in entries if not entry.institution_id})
    rows = Entry.objects.filter(own, contest__in={entry.contest_id for entry in entries}, state__in=COUNTED)
    columns = ("pk", "contest", "nomination", "institution", "owner", "participants__full_name")
    return Known(
        scopes=consents.scopes_of(pupils, now=now) if pupils else {},
        entered=[Entered(*row[:5], row[5] or "") for row in rows.order_by().values_list(*columns)],
    )


def _faults(entry: Entry, known: Known) -> dict[str, list[str]]:
    faults = {
        "title": [] if entry.title.strip() else [_("Give the work a title.")],
        "text": text_faults(entry),
        "link": [] if entry.link or not entry.nomination.takes_link else [_("Give the film’s address.")],
        "files": file_faults(entry),
        "participants": participant_faults(entry),
        "consents": consent_faults(entry, known),
        "nomination": limit_faults(entry, known),
    }
    return {name: words for name, words in faults.items() if words}


def text_faults(entry: Entry) -> list[str]:
    """Too short or too long, for nominations that take a text."""
    nomination = entry.nomination
    if not nomination.takes_text:
        return []
    length = len(entry.text.strip())
    if length == 0:
        return [_text_awaited(entry)]
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


def _text_awaited(entry: Entry) -> str:
    waiting = (file for file in _kept(entry) if file.status == EntryFile.Status.WAITING)
    if any(file.kind == EntryFile.Kind.TEXT for file in waiting):
        return _("The text is still being read out of the file. To submit at once, paste it here.")
    return _("Type or paste the text.")


def file_faults(entry: Entry) -> list[str]:
    """Too few or too many files, or one that was refused. One that is still being checked will do."""
    nomination = entry.nomination
    if not nomination.takes_files:
        return _refused(entry)
    files = [file for file in _kept(entry) if file.status != EntryFile.Status.REFUSED]
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
    return _refused(entry)


def _kept(entry: Entry) -> list[EntryFile]:
    return [file for file in entry.files.all() if file.removed_at is None]


def _refused(entry: Entry) -> list[str]:
    if any(file.status == EntryFile.Status.REFUSED for file in _kept(entry)):
        return [_("One of the files was not accepted: remove or replace it.")]
    return []


def participant_faults(entry: Entry) -> list[str]:
    """Nobody, somebody without a name, or nobody's age or class in any category."""
    pupils = list(entry.participants.all())
    if not pupils:
        return [_("Say whose work it is.")]
    if any(not pupil.full_name for pupil in pupils):
        return [_("Give each pupil’s surname and first name.")]
    if len(pupils) > 1 and not entry.nomination.group_work:
        return [_("Works of a group are not taken in this nomination: leave one pupil.")]
    categories = list(entry.contest.categories.all())
    if categories and any(pupil.age is None and not pupil.school_class for pupil in pupils):
        return [_("Give the class or the age of each pupil.")]
    if categories and category_of(entry) is None:
        names = ", ".join(category.name for category in categories)
        return [_("The age or class fits no category of the contest (%s).") % names]
    return []


def consent_faults(entry: Entry, known: Known) -> list[str]:
    """Whoever takes part without a guardian's consent."""
    lacking = [
        pupil.full_name
        for pupil in entry.participants.all()
        if pupil.full_name and Scope.TAKE_PART not in known.scopes[pupil.pk]
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


def limit_faults(entry: Entry, known: Known) -> list[str]:
    """More entries than one pupil or one institution may submit."""
    others = [other for other in known.entered if other.is_beside(entry)]
    return [*_institution_limit(entry, others), *_pupil_limit(entry, others)]


def _institution_limit(entry: Entry, others: list[Entered]) -> list[str]:
    if entry.institution_id is None:
        return []
    in_all, here = entry.contest.per_institution, entry.nomination.per_institution
    entered = {other.entry: other.nomination for other in others}
    if in_all is not None and len(entered) >= in_all:
        return [_("Your institution has submitted all %d entries that the contest takes of one.") % in_all]
    if here is not None and list(entered.values()).count(entry.nomination_id) >= here:
        return [_("Your institution has submitted all %d entries that this nomination takes of one.") % here]
    return []


def _pupil_limit(entry: Entry, others: list[Entered]) -> list[str]:
    in_all, here = entry.contest.per_pupil, entry.nomination.per_pupil
    faults = []
    for pupil in entry.participants.all():
        name = same_name(pupil.full_name)
        entered = [other.nomination for other in others if name and same_name(other.pupil) == name]
        if in_all is not None and len(entered) >= in_all:
            faults.append(_("%(name)s has entered already: at most %(most)d entries of one pupil.")
                          % {"name": pupil.full_name, "most": in_all})  # fmt: skip
        elif here is not None and entered.count(entry.nomination_id) >= here:
            faults.append(_("%(name)s has entered this nomination already: at most %(most)d entries of one "
                            "pupil.") % {"name": pupil.full_name, "most": here})  # fmt: skip
    return faults

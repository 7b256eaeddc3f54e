"""Who sees which rows, said once. Each is the twin of a predicate in ``contests.permissions``."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from cms.consent import same_name
from cms.media import antivirus
from cms.row_permissions import sites_permitting
from contests.models import (
    Assignment,
    ConsentPaper,
    Contest,
    Diploma,
    Entry,
    EntryFile,
    EntryVersion,
    Juror,
    Package,
    Participant,
    State,
    Upload,
)
from institutions.models import Institution
from institutions.queries import institutions_of


def entries_for_submitter(user: Any) -> QuerySet[Entry]:
    """Entries of the institutions that ``user`` acts for, and the user's own as a guardian."""
    if not user.is_authenticated:
        return Entry.objects.none()
    own = Q(institution=None, owner=user)
    return Entry.objects.filter(Q(institution__in=institutions_of(user)) | own)


def contests_of_now() -> QuerySet[Contest]:
    """Contests without results yet, with all that says whether they take entries."""
    return Contest.objects.filter(results_published_at=None).prefetch_related(
        "stages", "extensions", "nominations"
    )


def entries_for_editor(user: Any) -> QuerySet[Entry]:
    """Entries that ``user`` moderates: of the contests of the sites where that is permitted."""
    return Entry.objects.filter(contest__in=contests_for_editor(user)).exclude(state=State.DRAFT)


def contests_for_editor(user: Any) -> QuerySet[Contest]:
    """Contests whose entries ``user`` moderates."""
    from contests.permissions import sites_moderated_by

    return Contest.objects.filter(site__in=sites_moderated_by(user))


def contests_with_authors_known_to(user: Any) -> QuerySet[Contest]:
    """Contests of sites where ``user`` moderates entries or edits contests: no juror for these."""
    from contests.permissions import EDIT, MODERATE

    return Contest.objects.filter(site__in=sites_permitting(user, "contests", MODERATE, EDIT))


def juries_of(user: Any) -> QuerySet[Juror]:
    """The juries that ``user`` sits on; none of contests whose authors ``user`` may know."""
    if not user.is_authenticated or not user.is_active:
        return Juror.objects.none()
    return Juror.objects.filter(user=user, active=True).exclude(
        contest__in=contests_with_authors_known_to(user)
    )


def uploads_of(user: Any) -> QuerySet[Upload]:
    """Files that ``user`` is sending, for entries that are the user's own still."""
    if not user.is_authenticated:
        return Upload.objects.none()
    return Upload.objects.filter(user=user, entry__in=entries_for_submitter(user))


ORIGINAL, CLEAN, THUMBNAIL, BLIND = "original", "clean", "thumbnail", "blind"


def files_open_to(user: Any, variant: str) -> QuerySet[EntryFile]:
    """Files of which ``user`` may have ``variant``; none of a variant that is not known.

    As it came, only its uploader has a file, and not before the virus scanner, if there is one. What
    was made of it: the entry's own people, and, once it is submitted, who moderates the entry. The
    jury and the public come by other ways, to other addresses.
    """
    if not user.is_authenticated or not user.is_active:
        return EntryFile.objects.none()
    own = EntryFile.objects.filter(entry__in=entries_for_submitter(user))
    ready = EntryFile.objects.filter(status=EntryFile.Status.READY)
    submitted = ready.filter(entry__in=entries_for_editor(user)).exclude(versions=None)
    if variant == ORIGINAL:
        scanned = ready if antivirus.is_used() else EntryFile.objects.all()
        return (own & scanned).filter(uploaded_by=user)
    if variant in {CLEAN, THUMBNAIL}:
        return EntryFile.objects.filter(
            Q(pk__in=(own & ready).values("pk")) | Q(pk__in=submitted.values("pk"))
        )
    return submitted if variant == BLIND else EntryFile.objects.none()


def looked_at(entry: str) -> Exists:
    """Whether a moderator has looked for what gives the author away in the version that stands.

    Args:
        entry: the entry's name in the query that asks: ``"pk"`` of entries, ``"entry"`` of assignments.
    """
    return Exists(EntryVersion.objects.standing().looked_at().filter(entry=OuterRef(entry)))


def entries_for_jury(contest: Contest) -> QuerySet[Entry]:
    """What may be given to the jury of ``contest``: admitted, and looked at as it stands."""
    return contest.entries.filter(looked_at("pk"), state=State.ADMITTED)


def entries_before_jury(contest: Contest) -> QuerySet[Entry]:
    """What is admitted and waits for a moderator's look, so that the jury sees nothing of it."""
    return contest.entries.filter(~looked_at("pk"), state=State.ADMITTED)


def assignments_for(user: Any) -> QuerySet[Assignment]:
    """What ``user`` has to score: the admitted entries given to an active juror, but for conflicts.

    A version that came after the entry was given waits for a moderator's look like any other. Should
    the juror's own entry, or one of an institution of theirs, have been given all the same, it is not
    among them.
    """
    return (
        Assignment.objects.filter(looked_at("entry"), juror__in=juries_of(user), entry__state=State.ADMITTED)
        .exclude(state=Assignment.State.CONFLICT)
        .exclude(entry__institution=F("juror__institution"))
        .exclude(entry__institution__in=institutions_of(user))
        .exclude(entry__owner=user)
    )


def institutions_with_consents(user: Any, contest: Contest) -> QuerySet[Institution]:
    """Institutions whose pupils' consents in ``contest`` are kept by ``user``: a moderator sees all."""
    from contests.permissions import moderates

    own = institutions_of(user)
    if not moderates(user, contest):
        return own
    return Institution.objects.filter(Q(pk__in=own) | Q(entries__contest=contest)).distinct()


def pupils_for(user: Any, contest: Contest, institution: Institution | None) -> QuerySet[Participant]:
    """Pupils of an institution's entries; without one, those of the works a guardian entered.

    Args:
        user: whoever asks, and keeps the consents of ``institution``.
        contest: whose entries.
        institution: whose entries; ``None`` for the user's own.
    """
    mine = Q(entry__institution=institution) if institution else Q(entry__institution=None, entry__owner=user)
    pupils = Participant.objects.filter(mine, entry__contest=contest).exclude(full_name="")
    pupils = pupils.exclude(entry__state=State.WITHDRAWN).select_related("entry__contest")
    return pupils.order_by("full_name", "pk")


def submitted_pupils_for(user: Any, contest: Contest, institution: Institution | None) -> list[Participant]:
    """Of the same entries the pupils whom the version that stands names, and the draft does not any more.

    Not saved, as :func:`only_submitted` makes them; the arguments are those of :func:`pupils_for`.
    """
    mine = Q(entry__institution=institution) if institution else Q(entry__institution=None, entry__owner=user)
    versions = EntryVersion.objects.standing().filter(mine, entry__contest=contest)
    return only_submitted(versions.exclude(entry__state=State.WITHDRAWN))


def pupils_with_key(key: Any) -> list[Participant]:
    """A child as the draft names it, and as the version that stands does, if it does so otherwise."""
    rows = Participant.objects.select_related("entry__contest__site", "entry__institution")
    versions = EntryVersion.objects.standing().filter(participants__icontains=str(key))
    submitted = (pupil for pupil in only_submitted(versions) if str(pupil.key) == str(key))
    return [*rows.filter(key=key), *submitted]


def papers_of(contest: Contest, institution: Institution) -> QuerySet[ConsentPaper]:
    """The papers that an institution has attested for a contest, the newest first."""
    return ConsentPaper.objects.filter(contest=contest, institution=institution).order_by("-attested_at")


def versions_for_editor(user: Any) -> QuerySet[EntryVersion]:
    """What ``user`` moderates: of each such entry the version that stands, never the draft."""
    return EntryVersion.objects.standing().filter(entry__contest__in=contests_for_editor(user))


def pupils_named(query: str) -> list[Participant]:
    """Pupils in whose names every word of ``query`` is found, for an administrator who is asked for one.

    Also those who stand in submitted versions alone.
    Compared here: no database folds Cyrillic and apostrophes in the same way.
    """
    words = same_name(query).split()

    def fits(name: str) -> bool:
        return bool(words) and all(word in same_name(name) for word in words)

    names = Participant.objects.values_list("pk", "full_name")
    found = [pk for pk, name in names if fits(name)]
    pupils = Participant.objects.filter(pk__in=found).select_related("entry__contest", "entry__institution")
    rows = EntryVersion.objects.values_list("pk", "participants")
    naming = [pk for pk, children in rows if any(fits(child["full_name"]) for child in children)]
    submitted = only_submitted(EntryVersion.objects.filter(pk__in=naming))
    return [
        *pupils.order_by("full_name", "pk"),
        *(pupil for pupil in submitted if fits(pupil.full_name)),
    ]


def only_submitted(versions: QuerySet[EntryVersion]) -> list[Participant]:
    """Pupils whom the drafts of ``versions`` do not name any more: taken out, or given another name.

    They are not saved: there is no row of theirs, only the key and what the version says.
    """
    drafted = Participant.objects.filter(entry__in=versions.values("entry"))
    known = {(str(key), same_name(name)) for key, name in drafted.values_list("key", "full_name")}
    found = {}
    for version in versions.select_related("entry__contest", "entry__institution"):
        for row in version.participants:
            who = (row["key"], same_name(row["full_name"]))
            if row["full_name"] and who not in known:
                found[who] = Participant(entry=version.entry, **row)
    return list(found.values())


def diplomas_of(contest: Contest) -> QuerySet[Diploma]:
    """The valid papers of a contest with all that they say, school by school."""
    rows = Diploma.objects.filter(entry__contest=contest, revoked_at=None)
    return (
        rows.select_related("entry__contest__site", "entry__institution")
        .prefetch_related("entry__awards", "entry__versions__nomination", "entry__versions__category")
        .order_by("entry__institution", "kind", "entry__reference", "pk")
    )


def packages_for(user: Any) -> QuerySet[Package]:
    """Prepared files that ``user`` may fetch: all their contests are moderated by the user, and works
    go only to whoever ordered them and said why.
    """
    own = contests_for_editor(user).values("pk")
    mine = Q(kind=Package.Kind.DIPLOMAS) | Q(kind=Package.Kind.WORKS, requested_by=user.pk)
    packages = Package.objects.exclude(contests__in=Contest.objects.exclude(pk__in=own))
    return packages.filter(mine, contests__in=own).distinct()


def diplomas_for(user: Any) -> QuerySet[Diploma]:
    """The valid papers of the entries that are the user's own.

    The papers may be printed before; who has won, a school learns with everybody else.
    """
    rows = Diploma.objects.filter(entry__in=entries_for_submitter(user), revoked_at=None)
    return rows.filter(entry__contest__results_published_at__lte=timezone.now())


def contests_with_diplomas_for(user: Any) -> QuerySet:
    """The numbers of the contests in which ``user`` has papers to download for own entries."""
    return diplomas_for(user).order_by().values_list("entry__contest", flat=True).distinct()

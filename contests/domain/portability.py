"""All that is kept about a person, as JSON and files in one ZIP."""

import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.utils import timezone

from cms import audit
from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import forgetting
from contests.domain.history import told_state
from contests.models import Award, Diploma, Entry, EntryVersion, GuardianRequest, Participant
from institutions.models import Representative

SECRET = {"password", "token_hash", "withdrawal_hash", "words", "attachments"}
"""Columns that open doors, or only repeat others."""


def pack_child(*, participants: Iterable[Participant], by: Any, now: datetime | None = None) -> BinaryIO:
    """What is kept about a child, for the guardian who asks for it. The packing is audited.

    Args:
        participants: the child's rows, of one or several entries; not saved, if a version alone has them.
        by: the administrator who hands it out.
        now: the moment (aware); by default the present one.

    Returns:
        The ZIP, from its beginning.
    """
    now = now or timezone.now()
    keys = {str(pupil.key) for pupil in participants}
    entries = forgetting.entries_of(keys)
    data = {
        "pupils": _rows(Participant.objects.filter(key__in=keys)),
        "consents": _rows(forgetting.consents_of(keys)),
        "guardians": _rows(GuardianRequest.objects.filter(participant_key__in=keys)),
        "diplomas": _rows(Diploma.objects.filter(participant_key__in=keys)),
        **_works(entries, keys),
    }
    for entry in entries:
        audit.record(action="person.data_given", subject=entry, actor=by, now=now)
    return _zip(data, entries)


def pack_account(*, user: Any, now: datetime | None = None) -> BinaryIO:
    """What is kept about a person who signs in, for that person.

    Of the works of an institution it tells which the person began, not what the children are called:
    so neither what audit records call their objects, nor the words of letters that hold copies.
    """
    now = now or timezone.now()
    own = Entry.objects.filter(institution=None, owner=user)
    addresses = set(EmailAddress.objects.filter(user=user).values_list("email", flat=True)) | {user.email}
    letters = [letter for letter in Letter.objects.order_by("pk") if addresses & set(letter.to)]
    data = {
        "account": _rows(get_user_model().objects.filter(pk=user.pk)),
        "addresses": _rows(EmailAddress.objects.filter(user=user)),
        "institutions": _rows(Representative.objects.filter(user=user)),
        "begun": [
            {"reference": entry.reference, "contest": str(entry.contest), "state": told_state(entry)}
            for entry in Entry.objects.filter(owner=user).exclude(institution=None).select_related("contest")
        ],
        "letters": [_letter(letter, user) for letter in letters if not letter.is_secret],
        "guardians": _rows(GuardianRequest.objects.filter(email__in=addresses)),
        "done": _without(_rows(AuditRecord.objects.filter(actor=user)), "subject_label"),
        **_works(own, None),
        "pupils": _rows(Participant.objects.filter(entry__in=own)),
    }
    audit.record(action="account.data_given", subject=user, actor=user, now=now)
    return _zip(data, own)


def _letter(letter: Letter, user: Any) -> dict[str, Any]:
    """A letter; of one about an institution's works only that it was written."""
    acted = Representative.objects.filter(user=user).exists()
    names_others = acted and letter.kind.startswith("contest.")
    return _without([_row(letter)], "subject", "text", "html")[0] if names_others else _row(letter)


def _without(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def _works(entries: QuerySet[Entry], keys: set[str] | None) -> dict[str, list[dict]]:
    """Entries and their versions; of co-authors, who are other people, nothing."""
    versions = _rows(EntryVersion.objects.filter(entry__in=entries))
    if keys is not None:
        for version in versions:
            version["participants"] = [row for row in version["participants"] if row["key"] in keys]
    return {
        "entries": _rows(entries),
        "versions": versions,
        "awards": _rows(Award.objects.filter(entry__in=entries)),
    }


def _rows(rows: QuerySet) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Model) -> dict[str, Any]:
    fields = (field for field in row._meta.concrete_fields if field.name not in SECRET)
    return {
        field.name: field.value_to_string(row) if _is_file(field) else getattr(row, field.attname)
        for field in fields
    }


def _is_file(field) -> bool:
    return hasattr(field, "upload_to")


def _zip(data: dict[str, list], entries: QuerySet[Entry]) -> BinaryIO:
    packed = TemporaryFile()  # noqa: SIM115 - the caller reads and closes it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        words = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("data.json", words)
        for number, file in enumerate(forgetting.files_of(entries), start=1):
            if stored := file.clean or file.original:
                with stored.storage.open(stored.name) as content:
                    suffix = PurePath(stored.name).suffix
                    archive.writestr(f"files/{number:03d}{suffix}", content.read())
    packed.seek(0)
    return packed

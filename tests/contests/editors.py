"""People of the editor for tests of moderators' pages, and works with files."""

import uuid
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from contests.domain import entries
from contests.models import Entry, EntryFile
from tests.contests.factories import OPEN, make_user


def make_moderator(email: str = "moderator@example.org", **fields) -> User:
    """Somebody in the group of moderators, who moderates the contests of both sites."""
    return in_groups(make_user(email, **fields), Role.CONTEST_MODERATOR)


def in_groups(user: User, *names: str) -> User:
    user.groups.add(*Group.objects.filter(name__in=names))
    return user


def signed_in(user: User | None) -> Client:
    """A browser in which ``user`` is signed in; nobody for ``None``."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def picture(size: tuple[int, int] = (40, 20), colour: str = "white", kind: str = "WEBP") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return out.getvalue()


def add_file(entry: Entry, name: str = "Марічка 3-А.jpg", **fields) -> EntryFile:
    """A picture in the entry's standing version, re-encoded already."""
    file = EntryFile.objects.create(
        entry=entry,
        original_name=name,
        size=1000,
        width=40,
        height=20,
        original=ContentFile(b"original", name="original.bin"),
        thumbnail=ContentFile(picture((10, 5)), name="a.webp"),
        **{
            "clean": ContentFile(picture(), name="a.webp"),
            "status": EntryFile.Status.READY,
            "sha256": uuid.uuid4().hex * 2,
            **fields,
        },
    )
    entry.standing.files.add(file)
    return file


def resubmit(entry: Entry, by: User, **values) -> Entry:
    """A further version of ``entry``, with another technique unless said otherwise."""
    entry = Entry.objects.get(pk=entry.pk)
    values = values or {"technique": "акварель"}
    entry = entries.save_draft(entry=entry, by=by, revision=entry.revision, values=values, now=OPEN)
    entries.submit_entry(entry=entry, by=by, now=OPEN)
    return Entry.objects.get(pk=entry.pk)

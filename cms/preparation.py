"""What must stand before the sites can run: each step is skipped where it has been done."""

import errno
import hashlib
import socket
from pathlib import Path

import polib
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

DEMO_DOMAIN = "@demo.localhost"


def refuse_taken_port(host: str, port: int) -> None:
    """Say so in one sentence when somebody else listens there.

    Raises:
        CommandError: the port is taken or may not be used.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.BIND, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(f"Port {port} is taken: try PORT={port + 1} make run") from error
            raise CommandError(f"{host}:{port} cannot be used ({error.strerror}).") from error


def compile_messages() -> int:
    """Compile every catalogue newer than its ``.mo``; needs no gettext on the machine.

    Returns:
        How many were compiled.
    """
    compiled = 0
    for source in sorted(settings.BASE_DIR.glob("*/*locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            compiled += 1
    return compiled


def collect_static() -> bool:
    """Collect, join, hash and compress the static files when any of them changed.

    Returns:
        Whether there was anything to do.
    """
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(digest.hexdigest())
    return True


def set_site_addresses(host: str, port: int) -> None:
    """Make the ``Site`` rows answer where the server listens: the host and ``osvita.`` below it."""
    for site in Site.objects.all():
        hostname = host if site.is_default_site else f"osvita.{host}"
        if (site.hostname, site.port) != (hostname, port):
            site.hostname, site.port = hostname, port
            site.save()


def is_empty() -> bool:
    """Whether nobody has made a page or an account yet: only the two bare home pages stand."""
    return Page.objects.count() <= 3 and not get_user_model().objects.exists()


def addresses() -> list[tuple[str, str]]:
    """Where to go, each with its name."""
    found = [(site.site_name, site.root_url + "/") for site in Site.objects.order_by("-is_default_site")]
    return [*found, (_("Editor"), f"{settings.WAGTAILADMIN_BASE_URL}/admin/")]


def demo_accounts() -> list[tuple[str, str]]:
    """The demo's people: their e-mails, and the groups that they are in or, without any, who they are."""
    users = get_user_model().objects.filter(email__endswith=DEMO_DOMAIN).prefetch_related("groups")
    return [
        (user.email, _("administrator of everything") if user.is_superuser else _groups_or_name(user))
        for user in users.order_by("pk")
    ]


def _groups_or_name(user) -> str:
    return ", ".join(group.name for group in user.groups.all()) or user.get_full_name()

"""``manage.py check_messages``: are the catalogues complete, and do they hold today's strings?"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import BaseCommand, CommandError

from cms import translations


class Command(BaseCommand):
    help = "Fail when a catalogue lacks a string of the code, a translation, or holds a fuzzy one."

    def handle(self, *args, **options):
        faults = [fault for path in all_catalogues(settings.BASE_DIR) for fault in incomplete(path)]
        if shutil.which("xgettext"):
            faults += drift()
        else:
            self.stderr.write("xgettext is not here: drift is not checked (sudo apt install gettext).")
        if faults:
            summary = f"{len(faults)} faults: make messages, then translate"
            raise CommandError("\n".join([*faults[:40], summary]))


def catalogues(root: Path) -> list[Path]:
    """The catalogues of the project's own strings."""
    return sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))


def all_catalogues(root: Path) -> list[Path]:
    """Those, and the ones that complete the packages' own: their strings are not in our code."""
    return sorted(root.glob("*/*locale/*/LC_MESSAGES/*.po"))


def incomplete(path: Path) -> list[str]:
    """Entries that are untranslated, fuzzy or unlike their msgid; English stands for itself where empty."""
    name = path.relative_to(settings.BASE_DIR)
    english = path.parent.parent.name == "en"
    faults = translations.faults(polib.pofile(str(path)), empty_allowed=english)
    return [f"{name}: {fault}" for fault in faults]


def drift() -> list[str]:
    """Strings of the code that a catalogue lacks, and those it holds in vain."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "code"
        ignored = shutil.ignore_patterns(".venv*", "var", ".git", "tests", "node_modules", "*.mo")
        shutil.copytree(settings.BASE_DIR, copy, ignore=ignored)
        gather_strings(copy)
        faults = []
        for path in catalogues(copy):
            name = path.relative_to(copy)
            kept = settings.BASE_DIR / name
            now, then = strings(path), strings(kept) if kept.exists() else set()
            faults += [f"{name}: missing: {msgid}" for _, msgid in sorted(now - then, key=str)]
            faults += [f"{name}: no longer used: {msgid}" for _, msgid in sorted(then - now, key=str)]
        return faults


def strings(path: Path) -> set[tuple[str | None, str]]:
    """The contexts and msgids of a catalogue."""
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}


def gather_strings(folder: Path) -> None:
    """Run makemessages in a copy of the project, by a process of its own: settings name folders."""
    command = [sys.executable, "manage.py", "makemessages", "--all", "--no-location", "--no-wrap", "-v0"]
    environment = {**os.environ, "VAR_DIR": str(folder / "var")}
    subprocess.run([*command, "--ignore", "var"], cwd=folder, env=environment, check=True)

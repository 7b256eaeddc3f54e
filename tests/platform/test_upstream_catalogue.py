"""The editor speaks Ukrainian throughout: after an upgrade this names what is missing or left over."""

import json
import re
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import django
import polib
import pytest
import wagtail
from django.apps import apps
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from django.utils.translation.trans_real import DjangoTranslation

from cms.preparation import compile_messages
from cms.translations import PLACEHOLDER, faults

UPSTREAM = settings.BASE_DIR / "cms" / "upstream_locale" / "uk" / "LC_MESSAGES"
DOMAINS = ["django", "djangojs"]
# Names and codes that are the same in Ukrainian.
SAME = {"ID", "IPv4", "IPv6", "URL", "WebAuthn", "Wagtail API v2", "uid"}
# Packages that mark strings and ship no English catalogue, or an older one.
WITHOUT_CATALOGUE = ["django_tasks", "django_tasks_db", "modelsearch", "wagtail.admin"]

pytestmark = pytest.mark.skipif(
    wagtail.VERSION[:2] != (7, 4), reason="The catalogue is of Wagtail 7.4; upgrading, it is gathered anew."
)


@pytest.fixture(scope="module", autouse=True)
def _compiled():
    compile_messages()


def package_strings(domain: str) -> dict[tuple[str | None, str], polib.POEntry]:
    """Every string that Django and the installed packages list in their English catalogues."""
    folders = [Path(django.__file__).parent / "conf"]
    folders += [Path(app.path) for app in apps.get_app_configs()]
    found = {}
    for folder in folders:
        path = folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if path.exists() and not folder.is_relative_to(settings.BASE_DIR / "cms"):
            found |= {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path)) if not e.obsolete}
    return found


def ukrainian(entry: polib.POEntry, catalogue) -> str | None:
    """What the editor shows for an entry; of its plural forms, the first."""
    msgid = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    return catalogue.get((msgid, 0) if entry.msgid_plural else msgid)


def sources(packages: list[str]) -> str:
    """The code of these packages, all in one."""
    folders = [Path(find_spec(package).origin).parent for package in packages]
    return "".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))


def has_letters(text: str) -> bool:
    return re.search("[^\\W\\d_]", PLACEHOLDER.sub("", text)) is not None


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_of_the_packages_is_in_ukrainian(domain):
    catalogue = DjangoTranslation("uk", domain=domain)._catalog
    missing = [
        entry.msgid
        for entry in package_strings(domain).values()
        if has_letters(entry.msgid)
        and entry.msgid not in SAME
        and ukrainian(entry, catalogue) in {None, entry.msgid}
    ]
    assert missing == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_entry_is_translated_with_its_placeholders_and_plural_forms(domain):
    assert list(faults(polib.pofile(str(UPSTREAM / f"{domain}.po")))) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_entry_is_kept_for_a_string_that_no_package_has(domain):
    listed = package_strings(domain)
    entries = [e for e in polib.pofile(str(UPSTREAM / f"{domain}.po")) if (e.msgctxt, e.msgid) not in listed]
    code = sources(WITHOUT_CATALOGUE) if entries else ""
    assert [entry.msgid for entry in entries if entry.msgid not in code] == []


def test_a_corrected_word_replaces_the_packages_own():
    with translation.override("uk"):
        assert gettext("Live") == "Опубліковано"


def test_an_english_editor_reads_the_packages_english():
    with translation.override("en"):
        assert gettext("Live") == "Live"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "Видалити 1 сторінку"), (3, "Видалити 3 сторінки"), (5, "Видалити 5 сторінок"),
     (21, "Видалити 21 сторінку")],
)  # fmt: skip
def test_counted_pages_are_declined(count, expected):
    with translation.override("uk"):
        assert ngettext("Delete 1 page", "Delete %(counter)s pages", count) % {"counter": count} == expected


def test_times_of_workflows_are_in_ukrainian():
    with translation.override("uk"):
        assert naturaltime(timezone.now() - timedelta(hours=3)) == "3\xa0години тому"


def test_the_editors_javascript_gets_the_completed_catalogue(admin_client):
    response = admin_client.get(reverse("wagtailadmin_javascript_catalog"))
    words = json.loads(re.search(r"newcatalog = (\{.*?\n  \});", response.content.decode(), re.DOTALL)[1])
    assert words["Autosave in progress…"] == "Зберігаємо зміни…"
    assert words["%(num)s error"][:3] == ["%(num)s помилка", "%(num)s помилки", "%(num)s помилок"]

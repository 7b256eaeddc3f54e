"""Fixtures that every test may use."""

import functools
import gc

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils.translation.trans_real import DjangoTranslation
from wagtail.models import Locale, Site

from cms.cache import copies, memo, tags
from cms.media import confined
from tests import database, indexing

pytest_plugins = ["tests.installation"]

_confined_run = confined.run


# The machines are noisy: no example fails for being slow, and every run tries the same ones.
hypothesis.settings.register_profile("ratusha", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ratusha")

# Django and what it has loaded stay for the whole run: no need to look through them again and again.
gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_keepdb) -> None:
    """SQLite: each process works on its own copy of one migrated file."""
    if django_db_keepdb:
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = name
        database.start_from_template(name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, django_db_keepdb) -> None:
    if django_db_keepdb and not database.TEMPLATE.exists():
        with django_db_blocker.unblock():
            database.save_template(connection.settings_dict["NAME"])


@pytest.fixture
def communications(db) -> Site:
    """The communications department's site."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def education(db) -> Site:
    """The education department's site."""
    return Site.objects.get(is_default_site=False)


@pytest.fixture
def uk(db) -> Locale:
    return Locale.objects.get(language_code="uk")


@pytest.fixture
def en(db) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Each test begins with empty caches and an empty memory."""
    for cache in caches.all():
        cache.clear()
    memo.forget()
    copies.forget()
    tags.snapshot.set(None)


@functools.lru_cache(maxsize=256)
def _made_before(module: str, data: bytes, **limits) -> tuple[dict, bytes]:
    return _confined_run(module, data, **limits)


@pytest.fixture(autouse=True)
def pictures_recoded_once(monkeypatch):
    """The same file under the same limits comes out the same: a process of its own for each took a sixth.

    Tests of the intake itself, in ``tests/cms/media``, have every file recoded anew.
    """

    def run(module: str, data: bytes, **limits) -> tuple[dict, bytes]:
        if not module.startswith(("cms.media.", "search.extraction.")):
            return _confined_run(module, data, **limits)
        said, content = _made_before(module, bytes(data), **limits)
        return dict(said), content

    monkeypatch.setattr(confined, "run", run)


@pytest.fixture(autouse=True)
def unindexed(monkeypatch):
    """What is saved is not told to the search: that took a fifth of the time of all tests.

    Tests that search say so with :func:`tests.indexing.indexed`.
    """
    indexing.pause(monkeypatch)


@pytest.fixture
def untranslated(monkeypatch):
    """Messages as the code has them: what is tested is which one is said, not in which language."""
    monkeypatch.setattr(DjangoTranslation, "gettext", lambda self, message: message)
    monkeypatch.setattr(
        DjangoTranslation, "ngettext", lambda self, one, many, number: one if number == 1 else many
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A test that really commits is flushed by Django, data migrations and all: put them back."""
    result = yield
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    commits = commits or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if commits and connection.vendor == "sqlite" and connection.settings_dict["NAME"] != ":memory:":
        database.restore(connection)
    return result

"""What the environment turns: production has no secret of its own, and every switch is documented."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "example.org,osvita.example.org",
    "EDITOR_BASE_URL": "https://example.org",
}
_READ = "import json; from {module} import *; print(json.dumps([{names}], default=str))"


def python(program: str, folder, **variables: str) -> subprocess.CompletedProcess:
    """Run a program in an environment that has nothing but ``variables`` for our settings."""
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **variables}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], env=env, cwd=settings.BASE_DIR, capture_output=True, text=True
    )


@pytest.fixture
def production(tmp_path):
    """Reads production settings by name."""

    def read(*names: str, **variables: str) -> list:
        program = _READ.format(module="cms.settings.production", names=", ".join(names))
        done = python(program, tmp_path, **{**PRODUCTION, **variables})
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_does_not_start_without(name, tmp_path):
    given = {key: value for key, value in PRODUCTION.items() if key != name}

    done = python("import cms.settings.production", tmp_path, **given)

    assert done.returncode != 0
    assert f"Set the {name} environment variable" in done.stderr


def test_production_keeps_to_https_and_shows_no_debug_page(production):
    names = ["DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SERVE_MEDIA"]

    assert production(*names) == [False, True, True, True, False]
    [seconds] = production("SECURE_HSTS_SECONDS")
    assert seconds >= 365 * 24 * 3600


def test_production_knows_no_demo_password(production):
    [known] = production("'DEMO_PASSWORD' in globals()")
    assert known is False


def test_djangos_own_review_of_a_deployment_finds_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            **PRODUCTION,
            "SECRET_KEY": "a9$" * 25 + "qwertyuiop",
        },
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_blanks_around_a_bots_token_do_not_count(production):
    [of_sites, of_all] = production(
        "TELEGRAM_BOT_TOKENS",
        "TELEGRAM_BOT_TOKEN",
        TELEGRAM_BOT_TOKENS=" osvita.example.org = 123:abc , example.org=456:def ",
        TELEGRAM_BOT_TOKEN=" 789:ghi ",
    )
    assert of_sites == {"osvita.example.org": "123:abc", "example.org": "456:def"}
    assert of_all == "789:ghi"


def test_services_replace_the_embedded_ones(production):
    engine, cache, public, private = production(
        "DATABASES['default']['ENGINE']",
        "CACHES['pages']['BACKEND']",
        "STORAGES['public']['BACKEND']",
        "STORAGES['default']['OPTIONS'].get('default_acl')",
        DATABASE_URL="postgres://ratusha:secret@db.example.org/ratusha",
        REDIS_URL="redis://cache.example.org:6379/0",
        S3_BUCKET="ratusha",
        S3_ENDPOINT_URL="https://s3.example.org",
        MEDIA_ORIGIN="https://media.example.org",
    )

    assert engine == "django.db.backends.postgresql"
    assert cache == "django.core.cache.backends.redis.RedisCache"
    assert public == "storages.backends.s3.S3Storage"
    assert private == "private"


def test_without_services_everything_is_below_one_folder(production, tmp_path):
    places = production(
        "DATABASES['default']['NAME']", "CACHES['pages']['LOCATION']", "MEDIA_ROOT", "PRIVATE_MEDIA_ROOT"
    )
    assert all(place.startswith(f"{tmp_path}/") for place in places)


def test_the_database_waits_for_writers_and_minds_references(tmp_path):
    program = (
        "import django; django.setup(); from django.db import connection; c = connection.cursor()\n"
        "for name in ('journal_mode', 'foreign_keys', 'busy_timeout'):\n"
        "    print(c.execute(f'PRAGMA {name}').fetchone()[0])"
    )
    done = python(program, tmp_path, DJANGO_SETTINGS_MODULE="cms.settings.dev")

    assert done.stdout.split() == ["wal", "1", "20000"]


def test_a_local_secret_is_made_once_and_nobody_else_reads_it(tmp_path):
    program = "from cms.settings.dev import SECRET_KEY; print(SECRET_KEY)"

    first, second = python(program, tmp_path).stdout, python(program, tmp_path).stdout

    assert first == second
    assert len(first) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_every_switch_is_in_the_example():
    """And the example names no switch that nothing reads."""
    sources = (settings.BASE_DIR / "cms" / "settings").glob("*.py")
    read = {
        name
        for path in sources
        for name in re.findall(r"""env(?:\.\w+)?\(\s*"([A-Z0-9_]+)""", path.read_text())
    }
    example = (settings.BASE_DIR / ".env.example").read_text()
    documented = set(re.findall(r"^#([A-Z0-9_]+)=", example, re.MULTILINE))

    assert read == documented

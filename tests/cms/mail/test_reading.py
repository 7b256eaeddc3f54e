"""Letters are read at ``/dev/mail/`` where one develops, and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as project

from cms.mail.delivery import deliver_due
from cms.mail.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communications")]


@pytest.fixture
def readable(settings):
    settings.LETTERS_READABLE = True


@pytest.fixture
def letter(write):
    return write(
        kind="account.login",
        text="Увійти: http://localhost/account/x/\n",
        html="<p style='color:red'>Увійти</p>",
    )


def test_letters_are_listed_and_read_with_their_links(readable, client, letter):
    page = client.get("/dev/mail/").text
    assert letter.subject in page
    assert f'href="/dev/mail/{letter.pk}/"' in page
    assert 'href="http://localhost/account/x/"' in client.get(f"/dev/mail/{letter.pk}/").text


def test_the_html_part_brings_its_own_look_and_runs_nothing(readable, client, letter):
    response = client.get(f"/dev/mail/{letter.pk}/html/")
    assert response.text == letter.html
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "script-src 'self'" in policy


def test_there_the_words_of_sent_letters_are_kept(readable, letter):
    assert deliver_due()[0] == 1
    letter.refresh_from_db()
    assert (letter.state, "Увійти" in letter.text) == (Letter.State.SENT, True)


@pytest.mark.parametrize("way", ["", "{pk}/", "{pk}/html/"])
def test_elsewhere_there_is_no_such_page(client, admin_client, letter, way):
    for who in (client, admin_client):
        assert who.get(f"/dev/mail/{way.format(pk=letter.pk)}").status_code == 404


@pytest.mark.parametrize(
    "sender",
    [{"REMOTE_ADDR": "203.0.113.7"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, {"HTTP_FORWARDED": "x"}],
)
def test_who_comes_through_a_proxy_or_from_elsewhere_finds_no_such_page(readable, client, letter, sender):
    assert client.get("/dev/mail/").status_code == 200
    assert client.get("/dev/mail/", **sender).status_code == 404


ASK = "import django; django.setup(); from django.conf import settings; print(settings.LETTERS_READABLE)"


@pytest.mark.parametrize(
    ("module", "environment", "is_readable"),
    [
        ("dev", {}, "True"),
        ("dev", {"HOST": "rada.example.org"}, "False"),
        ("dev", {"HOST": "0.0.0.0"}, "False"),  # noqa: S104
        ("dev", {"HOST": "rada.example.org", "DEBUG": "1"}, "True"),
        ("production", {}, "False"),
    ],
)
def test_only_on_ones_own_machine(tmp_path, module, environment, is_readable):
    production = {
        "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "example.org", "EDITOR_BASE_URL": "https://example.org",
    }  # fmt: skip
    own = {"DJANGO_SETTINGS_MODULE": f"cms.settings.{module}", "VAR_DIR": str(tmp_path), "DEBUG": ""}
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASK],
        cwd=project.BASE_DIR,
        env={**os.environ, **production, **own, **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert answer.stdout.strip() == is_readable

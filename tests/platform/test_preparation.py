"""What ``make run`` does before it starts anything."""

import socket

import polib
import pytest
from django.core.management import CommandError
from wagtail.models import Site

from accounts.models import User
from cms import preparation
from tests import factories
from tests.servers import free_port


@pytest.mark.django_db
class TestEmptiness:
    def test_two_bare_home_pages_are_nothing(self):
        assert preparation.is_empty()

    def test_a_page_is_somebodys_work(self, education):
        factories.make_section(education)

        assert not preparation.is_empty()

    def test_so_is_an_account(self):
        User.objects.create_user("redaktor@example.org", "a long password")

        assert not preparation.is_empty()


@pytest.mark.django_db
class TestSites:
    def test_they_answer_where_the_server_listens(self):
        preparation.set_site_addresses("ratusha.test", 8099)

        assert list(Site.objects.order_by("-is_default_site").values_list("hostname", "port")) == [
            ("ratusha.test", 8099),
            ("osvita.ratusha.test", 8099),
        ]

    def test_their_addresses_are_printed_with_the_editors(self, settings):
        settings.WAGTAILADMIN_BASE_URL = "http://localhost:8099"
        preparation.set_site_addresses("localhost", 8099)

        assert [address for _, address in preparation.addresses()] == [
            "http://localhost:8099/",
            "http://osvita.localhost:8099/",
            "http://localhost:8099/admin/",
        ]


class TestPort:
    def test_a_free_one_is_fine(self, settings):
        settings.BIND = "127.0.0.1"

        preparation.refuse_taken_port("localhost", free_port())

    def test_a_taken_one_is_refused_with_the_cure(self, settings):
        settings.BIND = "127.0.0.1"
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]

            with pytest.raises(CommandError, match=f"{port} is taken.*PORT={port + 1} make run"):
                preparation.refuse_taken_port("localhost", port)

    def test_an_address_of_another_machine_is_refused(self, settings):
        settings.BIND = "192.0.2.1"

        with pytest.raises(CommandError, match=r"192\.0\.2\.1:8000 cannot be used"):
            preparation.refuse_taken_port("192.0.2.1", 8000)


class TestMessages:
    @pytest.fixture
    def catalogue(self, settings, tmp_path):
        settings.BASE_DIR = tmp_path
        source = tmp_path / "app" / "locale" / "uk" / "LC_MESSAGES" / "django.po"
        source.parent.mkdir(parents=True)
        po = polib.POFile()
        po.metadata = {"Content-Type": "text/plain; charset=utf-8"}
        po.append(polib.POEntry(msgid="Search", msgstr="Пошук"))
        po.save(str(source))
        return source

    def test_they_are_compiled_once(self, catalogue):
        assert preparation.compile_messages() == 1
        assert preparation.compile_messages() == 0
        assert polib.mofile(str(catalogue.with_suffix(".mo"))).find("Search").msgstr == "Пошук"

    def test_and_again_when_they_change(self, catalogue):
        preparation.compile_messages()
        target = catalogue.with_suffix(".mo")
        later = target.stat().st_mtime + 10
        import os

        os.utime(catalogue, (later, later))

        assert preparation.compile_messages() == 1

"""The page on which a refused file is replaced, for each who may knock."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from contests.domain.refusals import why
from contests.models import Entry, EntryFile
from institutions.models import Representative
from tests.contests import samples
from tests.contests.editors import make_moderator, signed_in
from tests.contests.factories import (
    make_representative,
    make_user,
)
from tests.contests.late_files import GOOD, TOLD
from tests.factories import kyiv, make_institution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "last_hour")]
Status = EntryFile.Status


class TestPages:
    """The doors, for each who may knock."""

    @pytest.fixture(autouse=True)
    def _after_the_close(self, late_file):
        with time_machine.travel(TOLD + timedelta(days=1), tick=False):
            yield

    def address(self, late_file: EntryFile) -> str:
        return reverse("contest_file_replace", args=[late_file.key])

    def test_the_status_page_leads_there(self, late_file, secretary):
        page = signed_in(secretary).get(reverse("contest_entry", args=[late_file.entry.key])).content.decode()
        assert why(late_file) in page.replace("\xa0", " ")
        assert self.address(late_file) in page
        assert "until the end of 19 May 2026" in page

    def test_the_list_of_entries_says_so(self, secretary):
        page = signed_in(secretary).get(reverse("contest_entries")).content.decode()
        assert "A file was not accepted: replace it" in page

    def test_a_plain_form_replaces_it(self, late_file, secretary):
        browser = signed_in(secretary)
        answer = browser.post(self.address(late_file), {"file": samples.sent(GOOD, "нова.jpg")})
        assert (answer.status_code, answer["Location"]) == (
            302,
            reverse("contest_entry", args=[late_file.entry.key]),
        )
        assert Entry.objects.get().standing.number == 2
        again = browser.post(self.address(late_file), {"file": samples.sent(GOOD, "нова.jpg")})
        assert (again.status_code, Entry.objects.get().standing.number) == (302, 2)

    def test_it_says_what_is_wrong_with_the_new_one(self, late_file, secretary):
        browser = signed_in(secretary)
        nothing = browser.post(self.address(late_file))
        assert (nothing.status_code, "Choose a file." in nothing.content.decode()) == (400, True)
        wrong = browser.post(self.address(late_file), {"file": samples.sent(b"MZ", "гра.exe")})
        assert wrong.status_code == 400
        assert "Files of this kind are not taken" in wrong.content.decode()

    def test_pieces_replace_it_too(self, late_file, secretary):
        browser = signed_in(secretary)
        asked = {
            "entry": str(late_file.entry.key), "name": "нова.jpg", "size": len(GOOD),
            "replaces": str(late_file.key),
        }  # fmt: skip
        begun = browser.post(reverse("contest_upload_begin"), asked, content_type="application/json")
        address = reverse("contest_upload", args=[begun.json()["key"]])
        browser.patch(address, GOOD, content_type="application/octet-stream", headers={"Upload-Offset": "0"})
        finished = [browser.post(address).json()["file"]["key"] for _click in range(2)]
        assert finished[0] == finished[1]
        assert Entry.objects.get().standing.number == 2

    def test_after_the_last_day_it_leads_back(self, late_file, secretary):
        with time_machine.travel(kyiv(2026, 5, 20, 0), tick=False):
            answer = signed_in(secretary).get(self.address(late_file))
            page = signed_in(secretary).get(reverse("contest_entry", args=[late_file.entry.key]))
        assert answer.status_code == 302
        assert "It can be replaced no more; write to the organisers." in page.content.decode()

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("own school", 200),
            ("colleague", 200),
            ("other school", 404),
            ("former", 404),
            ("guardian", 404),
            ("moderator", 404),
            ("nobody", 302),
        ],
    )
    def test_only_the_entrys_own_people_come_in(self, late_file, secretary, school, who, status):
        browser = signed_in(self.person(who, secretary, school))
        assert browser.get(self.address(late_file)).status_code == status
        posted = browser.post(self.address(late_file), {"file": samples.sent(GOOD, "нова.jpg")})
        assert (posted.status_code, Entry.objects.get().standing.number) == (
            302 if status in (200, 302) else 404,
            2 if status == 200 else 1,
        )

    def person(self, who, secretary, school):
        if who == "former":
            user = make_representative(school, "former@example.org")
            Representative.objects.filter(user=user).update(state=Representative.State.ENDED)
            return user
        makers = {
            "own school": lambda: secretary,
            "colleague": lambda: make_representative(school, "colleague@example.org"),
            "other school": lambda: make_representative(make_institution("Ліцей № 7"), "other@example.org"),
            "guardian": lambda: make_user("guardian@example.org"),
            "moderator": make_moderator,
            "nobody": lambda: None,
        }
        return makers[who]()

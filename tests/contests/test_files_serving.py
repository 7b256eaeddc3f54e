"""Who may have a file of an entry, and how it is sent."""

from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import override_settings
from django.urls import reverse
from wagtail.models import GroupSitePermission

from contests.domain import cleaning, entries, uploads
from contests.domain.transitions import locked
from contests.models import EntryFile
from contests.permissions import open_for
from institutions.models import Representative
from tests.contests import samples
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
    make_representative,
    make_user,
)
from tests.factories import make_institution

pytestmark = pytest.mark.django_db
VARIANTS = ("original", "clean", "thumbnail", "blind", "passwords")


@pytest.fixture(autouse=True)
def _while_entries_are_taken():
    with time_machine.travel(OPEN, tick=True):
        yield


@pytest.fixture
def entry(contest, secretary, school):
    return make_draft(contest, secretary, institution=school)


@pytest.fixture
def waiting(entry, secretary) -> EntryFile:
    """A file that nobody has looked at yet."""
    content = samples.sent(samples.jpeg(), "Вигадана Марічка.jpg")
    return uploads.take_file(entry=entry, by=secretary, content=content)


@pytest.fixture
def ready(waiting) -> EntryFile:
    """A file in all its variants: the original kept, a redacted one for the jury made."""
    with override_settings(CONTEST_KEEP_ORIGINALS=True):
        file = cleaning.make_clean(file=waiting)
    file.blind.save("a.jpg", file.clean)
    return EntryFile.objects.get(pk=file.pk)


def submit(file: EntryFile, by) -> None:
    give_consent(file.entry, by)
    entries.submit_entry(entry=file.entry, by=by)


def make_moderator(site, email: str):
    group = Group.objects.create(name=email)
    permission = Permission.objects.get(codename="moderate_contest")
    GroupSitePermission.objects.create(group=group, site=site, permission=permission)
    user = make_user(email)
    user.groups.add(group)
    return user


@pytest.fixture
def people(secretary, school, education, communications) -> dict:
    return {
        "nobody": None,
        "uploader": secretary,
        "colleague": make_representative(school, "colleague@example.org"),
        "other school": make_representative(make_institution("Ліцей № 7"), "other@example.org"),
        "guardian": make_user("guardian@example.org"),
        "moderator": make_moderator(education, "moderator@example.org"),
        "other site's moderator": make_moderator(communications, "other-moderator@example.org"),
        "administrator": make_user("root@example.org", is_superuser=True),
    }


def address(file: EntryFile, variant: str) -> str:
    return reverse("contest_file", args=[file.key, variant])


def matrix(client, file: EntryFile, people: dict) -> dict[str, set[str]]:
    """Which variants each of the people is given; everything else must be not found, or a sign-in."""
    given = {}
    for who, user in people.items():
        client.logout()
        if user:
            client.force_login(user)
        answers = {variant: client.get(address(file, variant)) for variant in VARIANTS}
        given[who] = {variant for variant, answer in answers.items() if answer.status_code == 200}
        for variant in set(VARIANTS) - given[who]:
            assert answers[variant].status_code == (404 if user else 302)
        for variant in given[who]:
            assert answers[variant].headers["Cache-Control"] == "private, no-store"
            assert open_for(user, file, variant)
    return given


NONE: set[str] = set()
MADE = {"clean", "thumbnail"}


class TestWhoMayHaveWhat:
    def test_before_it_is_looked_at_only_its_uploader_has_it_as_it_came(self, client, waiting, people):
        given = matrix(client, waiting, people)
        assert given == {**dict.fromkeys(people, NONE), "uploader": {"original"}}

    @override_settings(CLAMAV_ADDRESS="localhost:3310")
    def test_where_there_is_a_scanner_not_even_its_uploader(self, client, waiting, people):
        assert matrix(client, waiting, people) == dict.fromkeys(people, NONE)

    def test_of_a_draft_the_institution_has_what_was_made(self, client, ready, people):
        given = matrix(client, ready, people)
        expected = {"uploader": {"original", *MADE}, "colleague": MADE}
        assert given == {**dict.fromkeys(people, NONE), **expected}

    def test_once_submitted_the_sites_moderators_have_it_too(self, client, ready, secretary, people):
        submit(ready, secretary)
        given = matrix(client, ready, people)
        expected = {
            "uploader": {"original", *MADE},
            "colleague": MADE,
            "moderator": {*MADE, "blind"},
            "administrator": {*MADE, "blind"},
        }
        assert given == {**dict.fromkeys(people, NONE), **expected}

    def test_a_file_added_after_the_submission_is_no_moderators_yet(self, client, ready, secretary, people):
        submit(ready, secretary)
        content = samples.sent(samples.jpeg(seed=9), "нова.jpg")
        added = cleaning.make_clean(file=uploads.take_file(entry=ready.entry, by=secretary, content=content))
        assert matrix(client, added, {"moderator": people["moderator"]}) == {"moderator": NONE}

    def test_a_guardian_has_the_own_childs_files_and_no_other(self, client, contest, ready, people):
        contest.admits_guardians = True
        contest.save()
        guardian = people["guardian"]
        own = make_draft(contest, guardian)
        file = uploads.take_file(entry=own, by=guardian, content=samples.sent(samples.jpeg()))
        cleaning.make_clean(file=file)
        given = matrix(client, EntryFile.objects.get(pk=file.pk), people)
        assert given == {**dict.fromkeys(people, NONE), "guardian": MADE}

    def test_who_no_longer_acts_for_the_institution_has_nothing(self, client, ready, secretary):
        Representative.objects.all().delete()
        assert matrix(client, ready, {"uploader": secretary}) == {"uploader": NONE}


class TestHowItIsSent:
    def get(self, client, file, variant="clean", **headers):
        return client.get(address(file, variant), headers=headers)

    def test_nothing_in_it_may_run(self, client, ready, secretary):
        client.force_login(secretary)
        answer = self.get(client, ready)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert b"".join(answer.streaming_content) == ready.clean.read()

    def test_only_its_uploader_hears_its_name(self, client, ready, secretary, people):
        client.force_login(secretary)
        name = quote("Вигадана Марічка.jpg")
        assert name in self.get(client, ready).headers["Content-Disposition"]
        original = self.get(client, ready, "original")
        assert original.headers["Content-Disposition"].startswith("attachment")
        assert original.headers["Content-Type"] == "image/jpeg"
        client.force_login(people["colleague"])
        assert self.get(client, ready).headers["Content-Disposition"] == (
            f'inline; filename="work-{ready.key.hex[:8]}.jpg"'
        )

    @pytest.mark.parametrize(
        ("asked", "part"),
        [
            ("bytes=0-99", slice(0, 100)),
            ("bytes=100-", slice(100, None)),
            ("bytes=-50", slice(-50, None)),
            ("bytes=10-99999999", slice(10, None)),
        ],
    )
    def test_a_part_is_sent_when_it_is_asked_for(self, client, ready, secretary, asked, part):
        client.force_login(secretary)
        content = ready.clean.read()
        answer = self.get(client, ready, Range=asked)
        assert answer.status_code == 206
        wanted = content[part]
        assert b"".join(answer.streaming_content) == wanted
        assert answer.headers["Content-Length"] == str(len(wanted))
        first = content.index(wanted)
        assert answer.headers["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(content)}"

    @pytest.mark.parametrize("asked", ["bytes=a-b", "bytes=5-1", "bytes=-", "lines=1-2", "bytes=0-1,5-6"])
    def test_what_is_no_range_is_answered_with_the_whole(self, client, ready, secretary, asked):
        client.force_login(secretary)
        answer = self.get(client, ready, Range=asked)
        assert (answer.status_code, answer.headers["Accept-Ranges"]) == (200, "bytes")

    @pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
    def test_a_part_that_is_not_there(self, client, ready, secretary, asked):
        client.force_login(secretary)
        answer = self.get(client, ready, Range=asked)
        assert answer.status_code == 416
        assert answer.headers["Content-Range"] == f"bytes */{ready.clean.size}"

    @override_settings(PRIVATE_ACCEL_PREFIX="/_private/")
    def test_nginx_is_told_to_send_it(self, client, ready, secretary):
        client.force_login(secretary)
        answer = self.get(client, ready)
        assert answer.headers["X-Accel-Redirect"] == f"/_private/{ready.clean.name}"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.content == b""

    def test_what_is_gone_from_the_disk_is_not_found(self, client, ready, secretary):
        client.force_login(secretary)
        ready.clean.storage.delete(ready.clean.name)
        assert self.get(client, ready).status_code == 404


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (samples.jpeg(), "a.jpg"),
        (samples.png(), "a.png"),
        (samples.pdf(), "a.pdf"),
        (samples.docx("Текст"), "a.docx"),
        (samples.odt("Текст"), "a.odt"),
    ],
    ids=["jpeg", "png", "pdf", "docx", "odt"],
)
def test_what_a_file_told_of_its_maker_is_in_nothing_that_is_served(
    client, entry, secretary, people, data, name
):
    type(entry.nomination).objects.update(kind="text")
    entry = locked(entry)
    entry.text = "Написане"
    entry.save()
    file = uploads.take_file(
        entry=entry, by=secretary, content=samples.sent(data, f"{samples.CANARY}.{name[2:]}")
    )
    file = cleaning.make_clean(file=file)
    submit(file, secretary)
    file = EntryFile.objects.get(pk=file.pk)
    served = 0
    for who in ("colleague", "moderator", "administrator"):
        client.force_login(people[who])
        for variant in VARIANTS:
            answer = client.get(address(file, variant))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            everything = body + str(answer.headers).encode()
            served += answer.status_code == 200
            for canary in (samples.CANARY, samples.LATIN_CANARY):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert canary.encode(encoding) not in everything
    assert served == 3 * (2 if file.thumbnail else 1)


class TestTheFieldOfAnEntry:
    """The same fields come from a form, by the entry's own page, and from a script."""

    def post(self, client, entry, **fields):
        return client.post(reverse("contest_entry_files", args=[entry.key]), fields)

    def test_files_are_added_moved_and_removed(self, client, entry, secretary):
        client.force_login(secretary)
        both = [samples.sent(samples.jpeg(seed=seed), f"{seed}.jpg") for seed in (1, 2)]
        answer = self.post(client, entry, files=both, add_files="1").json()
        assert [file["name"] for file in answer["files"]] == ["1.jpg", "2.jpg"]

        second = answer["files"][1]["key"]
        answer = self.post(client, entry, raise_file=second).json()
        assert [file["name"] for file in answer["files"]] == ["2.jpg", "1.jpg"]
        answer = self.post(client, entry, file_order=[file["key"] for file in answer["files"][::-1]]).json()
        assert [file["name"] for file in answer["files"]] == ["1.jpg", "2.jpg"]
        answer = self.post(client, entry, remove_file=second).json()
        assert [file["name"] for file in answer["files"]] == ["1.jpg"]

    def test_one_that_is_refused_does_not_take_the_others_with_it(self, client, entry, secretary):
        client.force_login(secretary)
        some = [samples.sent(b"<html>", "погана.jpg"), samples.sent(samples.jpeg(), "добра.jpg")]
        answer = self.post(client, entry, files=some).json()
        assert [file["name"] for file in answer["files"]] == ["добра.jpg"]
        assert [refusal.partition(":")[0] for refusal in answer["refusals"]] == ["погана.jpg"]

    def test_nobody_else_reaches_it(self, client, entry, people):
        for who, user in people.items():
            if who in {"uploader", "colleague"}:
                continue
            client.logout()
            if user:
                client.force_login(user)
            answer = self.post(client, entry, files=[samples.sent(samples.jpeg())])
            assert answer.status_code == (404 if user else 401)
        assert entry.files.count() == 0

"""Large files for editors: ordered once, made by a worker, fetched by those who may, gone in time."""

import io
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pypdfium2
import pytest
import time_machine
from django.urls import reverse
from wagtail.models import GroupSitePermission

from cms.audit import AuditRecord
from cms.media.storage import private_storage
from contests.domain import consents, diplomas, erasure, packages, sweeping
from contests.domain.transitions import Refused
from contests.domain.withdrawal import withdraw_consents
from contests.models import Package
from contests.queries import packages_for, versions_for_editor
from tests.contests.editors import add_file, make_moderator, signed_in
from tests.contests.factories import make_contest, make_submitted, make_user
from tests.contests.results_factories import LATER, make_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_results")]


@pytest.fixture
def moderator(db):
    return make_moderator()


@pytest.fixture
def entries(contest, secretary, school):
    published = make_published(contest, secretary, school)
    diplomas.issue(contest=contest, now=LATER)
    return published


@pytest.fixture
def entry(contest, secretary, school):
    made = make_submitted(contest, secretary, institution=school)
    add_file(made)
    return made


@pytest.fixture
def queue(monkeypatch):
    """Tasks wait here instead of being done at once."""
    waiting: list[int] = []
    monkeypatch.setattr(packages, "make_package", SimpleNamespace(enqueue=waiting.append))
    return waiting


def order_works(entry, by, **fields) -> Package:
    versions = list(versions_for_editor(by).filter(entry=entry).for_table())
    fields = {"names": ["reference", "title"], "reason": "Виставка", "now": LATER, **fields}
    return packages.order_works(versions=versions, by=by, **fields)


def files() -> list[str]:
    return sorted(sweeping.names_below(private_storage(), "contests/packages"))


def stored(package: Package):
    return package.file.storage, package.file.name


def test_all_diplomas_of_a_contest_become_one_pdf(contest, entries, moderator):
    package = Package.objects.get(pk=packages.order_diplomas(contest=contest, by=moderator).pk)
    assert (package.state, package.expires_at) == (Package.State.READY, LATER + packages.KEEP)
    assert len(pypdfium2.PdfDocument(package.file.open().read())) == 7  # four pupils, three teachers
    assert package.file.name.startswith("contests/packages/")


def test_without_diplomas_nothing_is_made(contest, moderator):
    with pytest.raises(Refused):
        packages.order_diplomas(contest=contest, by=moderator)


def test_two_clicks_order_one_file_and_write_one_reason_down(entry, moderator, queue):
    assert order_works(entry, moderator) == order_works(entry, moderator)
    assert len(queue) == 1
    assert AuditRecord.objects.filter(action="contest.exported").count() == 1


def test_a_click_just_after_it_was_made_gives_the_same_and_a_later_one_a_new(entry, moderator):
    first = order_works(entry, moderator)
    assert order_works(entry, moderator) == first
    later = LATER + timedelta(minutes=2)
    assert order_works(entry, moderator, now=later) != first
    assert Package.objects.count() == 1


def test_another_choice_is_another_file(entry, moderator):
    assert order_works(entry, moderator) != order_works(entry, moderator, names=["reference"])


def test_works_need_a_reason(entry, moderator):
    with pytest.raises(Refused):
        order_works(entry, moderator, reason=" ")
    assert not Package.objects.exists()


def test_a_task_that_runs_twice_makes_it_once(entry, moderator):
    package = Package.objects.get(pk=order_works(entry, moderator).pk)
    name = package.file.name
    packages.make_package.func(package.pk)
    assert Package.objects.get().file.name == name


def test_it_says_how_far_it_is(contest, secretary, school, moderator, queue, monkeypatch):
    monkeypatch.setattr(packages, "TELL_EVERY", 0)
    entries = [make_submitted(contest, secretary, institution=school, pupil=f"Вигадана {n}") for n in "абв"]
    versions = list(versions_for_editor(moderator).for_table())
    package = packages.order_works(versions=versions, names=["title"], reason="Виставка", by=moderator)
    seen = []
    monkeypatch.setattr(
        "contests.exports.archive._pack",
        lambda *args: seen.append(Package.objects.values_list("done", "whole").get()) or [],
    )
    packages.make(package=package)
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert len(entries) == Package.objects.get().done == 3


def test_only_what_the_person_still_moderates_is_packed(entry, moderator, queue):
    package = order_works(entry, moderator)
    moderator.groups.clear()
    packages.make(package=package)
    with zipfile.ZipFile(io.BytesIO(Package.objects.get().file.open().read())) as pack:
        assert pack.namelist() == ["contents.xlsx"]


def test_works_go_to_whoever_ordered_them_and_diplomas_to_all_moderators(contest, entries, moderator):
    other = make_moderator("other@example.org")
    works = order_works(entries[0], moderator)
    papers = packages.order_diplomas(contest=contest, by=moderator)
    assert set(packages_for(moderator)) == {works, papers}
    assert set(packages_for(other)) == {papers}
    assert not packages_for(make_user("nobody@example.org")).exists()


def test_who_moderates_only_one_of_two_contests_fetches_nothing(entry, moderator, communications):
    package = order_works(entry, moderator)
    package.contests.add(make_contest(communications, code="ІН"))
    assert list(packages_for(moderator)) == [package]
    GroupSitePermission.objects.filter(site=communications, group__in=moderator.groups.all()).delete()
    assert not packages_for(moderator).exists()


def test_it_is_fetched_as_an_attachment_that_nobody_keeps(entry, moderator):
    package = order_works(entry, moderator)
    answer = signed_in(moderator).get(reverse("contest_admin_package", args=[package.key]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="works-2026-06-06.zip"'
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["contest_admin_packages", "contest_admin_package"])
def test_others_get_no_further(entry, moderator, name):
    package = order_works(entry, moderator)
    address = reverse(name, args=[package.key] if name == "contest_admin_package" else [])
    assert signed_in(make_user("nobody@example.org")).get(address).status_code == 403
    answer = signed_in(make_moderator("other@example.org")).get(address)
    assert answer.status_code == (404 if name == "contest_admin_package" else 200)
    assert str(package.key) not in answer.content.decode()


def test_when_the_term_is_over_it_is_closed_and_then_deleted(
    entry, moderator, django_capture_on_commit_callbacks
):
    package = Package.objects.get(pk=order_works(entry, moderator).pk)
    storage, name = stored(package)
    over = LATER + packages.KEEP
    with time_machine.travel(over, tick=False):
        answer = signed_in(moderator).get(reverse("contest_admin_package", args=[package.key]))
        assert answer.status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert packages.delete_expired(now=over - timedelta(seconds=1)) == 0
        assert packages.delete_expired(now=over) == 1
    assert not storage.exists(name)


def test_what_was_never_made_may_be_ordered_anew_and_goes(entry, moderator, queue):
    first = order_works(entry, moderator)
    stalled = LATER + packages.STALLED
    assert order_works(entry, moderator, now=stalled) != first
    assert packages.delete_expired(now=stalled + packages.STALLED + timedelta(seconds=1)) == 1


def test_a_withdrawn_consent_deletes_what_holds_the_work(
    contest, entries, moderator, django_capture_on_commit_callbacks
):
    package = Package.objects.get(pk=packages.order_diplomas(contest=contest, by=moderator).pk)
    storage, name = stored(package)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consents(child=consents.authors_of(entries[0])[0], by=None, reason="Передумали")
    assert not Package.objects.exists()
    assert not storage.exists(name)


def test_a_consent_withdrawn_while_it_is_made_leaves_no_file(entry, moderator, queue):
    package = order_works(entry, moderator)
    before = files()
    withdraw_consents(child=consents.authors_of(entry)[0], by=None, reason="Передумали")
    with pytest.raises(packages.Discarded):
        packages.make(package=package)
    assert files() == before


def test_an_erasure_deletes_all_that_was_prepared(entry, moderator):
    order_works(entry, moderator)
    erasure.erase_children(participants=entry.participants.all(), by=None, reason="Прохання", now=LATER)
    assert not Package.objects.exists()


def test_the_editor_orders_and_sees_the_file(contest, entries, moderator, monkeypatch):
    browser = signed_in(make_user("admin@example.org", is_superuser=True, is_staff=True))
    answer = browser.post(reverse("contest_admin_results", args=[contest.pk]), {"action": "print"})
    assert answer.url == reverse("contest_admin_packages")
    page = browser.get(answer.url)
    address = reverse("contest_admin_package", args=[Package.objects.get().key])
    assert f'href="{address}"' in page.content.decode()
    assert "data-busy" not in page.content.decode()


def test_what_is_being_made_is_looked_at_again(entry, moderator, queue):
    order_works(entry, moderator)
    browser = signed_in(moderator)
    assert "data-busy" in browser.get(reverse("contest_admin_packages")).content.decode()
    with time_machine.travel(LATER + packages.STALLED, tick=False):
        browser = signed_in(moderator)
        assert "data-busy" not in browser.get(reverse("contest_admin_packages")).content.decode()

"""What a juror can reach holds nothing of who made a work.

Every field of an entry is given a word of its own (a canary); then all that a juror's account can
reach is fetched, and none of the words is found in it.
"""

import io
import re
from dataclasses import fields

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.models import Site

from contests import blind
from contests.models import Assignment, Entry, EntryFile, EntryNote, EntryTag, EntryVersion
from contests.urls import jury as jury_urls
from tests.contests.factories import (
    make_contest,
    make_nomination,
    make_representative,
)
from tests.contests.jury_factories import JUDGING, make_assigned, make_juror, make_ready
from tests.factories import kyiv, make_institution
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db

CANARIES = {
    "author": "Канарейченко",
    "draft title": "Канарчернетка",
    "draft text": "Канартекст",
    "institution": "Канарліцей",
    "short name": "Канаркоротка",
    "teacher": "Канарвчитель",
    "group name": "Канаргурт",
    "file name": "kanar-foto-petrenko",
    "caption": "Канарпідпис",
    "reference": "КЗ-2026",
    "note": "Канарнотатка",
    "tag": "Канартег",
    "remark": "Канарзауваження",
    "exif": "KanarExif",
    "link": "kanar-film.example",
    "title": "Канарназва",
    "text": "Канарвірш",
    "technique": "Канартехніка",
    "secretary": "kanar-secretary@example.org",
}
READ = {"Малюнок", "1–4 класи", "Робота про яблуню", "Гуаш", "Рядки без імен"}


def picture(colour: str, kind: str, **options) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, kind, **options)
    return file.getvalue()


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = CANARIES["exif"]  # the artist
    return picture("red", "JPEG", exif=exif)


def add_file(entry: Entry, *, redacted: bool) -> EntryFile:
    file = EntryFile(
        entry=entry, original_name=CANARIES["file name"] + ".jpg", status=EntryFile.Status.READY,
        refusal=CANARIES["caption"], width=64, height=48,
    )  # fmt: skip
    file.original.save("x.jpg", ContentFile(with_exif()), save=False)
    file.clean.save("x.webp", ContentFile(picture("red", "WEBP")), save=False)
    file.thumbnail.save("x.webp", ContentFile(picture("red", "WEBP")), save=False)
    if redacted:
        file.blind.save("x.webp", ContentFile(picture("blue", "WEBP")), save=False)
    file.save()
    entry.standing.files.add(file)
    return file


@pytest.fixture
def canaries(contest):
    """A work whose every field tells of its author, redacted as a moderator would."""
    contest.code = "КЗ"
    contest.save()
    school = make_institution(CANARIES["institution"], short_name=CANARIES["short name"])
    secretary = make_representative(school, CANARIES["secretary"])
    entry = make_ready(
        contest, secretary, institution=school, pupil=CANARIES["author"],
        title=CANARIES["title"], text=CANARIES["text"], technique=CANARIES["technique"],
        teacher=CANARIES["teacher"], group_name=CANARIES["group name"],
        link="https://" + CANARIES["link"],
    )  # fmt: skip
    EntryVersion.objects.filter(entry=entry).update(
        blind_title="Робота про яблуню", blind_text="Рядки без імен", blind_technique="Гуаш"
    )
    Entry.objects.filter(pk=entry.pk).update(
        title=CANARIES["draft title"], text=CANARIES["draft text"], remark=CANARIES["remark"]
    )
    EntryNote.objects.create(entry=entry, text=CANARIES["note"])
    entry.tags.add(EntryTag.objects.create(contest=contest, name=CANARIES["tag"]))
    add_file(entry, redacted=True)
    add_file(entry, redacted=False)
    make_assigned(contest, make_juror(contest), entry, 17)
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def juror(canaries, client):
    found = Assignment.objects.get(entry=canaries).juror
    client.force_login(found.user)
    return found


def crawl(client, start: list[str]) -> dict[str, str]:
    """Every address that can be reached by links from ``start``: status, headers and content as text."""
    seen: dict[str, str] = {}
    waiting = list(start)
    while waiting:
        address = waiting.pop()
        if address in seen or "/logout/" in address:
            continue
        response = client.get(address)
        content = response.getvalue()
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        seen[address] = f"{response.status_code}\n{headers}\n{content.decode(errors='replace')}"
        if response["Content-Type"].startswith("text/html"):
            links = re.findall(r'(?:href|src|action)="(/[^"#]*)', content.decode())
            waiting += [link for link in links if not link.startswith(("/static/", "/media/"))]
        if 300 <= response.status_code < 400 and response["Location"].startswith("/"):
            waiting.append(response["Location"])
    return seen


def starting_points(entry: Entry) -> list[str]:
    """Where a juror would begin, and where a curious one would try."""
    contest, file = entry.contest_id, entry.files.first()
    page = reverse("contest_jury_entry", args=[contest, 17])
    return [
        "/account/jury/",
        "/account/email/",
        page,
        f"{page}3.webp", f"{page}1.jpg", f"{page}0.webp",
        reverse("contest_jury_csv", args=[contest]),
        *(f"/account/jury/{contest}/?q={word}" for word in ["яблуню", "17", *CANARIES.values()]),
        *(f"/account/jury/{contest}/{number}/" for number in (0, 1, entry.pk, 9999)),
        *(f"/search/?q={word}" for word in CANARIES.values()),
        "/account/jury/join/unknown/",
        f"/admin/contests/{contest}/jury/", "/admin/", "/admin/snippets/contests/entry/",
        "/admin/snippets/institutions/institution/", "/admin/choose-page/", "/admin/documents/chooser/",
        f"/private/{file.clean.name}", f"/media/{file.clean.name}", f"/media/{file.original.name}",
        f"/account/contests/{contest}/", f"/account/contests/entries/{entry.key}/",
        f"/account/contests/files/{file.key}/", f"/account/institution/{entry.institution.slug}/",
    ]  # fmt: skip


def found_in(text: str) -> list[str]:
    return [name for name, word in CANARIES.items() if word.casefold() in text.casefold()]


def read(juror, entry, number: int = 17) -> blind.Own | None:
    return blind.entry(juror.user, blind.jury(juror.user, entry.contest_id, now=JUDGING), number)


def is_asked_by_name(address: str) -> bool:
    return "?q=" in address or "next=" in address or address.startswith("/institutions/")


def test_nothing_that_a_juror_can_reach_names_an_author(juror, canaries, client):
    # The addresses that were asked for hold the words; what is said of them must not, but for the
    # juror's own question in the search field, and for a school's own page, which is asked for by name.
    with time_machine.travel(JUDGING, tick=False):
        seen = crawl(client, starting_points(canaries))

    leaks = {
        address: found_in(text)
        for address, text in seen.items()
        if not is_asked_by_name(address) and found_in(text)
    }
    assert leaks == {}
    page = seen[reverse("contest_jury_entry", args=[canaries.contest_id, 17])]
    assert [words for words in READ if words not in page.replace("\xa0", " ")] == []


def test_the_crawl_would_have_found_them(canaries, client):
    """Whoever may see the author does: the canaries are where they should be."""
    version = canaries.standing
    told = " ".join(
        [str(version.participants), version.title, version.text, version.technique, version.teacher,
         version.group_name, version.link, canaries.reference, canaries.title, canaries.text, canaries.remark,
         canaries.institution.name, canaries.institution.short_name, canaries.owner.email,
         *(note.text for note in canaries.notes.all()), *(tag.name for tag in canaries.tags.all()),
         *(file.original_name + file.refusal for file in canaries.files.all())]
    )  # fmt: skip
    original = canaries.files.first().original.read().decode(errors="replace")
    assert found_in(told + original) == list(CANARIES)


@pytest.mark.parametrize("word", CANARIES.values(), ids=CANARIES)
def test_a_juror_finds_no_work_by_what_is_hidden(juror, canaries, client, word):
    with time_machine.travel(JUDGING, tick=False):
        page = client.get(f"/account/jury/{canaries.contest_id}/", {"q": word}).content.decode()
    assert "яблуню" not in page
    assert reverse("contest_jury_entry", args=[canaries.contest_id, 17]) not in page.split('id="works"')[1]


def test_the_read_model_has_these_fields_and_no_others():
    assert [field.name for field in fields(blind.BlindEntry)] == [
        "number", "title", "nomination", "category", "technique", "text", "link", "files",
    ]  # fmt: skip
    assert [field.name for field in fields(blind.BlindFile)] == ["name", "url", "width", "height"]


def test_no_column_that_names_an_author_is_even_read(juror, canaries, django_assert_num_queries):
    hidden = {"participants", "teacher", "group_name", "words", "original_name", "submitted_by_id"}
    with django_assert_num_queries(10) as captured:
        read(juror, canaries)
    statements = " ".join(query["sql"] for query in captured.captured_queries)
    assert [column for column in hidden if f'"{column}"' in statements] == []


def test_templates_of_the_jury_get_no_rows(juror, canaries, client):
    with time_machine.travel(JUDGING, tick=False):
        response = client.get(reverse("contest_jury_entry", args=[canaries.contest_id, 17]))
    own = {"own", "work", "form", "way", "jury"}
    modules = {type(response.context[name]).__module__ for name in own}
    assert modules == {"contests.blind", "contests.jury_forms"}


def test_a_redacted_picture_stands_for_the_clean_one(juror, canaries, client):
    with time_machine.travel(JUDGING, tick=False):
        first, second = (
            client.get(f"/account/jury/{canaries.contest_id}/17/{place}.webp") for place in (1, 2)
        )
    colours = [Image.open(io.BytesIO(one.getvalue())).getpixel((9, 9)) for one in (first, second)]
    assert colours[0][2] > 200 > colours[0][0]
    assert colours[1][0] > 200 > colours[1][2]
    assert first["Content-Disposition"] == 'inline; filename="entry-017.webp"'
    assert second["Content-Disposition"] == 'inline; filename="entry-017-2.webp"'
    assert first["Content-Type"] == "image/webp"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert first["Cache-Control"] == "private, no-store"


def test_a_film_is_shown_only_when_a_moderator_let_it(juror, canaries):
    def link():
        return read(juror, canaries).entry.link

    assert link() == ""
    EntryVersion.objects.filter(entry=canaries).update(link_is_blind=True)
    assert link() == "https://kanar-film.example"


def test_an_empty_redaction_is_one(juror, canaries):
    EntryVersion.objects.filter(entry=canaries).update(blind_title="", blind_text="")
    work = read(juror, canaries).entry
    assert (work.title, work.text) == ("", "")


def test_what_is_not_ready_or_not_a_picture_of_ours_is_not_given(juror, canaries):
    files = canaries.files.order_by("pk")
    EntryFile.objects.filter(pk=files[0].pk).update(status=EntryFile.Status.WAITING)
    EntryFile.objects.filter(pk=files[1].pk).update(clean="contests/works/00/x.pdf")
    assert read(juror, canaries).entry.files == ()


@pytest.mark.parametrize("now", [kyiv(2026, 5, 19, 23), kyiv(2026, 6, 2, 0)])
def test_works_are_seen_only_while_the_jury_scores(juror, canaries, client, now):
    page = reverse("contest_jury_entry", args=[canaries.contest_id, 17])
    with time_machine.travel(now, tick=False):
        statuses = [client.get(address).status_code for address in (page, f"{page}1.webp")]
        listed = client.get(reverse("contest_jury_entries", args=[canaries.contest_id])).content.decode()
        table = client.get(reverse("contest_jury_csv", args=[canaries.contest_id])).content.decode()
    assert statuses == [404, 404]
    assert "яблуню" not in listed + table


def test_a_returned_entry_leaves_the_jury(juror, canaries, client):
    Entry.objects.filter(pk=canaries.pk).update(state="returned")
    with time_machine.travel(JUDGING, tick=False):
        page = reverse("contest_jury_entry", args=[canaries.contest_id, 17])
        assert [client.get(address).status_code for address in (page, f"{page}1.webp")] == [404, 404]


def test_an_entry_of_the_own_institution_is_never_shown_however_it_was_given(juror, canaries):
    juror.institution = canaries.institution
    juror.save()
    assert read(juror, canaries) is None


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_much_there_is(contest, client, education: Site, count):
    school = make_institution()
    secretary = make_representative(school)
    contests = [contest, *(make_contest(education, code="АБВ"[: number + 1]) for number in range(1, count))]
    contest.nominations.update(most_files=9)
    for nth, one in enumerate(contests):
        if nth:
            make_nomination(one)
        juror = make_juror(one)
        for number in range(1, count + 1):
            entry = make_ready(one, secretary, institution=school)
            for _ in range(count):
                add_file(entry, redacted=False)
            make_assigned(one, juror, entry, number)
    client.force_login(juror.user)
    names = {
        "list of contests": reverse("contest_jury"),
        "list of works": reverse("contest_jury_entries", args=[contest.pk]),
        "table": reverse("contest_jury_csv", args=[contest.pk]),
        "work": reverse("contest_jury_entry", args=[contest.pk, 1]),
        "picture": reverse("contest_jury_file", args=[contest.pk, 1, 1, "webp"]),
    }
    with time_machine.travel(JUDGING, tick=False):
        client.get(names["list of contests"])  # what is remembered is remembered
        found = {name: queries_of(client, address) for name, address in names.items()}
    assert found == {"list of contests": 11, "list of works": 17, "table": 13, "work": 18, "picture": 10}


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_every_address_of_the_jury_is_crawled_or_posted_to(canaries):
    names = {pattern.name for pattern in jury_urls.urlpatterns}
    assert names == {
        "contest_jury", "contest_jury_join", "contest_jury_entries", "contest_jury_csv",
        "contest_jury_entry", "contest_jury_abstain", "contest_jury_conflict", "contest_jury_file",
    }  # fmt: skip

"""The pages of those who sign in, or come by a link in a letter, and of moderators: narrow and wide."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE
from tests.browser.people import Person
from tests.browser.test_accessibility import RULES, SCHEMES, WIDER_THAN_THE_SCREEN, violations

pytestmark = pytest.mark.slow
WIDTHS = (360, 1280)
GUARDIAN = "opikun@example.org"
# What Wagtail draws around our pages is Wagtail's; so are its colours.
OURS = {"include": [["main"]], "exclude": [["header"], [".w-slim-header"], [".messages"]]}


@pytest.fixture
def visitor(chromium, ratusha) -> Iterator:
    """Signs a demo account in: ``visitor("sekretar")``; nobody for an empty name."""
    contexts = []

    def arrive(name: str) -> Person:
        context = chromium.new_context(viewport=PHONE, locale="uk-UA")
        contexts.append(context)
        person = Person(context.new_page(), ratusha)
        if name:
            person.signs_in(name)
        return person

    yield arrive
    for context in contexts:
        context.close()


def contest(ratusha, code: str) -> int:
    [(pk,)] = ratusha.rows("SELECT id FROM contests_contest WHERE code = ?", code)
    return pk


def entry(ratusha, title: str) -> tuple[int, str]:
    """An entry of the demo by its title: its number and its key in addresses."""
    [(pk, key)] = ratusha.rows("SELECT id, key FROM contests_entry WHERE title = ?", title)
    return pk, str(UUID(key))


def faults_on(person: Person, *paths: str) -> list[str]:
    """What axe finds on pages, and what is wider than a phone."""
    faults = []
    for path in paths:
        assert person.opens(path) == 200, path
        faults += seen_by_axe(person, path)
    return faults


def seen_by_axe(person: Person, what: str) -> list[str]:
    """The same of the page as it is now; ``what`` names it."""
    faults = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in SCHEMES.items():
            person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            where = f"{what} {width} px {scheme}"
            faults += [f"{where}: {fault}" for fault in violations(person.page, rules)]
        faults += [f"{what} {width} px: {wide}" for wide in person.page.evaluate(WIDER_THAN_THE_SCREEN)]
    return faults


def test_the_pages_of_a_school(visitor, ratusha):
    pk = contest(ratusha, "ДЕМО")
    _pk, draft = entry(ratusha, "Колискова")
    _pk, returned = entry(ratusha, "Пиріг")
    _pk, admitted = entry(ratusha, "Мама і братик")
    faults = faults_on(
        visitor("sekretar"),
        "/account/contests/",
        f"/account/contests/{pk}/start/",
        f"/account/contests/{pk}/class/",
        f"/account/contests/{pk}/consents/",
        f"/account/contests/entries/{draft}/edit/",
        f"/account/contests/entries/{draft}/delete/",
        f"/account/contests/entries/{returned}/",
        f"/account/contests/entries/{admitted}/",
        f"/account/contests/entries/{admitted}/withdraw/",
        "/account/institution/",
        "/account/data/",
    )
    assert not faults, "\n".join(faults)


def test_the_pages_of_a_juror(visitor, ratusha):
    pk = contest(ratusha, "ЖУРІ")
    faults = faults_on(
        visitor("zhuri"),
        "/account/jury/",
        f"/account/jury/{pk}/",
        f"/account/jury/{pk}/1/",
        "/account/jury/join/x/",
    )
    juror = visitor("zhuri")
    juror.opens(f"/account/jury/{pk}/1/")
    juror.page.locator(".jury-other summary").click()
    faults += seen_by_axe(juror, "the forms of whoever cannot score a work")
    assert not faults, "\n".join(faults)


def test_the_pages_that_a_guardian_reaches_by_letters(visitor, ratusha):
    """The question, the thanks, and the way to withdraw; the last of them by the letter with the copy."""
    secretary, guardian = visitor("sekretar"), visitor("")
    [(key,)] = ratusha.rows("SELECT key FROM contests_participant WHERE full_name = 'Вигадана Зоряна'")
    secretary.opens(f"/account/contests/consents/{UUID(key)}/ask/")
    secretary.page.fill("main [name=email]", GUARDIAN)
    secretary.main.locator("form button[type=submit]").first.click()

    link = guardian.gets_letter(GUARDIAN, "/c/").link("/c/")
    faults = faults_on(guardian, link)
    guardian.main.locator("form button[type=submit]").first.click()  # nothing is ticked: errors
    faults += violations(guardian.page)
    for name in ("take_part", "work", "confirmed"):
        guardian.page.check(f"[name={name}]")
    guardian.page.check("[name=name][value=first]")
    guardian.page.fill("[name=giver_name]", "Вигадана Мама")
    guardian.main.locator("form button[type=submit]").first.click()
    guardian.page.wait_for_load_state()
    faults += violations(guardian.page)
    faults += faults_on(guardian, guardian.gets_letter(GUARDIAN, "/withdraw/").link("/withdraw/"))
    faults += [] if guardian.opens(link) == 404 else ["the link works twice"]
    faults += violations(guardian.page)
    assert not faults, "\n".join(faults)


def test_the_pages_of_a_moderator(visitor, ratusha):
    """What we put into Wagtail's frame; the frame itself is Wagtail's."""
    pk = contest(ratusha, "ЖУРІ")
    number, _key = entry(ratusha, "Лист до міста")
    drawing, _key = entry(ratusha, "Ранок на площі")
    moderator, faults = visitor("moderator"), []
    for path in (
        "entries/",
        "entries/?look=wall",
        f"entries/{number}/",
        f"entries/{drawing}/redact/",
        f"{pk}/overview/",
        f"{pk}/duplicates/",
        "packages/",
    ):
        faults += faults_of_ours(moderator, f"/admin/contests/{path}")
    [(juror,)] = ratusha.rows("SELECT id FROM contests_juror WHERE contest_id = ?", str(pk))
    for path in ("", f"{pk}/", f"{pk}/protocol/", f"{pk}/{juror}/let-go/"):
        faults += faults_of_ours(moderator, f"/admin/juries/{path}")
    faults += faults_of_ours(visitor("golova"), f"/admin/contests/{pk}/results/")
    assert not faults, "\n".join(faults)


def test_the_pages_on_which_a_moderator_exports_and_writes(visitor, ratusha):
    """From the choice in the table to the list of what was written, where a held letter waits."""
    moderator, faults = visitor("moderator"), []
    pk = contest(ratusha, "ЖУРІ")
    for act in ("export", "letter"):
        moderator.page.set_viewport_size({"width": 1280, "height": 900})
        moderator.opens(f"/admin/contests/entries/?contest={pk}")
        moderator.page.check("[name=all]")
        moderator.page.click(f"[formaction$='/{act}/']")
        moderator.page.wait_for_url(f"**/entries/{act}/")
        faults += seen_in_ours(moderator, act)
    moderator.page.fill("[name=subject]", "Запрошення")
    moderator.page.fill("[name=text]", "Доброго дня!")
    moderator.page.check("[name=held]")
    moderator.page.click("[name=step][value=look]")
    moderator.page.wait_for_selector("[name=step][value=send]")
    faults += seen_in_ours(moderator, "letter, looked at")
    moderator.page.click("[name=step][value=send]")
    moderator.page.wait_for_url(f"**/{pk}/letters/")
    faults += seen_in_ours(moderator, "letters")
    assert not faults, "\n".join(faults)


def faults_of_ours(person: Person, path: str) -> list[str]:
    assert person.opens(path) == 200, path
    return seen_in_ours(person, path)


def seen_in_ours(person: Person, what: str) -> list[str]:
    """What axe finds in our part of the editor's page as it is now; ``what`` names it."""
    faults = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(person.page, context=OURS, options=RULES).response["violations"]
        faults += [
            f"{what} {width} px: {rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found
            for node in rule["nodes"]
        ]
    return faults

"""Whoever has to do with a contest, each at a browser of their own, doing what people do there."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.contests import samples

PIECES = "**/account/contests/uploads/*/"


class Editor(Person):
    """Somebody of the department, at a desk."""

    def says_done(self) -> None:
        expect(self.page.locator(".messages .success, [role=status]").first).to_be_visible()

    def announces(self, name: str, code: str) -> None:
        """Add a contest with its intake open now, and publish its page."""
        self.opens("/admin/snippets/contests/contest/add/")
        self.page.fill("[name=name_uk]", name)
        self.page.fill("[name=code]", code)
        self._row("stages", 0, kind="intake", starts_on=_day(-3), ends_on=_day(3))
        self._row("stages", 1, kind="judging", starts_on=_day(4), ends_on=_day(10))
        self._row("nominations", 0, name_uk="Малюнок", kind="drawing")
        self._row("categories", 0, name_uk="1–4 класи", by="class", lowest="1", highest="4")
        self._row("criteria", 0, name_uk="Розкриття теми", weight="2")
        self._row("criteria", 1, name_uk="Самобутність", weight="1")
        self._chooses("consent_text", "Згода на участь")
        self._saves()
        self.opens(f"/admin/pages/add/contests/contestpage/{self._index()}/")
        self.page.fill("[name=title]", name)
        self._chooses("contest", name)
        self.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        self.page.locator("footer [name=action-publish]").first.click()
        self.says_done()

    def closes_the_intake(self, name: str) -> None:
        """Bring the days forward: the intake ended yesterday, the jury begins today."""
        self.opens("/admin/snippets/contests/contest/")
        self.follows(name)
        for field, day in [("0-ends_on", -1), ("1-starts_on", 0)]:
            self.page.fill(f"[name=stages-{field}]", _day(day))
        self._saves()

    def _row(self, name: str, number: int, **values: str) -> None:
        if not self.page.locator(f"[name={name}-{number}-id]").count():
            self.page.click(f"#id_{name}-ADD")
        for field, value in values.items():
            one = self.page.locator(f"[name={name}-{number}-{field}]")
            if one.evaluate("one => one.tagName") == "SELECT":
                one.select_option(value)
            else:
                one.fill(value)

    def _chooses(self, field: str, words: str) -> None:
        self.page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
        self.page.locator(".modal").get_by_role("link", name=words).first.click()
        expect(self.page.locator(".modal")).to_have_count(0)

    def _saves(self) -> None:
        self.page.click("[name=name_uk]")  # a calendar that is still open lies over the button
        expect(self.page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
        self.page.locator("footer button[type=submit]").first.click()
        self.says_done()

    def _index(self) -> int:
        [(pk,)] = self.ratusha.rows(
            """
            SELECT page.id FROM wagtailcore_page page
            JOIN contests_contestindexpage own ON own.page_ptr_id = page.id
            JOIN wagtailcore_site site ON site.is_default_site
            JOIN wagtailcore_page root ON root.id = site.root_page_id
            WHERE page.path LIKE root.path || '%'
            """
        )
        return pk

    def publishes_results(self, contest: int) -> None:
        self.opens(f"/admin/contests/{contest}/results/")
        self.page.click("[name=action][value=publish]")
        self.says_done()

    def issues_diplomas(self, contest: int, count: int) -> None:
        """Have them issued by the worker, and watch; the page tells by itself when it is done."""
        self.page.click("[name=action][value=issue]")
        expect(self.main).to_contain_text(f"{count} із {count}", timeout=30_000)
        expect(self.page.locator("[name=action][value=print]")).to_be_visible()


def _day(after: int) -> str:
    """A day as Ukrainians write it, so many days from today."""
    return f"{date.today() + timedelta(after):%d.%m.%Y}"


class Moderator(Editor):
    """Somebody who looks at what was entered, and runs the jury."""

    def confirms(self, person: str) -> None:
        """Confirm somebody who asks to act for an institution, by the link in the letter."""
        letter = self.gets_letter("moderator@demo.localhost", person)
        self.opens(letter.link("/account/institution/people/"))
        self.reads(person)
        self.presses("Підтвердити")

    def table(self, contest: int, **filters: str) -> None:
        query = "&".join(f"{name}={value}" for name, value in {"contest": contest, **filters}.items())
        self.opens(f"/admin/contests/entries/?{query}")

    def admits(self, title: str) -> None:
        """Open a work in the table, and admit it by its key."""
        self._opens_work(title)
        self.page.keyboard.press("a")
        self.says_done()

    def redacts(self, title: str, word: str) -> None:
        """Paint over the upper strip of a work's picture, and hide a word of its title."""
        self._opens_work(title)
        self.page.keyboard.press("d")
        stage = self.page.locator("[data-stage]").first
        stage.scroll_into_view_if_needed()
        box = stage.bounding_box()
        self.page.mouse.move(box["x"] + 4, box["y"] + 4)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] / 4, steps=4)
        self.page.mouse.up()
        self.page.click("[name=act][value=picture]")
        expect(self.page.locator(".redact-result")).to_be_visible()
        self.page.get_by_label(word, exact=True).check()
        self.page.click("[name=act][value=words]")
        self.says_done()

    def _opens_work(self, title: str) -> None:
        self.page.locator("tr", has_text=title).get_by_role("rowheader").get_by_role("link").click()
        self.page.wait_for_url("**/admin/contests/entries/*/*")
        self.page.wait_for_load_state()

    def does_with_all(self, act: str) -> None:
        """A bulk action on all rows of the table; what became of each is shown."""
        self.page.check("[name=all]")
        self.page.click(f"[name=act][value={act}]")
        self.page.click("[name=confirmed]")
        expect(self.page.locator(".entries-outcome")).to_be_visible()

    def invites(self, contest: int, last_name: str, email: str) -> None:
        self.opens(f"/admin/juries/{contest}/")
        self.page.fill("[name=email]", email)
        self.page.fill("[name=first_name]", "Вигадана")
        self.page.fill("[name=last_name]", last_name)
        self.page.locator("form[action$='/invite/'] button[type=submit]").click()
        self.says_done()

    def signs_off(self, contest: int) -> None:
        self.opens(f"/admin/juries/{contest}/protocol/")
        self.page.locator("form[action$='/sign-off/'] button[type=submit]").click()
        expect(self.page.locator("code").first).to_have_text(re.compile(r"^[0-9a-f]{64}$"))
        self.page.click("[name=propose]")
        self.says_done()

    def places(self) -> dict[str, str]:
        """The places in the protocol by works' references."""
        rows = self.page.locator(".protocol__table tbody tr").all()
        return {
            row.locator(".protocol__reference").inner_text(): row.locator("select").input_value()
            for row in rows
        }


class Secretary(Person):
    """A school's secretary with a phone."""

    email = "sekretarka@shkola.example.org"

    def signs_up(self, contest_page: str) -> None:
        """From the contest's page, without a password; the letter's link leads back to the contest."""
        self.opens(contest_page)
        self.follows(re.compile("Подати роботу"))
        self.main.get_by_role("link", name="Зареєструватися").last.click()
        self.page.fill("main [name=last_name]", "Секретарка")
        self.page.fill("main [name=first_name]", "Оксана")
        self.page.fill("main [name=email]", self.email)
        self.main.locator("form button[type=submit]").first.click()
        self.opens(self.gets_letter(self.email, "confirm-email").link("confirm-email"))
        self.presses("Підтвердити")
        self.reads("Цей конкурс приймає роботи від закладів")

    def comes_back_by_code(self) -> None:
        """Sign out, and in again with a code from a letter."""
        self.opens("/account/logout/")
        self.main.locator("form button[type=submit]").first.click()
        self.opens("/account/login/")
        self.follows(re.compile("код"))
        self.page.fill("main [name=email]", self.email)
        self.main.locator("form button[type=submit]").first.click()
        self.page.wait_for_url("**/code/confirm/**")
        self.page.fill("main [name=code]", self.gets_letter(self.email, "код для входу").code)
        self.main.locator("form button[type=submit]").first.click()
        self.page.wait_for_load_state()

    def chooses_institution(self, words: str, name: str) -> None:
        self.opens("/account/institution/choose/")
        self.page.fill("main [name=q]", words)
        self.presses("Знайти")
        self.follows(name)
        self.page.fill("main [name=position]", "секретарка")
        self.main.locator("form button[type=submit]").first.click()
        self.reads("чекає на підтвердження")

    def pastes_a_class(self, contest: int, sheet: str) -> None:
        self.opens(f"/account/contests/{contest}/class/")
        self.page.locator("#paste summary").click()
        self.page.locator("#paste textarea").fill(sheet)
        self.page.click("[name=action][value=preview]")
        self.page.click("[name=action][value=take]")
        self.page.wait_for_load_state()

    def matches_photos(self, *names: str) -> None:
        """Choose photos whose names name pupils; each finds its row."""
        photos = [_photo(name, samples.jpeg(seed=number)) for number, name in enumerate(names, start=1)]
        self.page.set_input_files("[data-photos-input]", photos)
        expect(self.page.locator("[data-matches] li")).to_have_count(len(names))
        self.page.click("[data-send]")
        for name in names:
            row = self.page.locator(".class-row__state", has_text=name)
            expect(row).to_contain_text("Бракує: згода батьків", timeout=20_000)

    def loses_the_connection_and_goes_on(self, pupil: str, name: str) -> tuple[int, list[int]]:
        """Send a photo of pieces; the connection breaks, the page is reloaded, the file chosen again.

        Returns:
            How much the server had, and where each piece began that was sent afterwards.
        """
        row = self.page.locator(".class-row", has=self.page.locator(f"input[value='{pupil}']"))
        row.get_by_role("link", name=re.compile("Відкрити")).click()
        photo, begun = _photo(name, samples.large_photo()), []

        def after_the_first_piece_nothing(route):
            if route.request.method == "PATCH":
                begun.append(int(route.request.headers["upload-offset"]))
                if begun[-1] > 0:
                    return route.abort("connectionreset")
            return route.continue_()

        self.page.route(PIECES, after_the_first_piece_nothing)
        self.page.set_input_files("input[type=file][name=files]", [photo])
        while len(begun) < 2:
            self.page.wait_for_timeout(50)
        received = begun[1]
        begun.clear()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.unroute(PIECES)
        self.page.reload()
        self.page.on("request", lambda sent: begun.append(_offset(sent)) if sent.method == "PATCH" else None)
        self.page.set_input_files("input[type=file][name=files]", [photo])
        item = self.page.locator(".file-list__item", has_text=name)
        expect(item.locator("img")).to_be_visible(timeout=20_000)
        return received, begun

    def records_papers(self, contest: int, pupil: str, *, name: str) -> None:
        """Say that a signed paper allows the work to be shown, and how the child may be named."""
        self.opens(f"/account/contests/{contest}/consents/")
        self.page.get_by_label(pupil).check()
        self.page.check("[name=work]")
        self.page.check(f"[name=name][value={name}]")
        self.page.fill("[name=kept_where]", "Тека «Конкурси», кабінет 12")
        self.page.check("[name=attested]")
        self.presses("Записати згоди")

    def asks_guardian(self, contest: int, pupil: str, email: str) -> None:
        self.opens(f"/account/contests/{contest}/consents/")
        item = self.page.locator(".consents__pupil", has_text=pupil)
        item.get_by_role("link", name=re.compile("Надіслати посилання")).click()
        self.page.fill("main [name=email]", email)
        self.main.locator("form button[type=submit]").first.click()

    def submits_the_class(self, contest: int) -> None:
        self.opens(f"/account/contests/{contest}/class/")
        self.page.click("[name=action][value=submit]")
        self.page.wait_for_load_state()


def _photo(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def _offset(request) -> int:
    return int(request.headers["upload-offset"])


class Guardian(Person):
    """A child's mother, without an account."""

    email = "mama.dzvinky@example.org"

    def consents(self) -> None:
        """Answer the link in the letter: the work and the first name may be shown."""
        self.opens(self.gets_letter(self.email, "/c/").link("/c/"))
        self.page.check("[name=take_part]")
        self.page.check("[name=work]")
        self.page.check("[name=name][value=first]")
        self.page.fill("[name=giver_name]", "Вигадана Мама")
        self.page.check("[name=confirmed]")
        self.main.locator("form button[type=submit]").first.click()

    def withdraws(self) -> None:
        """Everything, by the link in the letter with the copy."""
        self.opens(self.gets_letter(self.email, "/withdraw/").link("/withdraw/"))
        self.page.check("[name=what][value=all]")
        self.main.locator("form button[type=submit]").first.click()


class Juror(Person):
    """Somebody who scores works with a phone."""

    contest = 0

    def joins(self, email: str, contest: int) -> None:
        """By the link in the invitation, which signs in once."""
        self.contest = contest
        self.opens(self.gets_letter(email, "/account/jury/join/").link("/account/jury/join/"))
        self.main.locator("form button[type=submit]").first.click()
        self.page.wait_for_load_state()

    def works(self) -> dict[str, str]:
        """The addresses of the works that wait, by their titles."""
        self.opens(f"/account/jury/{self.contest}/?state=open")
        links = self.page.locator(".jury-works__words a").all()
        return {link.inner_text().replace("\xa0", " "): link.get_attribute("href") for link in links}

    def scores(self, title: str, *values: int) -> None:
        self.opens(self.works()[title])
        for group, value in zip(self.page.locator(".jury-score").all(), values, strict=True):
            group.get_by_label(str(value), exact=True).check()
        with self.page.expect_navigation():
            self.main.locator(".jury-form button[type=submit]").click()

    def declares_conflict(self, title: str, reason: str) -> None:
        self.opens(self.works()[title])
        self.page.locator(".jury-other summary").click()
        self.page.fill("#conflict-reason", reason)
        self.page.locator("form[action$='/conflict/'] button").click()
        self.page.wait_for_load_state()


class Resident(Person):
    """Anybody."""

    def status_of(self, url: str) -> int:
        """What the server answers to an address, asked anew."""
        return self.page.request.get(url).status

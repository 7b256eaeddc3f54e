"""Somebody at a browser, doing what people do at any of the pages."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.letters import Sent, wait_for_letter
from tests.installation import Running

PASSWORD = "ratusha-demo"
SLOWLY = 3_500  # milliseconds: a form that is sent faster than a person writes is doubted


@dataclass
class Person:
    """Somebody at a browser."""

    page: Page
    ratusha: Running

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, path: str) -> int:
        """Go to an address of the installation, or to one that a letter tells; the answer's status."""
        return self.page.goto(path if path.startswith("http") else self.ratusha.url(path)).status

    def presses(self, words: str | re.Pattern) -> None:
        self.main.get_by_role("button", name=words).first.click()
        self.page.wait_for_load_state()

    def follows(self, words: str | re.Pattern) -> None:
        self.main.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()

    def reads(self, words: str) -> None:
        expect(self.main).to_contain_text(words)

    def does_not_read(self, words: str) -> None:
        expect(self.main).not_to_contain_text(words)

    def gets_letter(self, address: str, words: str) -> Sent:
        return wait_for_letter(self.ratusha.folder, address, words)

    def sends(self, **values: str) -> None:
        """Fill in an open form, as slowly as a person does, and send it."""
        for name, value in values.items():
            self.page.fill(f"main [name={name}]", value)
        self.page.wait_for_timeout(SLOWLY)
        self.sends_as_it_is()

    def sends_as_it_is(self) -> None:
        """Press the first button of the form."""
        self.main.locator("form button[type=submit]").first.click()
        self.page.wait_for_load_state()

    def confirms_by_letter(self, address: str, way: str, *, tick: str = "") -> None:
        """Open the link in the letter to ``address`` that holds ``way``; tick a box, press the button."""
        self.opens(self.gets_letter(address, way).link(way))
        if tick:
            self.page.check(f"main [name={tick}]")
        self.sends_as_it_is()

    def signs_in(self, name: str) -> None:
        """With a demo account's password."""
        self.opens("/account/login/")
        self.page.locator("input[name=login]").fill(f"{name}@demo.localhost")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.sends_as_it_is()
        assert "/account/login/" not in self.page.url

"""A resident reads: by keyboard, without JavaScript, with low vision, watched by nobody."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import LANGUAGES
from tests.installation import COMMUNICATIONS, EDUCATION

DESKTOP = {"width": 1280, "height": 900}


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return page.evaluate("(document.activeElement.textContent || '').trim().replace(/\\s+/g, ' ')")


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Press Tab until what ``selector`` names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} times Tab did not lead to {selector}; the focus is on {focused(page)!r}")


class TestKeyboard:
    def test_the_first_stop_leads_past_the_menu(self, reader, home):
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip-link"
            expect(page.locator(".skip-link")).to_be_in_viewport()

            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "main"
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('main') !== null")

    def test_whatever_has_the_focus_is_seen(self, reader, home):
        unseen = """() => {
          const e = document.activeElement, box = e.getBoundingClientRect();
          const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
          // A card's link is as large as the card: its ::after, or the card itself, carries the mark.
          const styles = [getComputedStyle(e), getComputedStyle(e, "::after")];
          for (let a = e.parentElement; a.matches("main *"); a = a.parentElement)
            styles.push(getComputedStyle(a));
          const marked = styles.some((s) => s.outlineStyle !== "none" || s.boxShadow !== "none");
          return shown && marked ? null : e.outerHTML.slice(0, 120);
        }"""
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            faults = []
            for _ in range(60):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement === document.body"):
                    break
                faults.append(page.evaluate(unseen))
            assert [fault for fault in faults if fault] == []

    def test_the_phone_menu_opens_closes_and_gives_the_focus_back(self, reader, home):
        with reader() as page:
            page.goto(home)
            menu = page.locator(".menu")
            expect(menu).to_be_hidden()
            tab_to(page, "[data-menu] summary")
            page.keyboard.press("Enter")
            expect(menu).to_be_visible()
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('.menu') !== null")

            page.keyboard.press("Escape")
            expect(menu).to_be_hidden()
            assert page.evaluate("document.activeElement.matches('[data-menu] summary')")

    def test_the_language_is_changed(self, reader, home):
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            tab_to(page, "a[hreflang=en]")
            page.keyboard.press("Enter")
            page.wait_for_url("**/en/")
            assert page.locator("html").get_attribute("lang") == "en"

    def test_the_other_site_is_one_link_away(self, reader, home, osvita):
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            tab_to(page, f".topbar a[href^='{osvita.rstrip('/')}']")
            page.keyboard.press("Enter")
            page.wait_for_url(osvita)
            assert page.locator("html").get_attribute("data-theme") == "ink"

    def test_an_answer_opens_and_closes(self, reader, ratusha):
        with reader() as page:
            page.goto(page_with(ratusha, "accordion"))
            item = page.locator("main details").first
            summary = item.locator("summary")
            summary.focus()
            page.keyboard.press("Enter")
            assert item.evaluate("e => e.open")
            page.keyboard.press("Enter")
            assert not item.evaluate("e => e.open")

    def test_a_video_is_fetched_only_when_it_is_asked_for(self, reader, ratusha):
        with reader() as page:
            asked: list[str] = []
            page.route(
                re.compile("youtube|ytimg|vimeo"),
                lambda route: (asked.append(route.request.url), route.abort()),
            )
            page.goto(ratusha.url("/styleguide/"))
            page.wait_for_load_state("networkidle")
            assert asked == []
            assert page.locator("iframe").count() == 0

            page.locator(".video[data-embed] a").first.focus()
            page.keyboard.press("Enter")
            page.locator("iframe").wait_for()
            assert "youtube-nocookie.com" in asked[0] or "vimeo.com" in asked[0]


def page_with(ratusha, block: str) -> str:
    """The address of a Ukrainian page whose body has such a block."""
    for host in (COMMUNICATIONS, EDUCATION):
        for app, model in (
            ("campaigns", "campaignpage"), ("home", "standardpage"), ("news", "newspage"),
            ("campaigns", "campaignpostpage"), ("news", "eservicepage"), ("home", "homepage"),
            ("home", "sectionpage"),
        ):  # fmt: skip
            found = ratusha.rows(
                f"""
                SELECT page.url_path, root.url_path FROM wagtailcore_page page
                JOIN {app}_{model} own ON own.page_ptr_id = page.id
                JOIN wagtailcore_site site ON site.hostname = ?
                JOIN wagtailcore_page root ON root.id = site.root_page_id
                WHERE page.live AND page.path LIKE root.path || '%' AND own.body LIKE ?
                """,  # noqa: S608
                host,
                f'%"type": "{block}"%',
            )
            if found:
                path, root = found[0]
                return ratusha.url("/" + path.removeprefix(root), host=host)
    raise AssertionError(f"no page of the demo has a block {block!r}")


class TestWithoutJavaScript:
    @pytest.fixture
    def page(self, reader):
        with reader(java_script_enabled=False) as page:
            yield page

    def test_the_menu_leads_to_a_campaign_and_its_language_changes(self, page, home, addresses):
        page.goto(home)
        page.locator("[data-menu] summary").click()
        page.locator(".menu a", has_text="Кампанії").click()
        assert page.url == addresses.of("campaigns.campaignindexpage", COMMUNICATIONS)
        page.goto(addresses.of("campaigns.campaignpage", COMMUNICATIONS))
        expect(page.locator("h1")).to_be_visible()
        page.locator("a[hreflang=en]").click()
        assert "/en/" in page.url

    def test_news_are_filtered_and_turned_over(self, page, addresses):
        page.goto(addresses.of("news.newsindexpage", COMMUNICATIONS))
        expect(page.locator("main article, main li a").first).to_be_visible()
        filters = page.locator("main form, main nav").first
        expect(filters).to_be_visible()

    def test_something_is_found(self, page, home):
        page.goto(f"{home}search/")
        field = page.locator("main input[type=search]")
        field.fill("садок")
        field.press("Enter")
        assert "q=" in page.url
        expect(page.locator("main")).to_contain_text(re.compile("сад", re.IGNORECASE))

    def test_answers_open(self, page, ratusha):
        page.goto(page_with(ratusha, "accordion"))
        item = page.locator("main details").first
        item.locator("summary").click()
        expect(item).to_have_attribute("open", "")


class TestPrivacy:
    @pytest.mark.parametrize("host", [COMMUNICATIONS, EDUCATION])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nobody_is_followed(self, reader, addresses, ratusha, host, language):
        """No cookie, nothing stored, nothing from anywhere else; and the policy refuses nothing of ours."""
        with reader() as page:
            elsewhere: list[str] = []
            page.on("request", lambda request: elsewhere.append(request.url))
            for address in addresses.all(host, language):
                page.goto(address.url)
            page.wait_for_load_state("networkidle")

            assert page.context.cookies() == []
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
            ours = tuple(ratusha.url("/", host=name) for name in (COMMUNICATIONS, EDUCATION))
            assert [url for url in elsewhere if not url.startswith((*ours, "data:"))] == []


class TestLowVision:
    def test_choices_stay_from_page_to_page_and_can_be_undone(self, reader, home, addresses):
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            usual = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
            page.locator("[data-display-settings]").click()
            dialog = page.locator("#display-settings")
            expect(dialog).to_be_visible()
            for name, value in (("text", "larger"), ("contrast", "high"), ("images", "off")):
                dialog.locator(f"input[name={name}][value={value}]").check()
            dialog.locator("button[value=close].button").click()
            expect(dialog).to_be_hidden()

            page.goto(addresses.of("news.newspage", COMMUNICATIONS))
            root = page.locator("html")
            assert [root.get_attribute(f"data-{name}") for name in ("text", "contrast", "images")] == [
                "larger", "high", "off",
            ]  # fmt: skip
            assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 1.3 * usual
            assert page.locator("main img:visible").count() == 0
            assert page.context.cookies() == []

            page.locator("[data-display-settings]").click()
            dialog.locator("button[type=reset]").click()
            dialog.locator("button[value=close].button").click()
            page.reload()
            assert root.get_attribute("data-text") is None
            assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == usual

    def test_escape_closes_the_dialog_and_gives_the_focus_back(self, reader, home):
        with reader(viewport=DESKTOP) as page:
            page.goto(home)
            tab_to(page, "[data-display-settings]")
            page.keyboard.press("Enter")
            expect(page.locator("#display-settings")).to_be_visible()
            page.keyboard.press("Escape")
            expect(page.locator("#display-settings")).to_be_hidden()
            assert page.evaluate("document.activeElement.hasAttribute('data-display-settings')")


# What moved without the reader's doing, by how much, and what it was.
MOVES = """
window.moves = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput)
      window.moves.push({value: entry.value, at: entry.startTime,
                         what: entry.sources.map(source => source.node?.outerHTML?.slice(0, 80))});
}).observe({type: 'layout-shift', buffered: true});
"""


class TestWeight:
    """The home page on a phone, at the first visit."""

    @pytest.fixture(params=[COMMUNICATIONS, EDUCATION])
    def cold(self, reader, ratusha, request):
        with reader(device_scale_factor=2) as page:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            requests: dict[str, dict] = {}
            session.on("Network.responseReceived", lambda e: requests.setdefault(e["requestId"], {}).update(
                url=e["response"]["url"], type=e["type"]))  # fmt: skip
            session.on("Network.loadingFinished", lambda e: requests.setdefault(e["requestId"], {}).update(
                size=e["encodedDataLength"]))  # fmt: skip
            page.add_init_script(MOVES)
            page.goto(ratusha.url(host=request.param))
            page.wait_for_load_state("networkidle")
            page.requests = [r for r in requests.values() if not r.get("url", "data:").startswith("data:")]
            yield page

    def test_requests_and_bytes(self, cold):
        def sizes(*types):
            return sum(r.get("size", 0) for r in cold.requests if r["type"] in types)

        listed = "\n".join(f"{r['type']} {r.get('size')} {r['url']}" for r in cold.requests)
        assert len(cold.requests) <= 12, listed
        assert sizes("Script") <= 30_000, listed
        assert sizes("Stylesheet") <= 45_000, listed
        assert sizes("Font") <= 150_000, listed
        assert sum(r.get("size", 0) for r in cold.requests) <= 350_000, listed

    def test_nothing_jumps(self, cold):
        cold.evaluate("scrollTo(0, document.body.scrollHeight)")
        cold.wait_for_timeout(300)
        moves = cold.evaluate("window.moves")
        assert sum(move["value"] for move in moves) < 0.02, moves

    def test_fonts_that_come_late_move_little(self, reader, ratusha):
        """The stand-ins have the fonts' measures. They are Arial's or Roboto's: here Liberation Sans."""
        with reader(device_scale_factor=2) as page:
            page.add_init_script(MOVES)
            page.route("**/*.woff2", lambda route: (time.sleep(0.5), route.continue_()))
            page.goto(ratusha.url())
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(300)
            loaded = page.evaluate(
                "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
            )
            moves = page.evaluate("window.moves")

        loaded = {family.strip('"') for family in loaded}
        assert {"Source Sans 3 Fallback", "Arsenal Fallback"} <= loaded, "is fonts-liberation installed?"
        assert {"Source Sans 3", "Arsenal"} <= loaded
        assert sum(move["value"] for move in moves) < 0.02, moves

    def test_preloaded_fonts_are_used(self, cold):
        preloaded = cold.eval_on_selector_all("link[rel=preload][as=font]", "links => links.map(l => l.href)")
        fetched = [r["url"] for r in cold.requests if r["type"] == "Font"]
        cold.evaluate("document.fonts.ready")
        # On a slow line a local stand-in may have been shown first.
        faces = cold.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
        loaded = [family for family in faces if not family.strip('"').endswith("Fallback")]

        assert preloaded
        assert sorted(preloaded) == sorted(fetched)
        assert len(loaded) == len(preloaded)

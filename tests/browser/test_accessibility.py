"""Every kind of page, on both sites, in both languages, by day and by night, narrow and wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import LANGUAGES, TYPES
from tests.installation import COMMUNICATIONS, EDUCATION

WIDTHS = (320, 1280)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# By night only colours differ.
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCHEMES = {"light": RULES, "dark": RULES_OF_COLOUR}
SITES = pytest.mark.parametrize("host", [COMMUNICATIONS, EDUCATION])
IN_BOTH_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
WIDER_THAN_THE_SCREEN = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map((e) => `${e.tagName.toLowerCase()}.${e.className} reaches ${e.getBoundingClientRect().right}`)
    .slice(0, 5);
}"""


def violations(page, rules: dict = RULES) -> list[str]:
    """What axe finds on the page as it is now, an element a line."""
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.slow
@SITES
@IN_BOTH_LANGUAGES
def test_axe_finds_nothing(reader, addresses, host, language):
    faults = []
    with reader() as page:
        for address in addresses.all(host, language):
            page.goto(address.url)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                for scheme, rules in SCHEMES.items():
                    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                    faults += [
                        f"{address.type} ({address.url}) {width} px {scheme}: {fault}"
                        for fault in violations(page, rules)
                    ]
    assert not faults, "\n".join(faults)


@SITES
@IN_BOTH_LANGUAGES
def test_nothing_is_wider_than_a_phone(reader, addresses, host, language):
    faults = []
    with reader(viewport={"width": 320, "height": 700}) as page:
        for address in addresses.all(host, language):
            page.goto(address.url)
            faults += [f"{address.url}: {what}" for what in page.evaluate(WIDER_THAN_THE_SCREEN)]
    assert not faults, "\n".join(faults)


def test_every_type_of_page_was_looked_at(addresses):
    seen = {address.type for host in (COMMUNICATIONS, EDUCATION) for address in addresses.all(host, "uk")}
    assert set(TYPES) <= seen


def test_every_type_of_page_is_known_here():
    from wagtail.models import get_page_models

    ours = {model._meta.label_lower for model in get_page_models()} - {"wagtailcore.page"}
    assert ours == set(TYPES)


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
@IN_BOTH_LANGUAGES
def test_the_way_into_the_editor_is_accessible(reader, ratusha, path, language):
    with reader(locale={"uk": "uk-UA", "en": "en-GB"}[language]) as page:
        page.goto(ratusha.url(path))
        assert violations(page) == []


@SITES
def test_the_page_reads_at_four_times_the_size(reader, addresses, host):
    """400 % on a screen of 1280 px is the same as 320 px; 200 % of the text alone is not."""
    faults = []
    with reader(viewport={"width": 640, "height": 700}) as page:
        for address in addresses.all(host, "uk"):
            page.goto(address.url)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            faults += [f"{address.url}: {what}" for what in page.evaluate(WIDER_THAN_THE_SCREEN)]
    assert not faults, "\n".join(faults)

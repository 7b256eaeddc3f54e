"""Every pair of colours that meets on a page can be told apart: computed from the style sheet itself."""

import re
from itertools import product

import pytest
from django.contrib.staticfiles import finders

THEMES = ("pine", "ink")
HALVES = ("light", "dark")
TEXT, PART = 4.5, 3.0
SUPPORTED = "@supports (color: light-dark(#fff, #000)) {"

GROUNDS = ("paper", "sheet", "tint")
ON_SURFACE = ("on-surface", "on-surface-soft", "accent-on-surface")
TEXT_PAIRS = (
    *product(("ink", "ink-soft", "brand", "accent-ink", "danger", "success", "info"), GROUNDS),
    *product(("ink", "accent-ink"), ("accent-tint",)),
    *product(ON_SURFACE, ("surface", "deep")),
    *((tone, f"{tone}-tint") for tone in ("danger", "success", "info")),
    *(("ink", f"{tone}-tint") for tone in ("danger", "success", "info")),
    ("on-accent", "accent"),
    ("on-accent", "accent-on-surface"),
)
PART_PAIRS = (
    *product(("control", "focus", "brand"), GROUNDS),
    *product(("focus-on-surface", "accent", "on-surface-soft"), ("surface", "deep")),
)


def tokens(block: str) -> dict[str, tuple[str, str]]:
    """The colours that a rule declares: name → (light, dark)."""
    found = {}
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block):
        colours = re.findall(r"#[0-9a-f]{6}", value)
        found[name] = (colours[0], colours[-1])
    return found


def stylesheet() -> str:
    with open(finders.find("css/themes.css")) as file:
        return re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)


def parse(css: str) -> list[tuple[str, dict[str, tuple[str, str]]]]:
    """The rules in order: (selector, its colours)."""
    flat = css.replace(SUPPORTED, "")
    return [
        (selector.strip(), tokens(block)) for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", flat)
    ]


def applies(selector: str, theme: str, high: bool) -> bool:
    """Whether a selector of themes.css matches a root element of that theme and contrast."""
    return any(
        ("data-theme" not in part or f'data-theme="{theme}"' in part)
        and ("data-contrast" not in part or high)
        for part in selector.split(",")
    )


def fold(rules, theme: str, half: str, *, high: bool = False) -> dict[str, str]:
    """What each token is in a theme by day or by night, after all the rules."""
    colours: dict[str, str] = {}
    for selector, declared in rules:
        if applies(selector, theme, high):
            colours |= {name: pair[HALVES.index(half)] for name, pair in declared.items()}
    return colours


def palette(theme: str, half: str, *, high: bool) -> dict[str, str]:
    return fold(parse(stylesheet()), theme, half, high=high)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(colours: dict[str, str], pairs, least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {contrast(colours[ink], colours[ground]):.2f}"
        for ink, ground in pairs
        if contrast(colours[ink], colours[ground]) < least
    ]


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "half"), list(product(THEMES, HALVES)))
@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
def test_text_can_be_read(theme, half, high):
    assert too_faint(palette(theme, half, high=high), TEXT_PAIRS, TEXT) == []


@pytest.mark.parametrize(("theme", "half"), list(product(THEMES, HALVES)))
@pytest.mark.parametrize("high", [False, True], ids=["usual", "high contrast"])
def test_controls_and_focus_can_be_seen(theme, half, high):
    assert too_faint(palette(theme, half, high=high), PART_PAIRS, PART) == []


@pytest.mark.parametrize(("theme", "half"), list(product(THEMES, HALVES)))
def test_high_contrast_is_high(theme, half):
    """Readers who ask for it get what WCAG's level AAA asks of text."""
    colours = palette(theme, half, high=True)

    assert too_faint(colours, product(("ink", "ink-soft", "brand", "accent-ink"), GROUNDS), 7) == []


@pytest.mark.parametrize("theme", THEMES)
def test_browsers_without_light_dark_get_the_light_halves(theme):
    """The fallback is written out: it must not drift from what other browsers show by day."""
    before, _, after = stylesheet().partition(SUPPORTED)

    assert fold(parse(before), theme, "light") == fold(parse(after), theme, "light")

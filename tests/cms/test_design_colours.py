"""Every pair of colours that meets on a page can be told apart: computed from the style sheet itself."""

import re
from itertools import product

import pytest
from django.contrib.staticfiles import finders

THEMES = ("pine", "ink")
HALVES = ("light", "dark")
TEXT, PART = 4.5, 3.0
NIGHT = "@media screen and (prefers-color-scheme: dark) {"

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


def rules(half: str) -> list[tuple[str, dict[str, str]]]:
    """The rules that hold by day, or by day and then by night: (selector, its colours)."""
    with open(finders.find("css/themes.css")) as file:
        css = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    day, _, night = css.partition(NIGHT)
    css = day if half == "light" else day + night
    return [
        (selector.strip(), dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block)))
        for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    ]


def applies(selector: str, theme: str, high: bool) -> bool:
    """Whether a selector of themes.css matches a root element of that theme and contrast."""
    right_theme = "data-theme" not in selector or f'data-theme="{theme}"' in selector
    return right_theme and ("data-contrast" not in selector or high)


def palette(theme: str, half: str, *, high: bool) -> dict[str, str]:
    """What each token is in a theme by day or by night. No selector there is more specific and earlier."""
    colours: dict[str, str] = {}
    for selector, declared in rules(half):
        if applies(selector, theme, high):
            colours |= declared
    return colours


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
def test_night_differs_from_day(theme):
    day, night = (palette(theme, half, high=False) for half in HALVES)

    assert luminance(day["paper"]) > 0.9
    assert luminance(night["paper"]) < 0.02
    assert set(day) == set(night)

"""What a first visit costs: style sheets, scripts and fonts have a weight that they may not pass."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.staticfiles import join_imports, squeeze

STATIC = Path(finders.find("css/site.css")).parent.parent
KB = 1024
FIRST_VISIT_FONTS = ("source-sans-3.woff2", "arsenal-bold.woff2")


def read(name: str) -> str:
    return (STATIC / name).read_text()


def test_the_style_sheet_weighs_at_most_45_kb():
    css = squeeze(join_imports("css/site.css", read))

    assert len(css.encode()) <= 45 * KB


def test_the_scripts_weigh_at_most_30_kb_all_together():
    assert sum(path.stat().st_size for path in STATIC.glob("js/*.js")) <= 30 * KB


def test_the_fonts_of_a_first_visit_weigh_at_most_150_kb():
    assert sum((STATIC / "fonts" / name).stat().st_size for name in FIRST_VISIT_FONTS) <= 150 * KB


def test_each_font_for_documents_weighs_less_than_2_mb():
    fonts = list(STATIC.glob("fonts/ttf/*.ttf"))

    assert {font.name for font in fonts} == {
        "Arsenal-Bold.ttf", "Arsenal-Regular.ttf", "SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf",
    }  # fmt: skip
    assert max(font.stat().st_size for font in fonts) < 2000 * KB


def test_every_style_sheet_is_in_the_joined_one():
    """A sheet that nobody imports would be worked on in vain; some are asked for by themselves."""
    css = STATIC / "css"
    sheets = {str(path.relative_to(css)) for path in (*css.glob("*.css"), *css.glob("components/*.css"))}
    imported = {name for name in sheets if f'@import url("{name}")' in read("css/site.css")}

    assert sheets - imported == {
        "site.css",
        "print.css",
        "forms.css",
        "dialog.css",
        "error.css",
        "suggestions.css",
    }


@pytest.mark.parametrize("name", ["OFL-Arsenal.txt", "OFL-SourceSans3.md"])
def test_fonts_keep_their_licence(name):
    assert "SIL Open Font License" in read(f"fonts/{name}").replace(
        "SIL OPEN FONT LICENSE", "SIL Open Font License"
    )


def test_icons_keep_their_licence():
    assert read("icons/LICENSE").startswith("ISC License")

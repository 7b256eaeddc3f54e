"""Templates keep to the content security policy and to the icons that there are."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

ROOT = settings.BASE_DIR
# Letters have no policy; the editor's own pages are ruled by Wagtail's.
NOT_PUBLIC = ("templates/mail/", "/admin/", "wagtailadmin/")
APPS = ("cms", "home", "news", "campaigns", "institutions", "accounts", "search")


def public_templates() -> list[Path]:
    found = [path for app in APPS for path in (ROOT / app).glob("**/templates/**/*.html")]
    return [path for path in found if not any(part in path.as_posix() for part in NOT_PUBLIC)]


TEMPLATES = {path.relative_to(ROOT).as_posix(): path.read_text() for path in public_templates()}
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "style element": re.compile(r"<style[\s>]"),
    "script without src": re.compile(r"<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))"),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "javascript address": re.compile(r"javascript:"),
}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_has_nothing_inline(name):
    assert [what for what, pattern in INLINE.items() if pattern.search(TEMPLATES[name])] == []


def test_the_search_for_inline_things_finds_them():
    page = '<p style="x" onclick="y"><script>1</script><style>a{}</style><a href="javascript:z">'

    assert [what for what, pattern in INLINE.items() if not pattern.search(page)] == []


def icons_used() -> set[str]:
    pattern = re.compile(r"""\{%\s*icon\s+["']([\w-]+)["']""")
    return {name for text in TEMPLATES.values() for name in pattern.findall(text)}


def icons_drawn() -> set[str]:
    sprite = Path(finders.find("icons/sprite.svg")).read_text()
    return set(re.findall(r'<symbol id="([\w-]+)"', sprite))


def test_the_sprite_holds_exactly_the_icons_that_templates_use():
    assert icons_used() == icons_drawn()


def test_every_component_says_what_it_takes():
    components = [name for name in TEMPLATES if "/components/" in name]

    assert [name for name in components if not TEMPLATES[name].startswith("{% comment %}")] == []

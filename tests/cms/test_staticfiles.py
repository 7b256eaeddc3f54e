"""Static files as ``collectstatic`` leaves them: one style sheet, hashed names, nothing that is missing."""

import json
import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import FileSystemStorage

from cms.staticfiles import BundlingManifestStorage, join_imports, squeeze

HASHED = re.compile(r"\.[0-9a-f]{12}\.")
CSS_ADDRESS = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")
JS_IMPORT = re.compile(r"""(?:from|import\()\s*["']([^"']+)["']""")


def joined(**sheets: str) -> str:
    """The bundle of sheets given by name: ``__`` stands for a slash, ``_`` before css for the dot."""
    files = {name.replace("__", "/").replace("_css", ".css"): css for name, css in sheets.items()}
    return squeeze(join_imports("css/site.css", files.__getitem__))


# --- Joining ---------------------------------------------------------------------------------


def test_imports_are_replaced_by_what_they_name_in_their_layers():
    css = joined(
        css__site_css='@layer base, parts;\n@import url("base.css") layer(base);\n'
        "@import url(parts/card.css) layer(parts);\n",
        css__base_css="body { margin: 0 }",
        css__parts__card_css=".card { border: 0 }",
    )

    assert css == ("@layer base,parts;@layer base{body{margin:0}}@layer parts{.card{border:0}}")


def test_an_import_without_a_layer_stays_outside_of_layers():
    assert joined(css__site_css="@import url('a.css');", css__a_css="a{}") == "a{}"


def test_imports_of_imports_are_followed():
    css = joined(
        css__site_css='@import url("parts/all.css") layer(parts);',
        css__parts__all_css='@import url("card.css");',
        css__parts__card_css=".card{}",
    )

    assert css == "@layer parts{.card{}}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("url(icon.svg)", 'url("parts/icon.svg")'),
        ('url("../../fonts/a.woff2")', 'url("../fonts/a.woff2")'),
        ("url('../icons/sprite.svg#clock')", 'url("icons/sprite.svg#clock")'),
        ("url(/static/a.png)", "url(/static/a.png)"),
        ("url(https://example.org/a.png)", "url(https://example.org/a.png)"),
        ('url("data:image/svg+xml,%3Csvg/%3E")', 'url("data:image/svg+xml,%3Csvg/%3E")'),
        ("url(#gradient)", "url(#gradient)"),
    ],
)
def test_addresses_are_seen_from_the_bundle(written, expected):
    css = joined(
        css__site_css='@import url("parts/card.css");', css__parts__card_css=f".c{{background:{written}}}"
    )

    assert css == f".c{{background:{expected}}}"


def test_a_commented_import_is_not_followed():
    assert joined(css__site_css='/* @import url("gone.css"); */\na{}') == "a{}"


def test_a_missing_import_is_an_error():
    with pytest.raises(KeyError, match=r"css/gone\.css"):
        joined(css__site_css='@import url("gone.css");')


# --- The project's own files -----------------------------------------------------------------


def sources() -> dict[str, tuple]:
    """Every static file of the apps, as ``collectstatic`` hands it to the storage."""
    return {
        path: (storage, path)
        for finder in get_finders()
        for path, storage in finder.list([])
        if path.startswith(("css/", "js/", "fonts/", "icons/", "img/"))
    }


def build(folder: Path, files: dict[str, tuple]) -> dict[str, str]:
    """Copy and process the files into ``folder``.

    Returns:
        The manifest: from each plain name to its hashed one.
    """
    storage = BundlingManifestStorage(location=folder, base_url="/static/")
    for name, (source, path) in files.items():
        with source.open(path) as file:
            storage.save(name, file)
    for name, _, processed in storage.post_process({name: (storage, name) for name in files}):
        if isinstance(processed, Exception):
            raise AssertionError(name) from processed
    return json.loads((folder / "staticfiles.json").read_text())["paths"]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    build(folder, sources())
    return folder


@pytest.fixture(scope="module")
def manifest(built) -> dict[str, str]:
    return json.loads((built / "staticfiles.json").read_text())["paths"]


@pytest.fixture(scope="module")
def bundle(built, manifest) -> Path:
    return built / manifest["css/site.css"]


def test_every_sheet_that_the_site_imports_is_in_the_bundle(bundle):
    css = bundle.read_text()

    assert "@import" not in css
    assert "/*" not in css
    for layer in ("reset", "tokens", "base", "layout", "components", "utilities"):
        assert f"@layer {layer}{{" in css
    assert css.startswith("@layer reset,tokens,base,layout,components,utilities;")
    assert css.count("{") == css.count("}")


def test_every_address_in_the_bundle_is_a_hashed_file_that_is_there(bundle):
    addresses = CSS_ADDRESS.findall(bundle.read_text())

    assert len([address for address in addresses if ".woff2" in address]) >= 3
    for address in addresses:
        name, _ = urldefrag(address)
        if name:
            assert HASHED.search(name), address
            assert (bundle.parent / name).resolve().is_file(), address


def test_modules_import_each_other_by_hashed_names(built, manifest):
    entry = (built / manifest["js/site.js"]).read_text()
    imported = JS_IMPORT.findall(entry)

    assert "js/menu.js" in manifest
    assert len(imported) >= 4
    for script in (built / "js").glob("*.js"):
        if HASHED.search(script.name):
            for name in JS_IMPORT.findall(script.read_text()):
                assert HASHED.search(name), f"{script.name} imports {name}"
                assert (script.parent / name).resolve().is_file(), f"{script.name} imports {name}"


@pytest.mark.parametrize(
    "name",
    [
        "css/site.css",
        "js/site.js",
        "js/display-early.js",
        "icons/sprite.svg",
        "icons/favicon.svg",
        "fonts/source-sans-3.woff2",
        "fonts/arsenal-bold.woff2",
    ],
)
def test_what_templates_name_has_a_hashed_name(built, manifest, name):
    assert HASHED.search(manifest[name])
    assert (built / manifest[name]).is_file()


def test_text_is_compressed_beforehand(bundle):
    packed = bundle.with_name(bundle.name + ".gz")

    assert packed.is_file()
    assert packed.stat().st_size < bundle.stat().st_size / 2


def test_a_changed_component_changes_the_name_of_the_bundle(tmp_path, manifest):
    part = tmp_path / "changed" / "css" / "components" / "button.css"
    part.parent.mkdir(parents=True)
    part.write_text(".button { color: red }")
    changed = FileSystemStorage(tmp_path / "changed")
    files = {**sources(), "css/components/button.css": (changed, "css/components/button.css")}

    after = build(tmp_path / "static", files)

    assert after["css/site.css"] != manifest["css/site.css"]
    assert after["css/base.css"] == manifest["css/base.css"]


def test_what_did_not_change_keeps_its_name(tmp_path, manifest):
    assert build(tmp_path / "static", sources()) == manifest

"""Static files: hashed names and long life; the style sheets joined into one request.

``css/site.css`` is a list of ``@import url("…") layer(…);`` lines, which browsers follow as
they stand while developing. At ``collectstatic`` the imports are replaced by the files.
"""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/site.css"
_IMPORT = re.compile(
    r"""@import\s+url\(["']?(?P<path>[^"')]+)["']?\)\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;"""
)
_URL = re.compile(r"""url\((?P<quote>["']?)(?P<path>(?!data:|https?:|/|#)[^"')]+)(?P=quote)\)""")
# After a colon of a declaration (selectors have none before a space), around braces, after commas.
_NEEDLESS = (
    (re.compile(r"(?<=[{},;])\s+|\s+(?=[{}])|(?<=[\w-]:) "), ""),
    (re.compile(r";(?=})"), ""),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def join_imports(name: str, read) -> str:
    """The style sheet ``name`` with its imports replaced by what they name.

    Args:
        name: the sheet's path below the static root.
        read: a function from such a path to the file's text.
    """
    folder = posixpath.dirname(name)

    def inline(match: re.Match) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        css = _rebase(join_imports(path, read), posixpath.dirname(path), folder)
        return f"@layer {match['layer']} {{\n{css}\n}}" if match["layer"] else css

    return _IMPORT.sub(inline, _COMMENT.sub("", read(name)))


def _rebase(css: str, source: str, target: str) -> str:
    """Relative addresses in ``css``, written from ``source``, as seen from ``target``."""
    if source == target:
        return css

    def move(match: re.Match) -> str:
        absolute = posixpath.normpath(posixpath.join(source, match["path"]))
        return f'url("{posixpath.relpath(absolute, target)}")'

    return _URL.sub(move, css)


def squeeze(css: str) -> str:
    """The style sheet without the white space that no browser needs."""
    for pattern, short in _NEEDLESS:
        css = pattern.sub(short, css)
    return css.strip()


class BundlingManifestStorage(CompressedManifestStaticFilesStorage):
    """Joins the imports of ``css/site.css``, then hashes and compresses everything."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run and BUNDLE in paths:

            def read(name: str) -> str:
                storage, path = paths[name]
                with storage.open(path) as file:
                    return file.read().decode()

            css = squeeze(join_imports(BUNDLE, read))
            self.delete(BUNDLE)
            self._save(BUNDLE, ContentFile(css.encode()))
            paths = {**paths, BUNDLE: (self, BUNDLE)}
        yield from super().post_process(paths, dry_run, **options)

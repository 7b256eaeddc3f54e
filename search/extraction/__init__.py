"""The plain text of documents. Each file is read by a process of its own (:mod:`cms.media.confined`).

A module for each family of formats, which is that process: it has a function from a file to its lines and
imports no Django.
"""

from cms.media import confined

MODULES = {
    "pdf": "pdf",
    "docx": "wordprocessing",
    "odt": "opendocument",
    "ods": "opendocument",
    "odp": "opendocument",
    "xlsx": "spreadsheet",
    "pptx": "presentation",
    "txt": "plain",
    "csv": "plain",
}
"""By a file's extension."""


def text_of(data: bytes, extension: str, *, most_signs: int, memory: int, seconds: int) -> str:
    """The words of a document, paragraphs by lines.

    Args:
        data: the file.
        extension: of its name, in small letters.
        most_signs: where the text is cut off.
        memory: bytes of address space that the reading process may take.
        seconds: of processor time that it may take; by the clock it may take twice as long.

    Raises:
        cms.media.confined.Refused: ``unsupported``, ``empty``, ``locked``, ``damaged``, ``too_heavy``,
            ``too_slow`` or ``unpacks_too_large``.
    """
    if extension not in MODULES:
        raise confined.Refused("unsupported")
    if not data:
        raise confined.Refused("empty")
    module = f"{__name__}.{MODULES[extension]}"
    _said, text = confined.run(module, data, memory=memory, seconds=seconds, arguments=(most_signs,))
    return text.decode()

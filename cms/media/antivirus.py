"""ClamAV, where an operator has it: asked over a socket, by its INSTREAM command."""

import socket
from typing import BinaryIO

from django.conf import settings

SECONDS = 60
_PIECE = 1024 * 1024


def is_used() -> bool:
    """Whether files are shown only after a scan."""
    return bool(settings.CLAMAV_ADDRESS)


def virus_in(file: BinaryIO) -> str | None:
    """The name of the virus found in ``file``, read from its beginning; ``None`` when it is clean.

    Raises:
        OSError: the scanner does not answer, or not as it should: try again later.
    """
    file.seek(0)
    with _connected() as scanner:
        scanner.sendall(b"zINSTREAM\0")
        while piece := file.read(_PIECE):
            scanner.sendall(len(piece).to_bytes(4, "big") + piece)
        scanner.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and (received := scanner.recv(4096)):
            answer += received
    words = answer.rstrip(b"\0").decode(errors="replace").removeprefix("stream: ")
    if words == "OK":
        return None
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    raise OSError(f"ClamAV said: {words!r}")


def _connected() -> socket.socket:
    address = settings.CLAMAV_ADDRESS
    if address.startswith("/"):
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(SECONDS)
        scanner.connect(address)
        return scanner
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)

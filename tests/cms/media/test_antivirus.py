"""ClamAV is spoken to over a real socket, as clamd's INSTREAM wants it."""

import io
import socketserver
import threading

import pytest
from django.test import override_settings

from cms.media.antivirus import virus_in

VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"


class Clamd(socketserver.StreamRequestHandler):
    """A scanner that finds one virus and answers junk to junk."""

    def handle(self):
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        assert command == b"zINSTREAM\0"
        data = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            data += self.rfile.read(length)
        self.server.scanned.append(len(data))
        if b"limit" in data:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            found = b"Eicar-Test-Signature FOUND" if VIRUS in data else b"OK"
            self.wfile.write(b"stream: " + found + b"\0")


@pytest.fixture
def clamd():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.scanned = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with override_settings(CLAMAV_ADDRESS=f"127.0.0.1:{server.server_address[1]}"):
            yield server
        server.shutdown()
        thread.join()


def test_a_clean_file_is_read_whole_whatever_was_read_of_it(clamd):
    file = io.BytesIO(b"clean" * 500_000)
    file.read(7)
    assert virus_in(file) is None
    assert clamd.scanned == [2_500_000]


def test_a_virus_is_called_by_its_name(clamd):
    assert virus_in(io.BytesIO(b"..." + VIRUS)) == "Eicar-Test-Signature"


def test_an_answer_that_is_none_is_an_error_not_a_clean_file(clamd):
    with pytest.raises(OSError, match="size limit"):
        virus_in(io.BytesIO(b"limit"))


@override_settings(CLAMAV_ADDRESS="127.0.0.1:1")
def test_a_scanner_that_is_away_is_an_error_not_a_clean_file():
    with pytest.raises(OSError, match="refused"):
        virus_in(io.BytesIO(b"clean"))


def test_a_socket_of_the_same_machine_is_reached_by_its_path(tmp_path):
    path = str(tmp_path / "clamd.sock")
    with socketserver.ThreadingUnixStreamServer(path, Clamd) as server:
        server.scanned = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with override_settings(CLAMAV_ADDRESS=path):
            assert virus_in(io.BytesIO(VIRUS)) == "Eicar-Test-Signature"
        server.shutdown()
        thread.join()

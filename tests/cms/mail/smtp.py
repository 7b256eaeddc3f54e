"""A small mail server (RFC 5321) that takes letters, or refuses them as it is told."""

import email
import email.policy
import socketserver
import threading
from contextlib import contextmanager
from email.message import EmailMessage


class SmtpServer(socketserver.ThreadingTCPServer):
    """Keeps the letters that it took.

    ``answers`` says what it replies after a command instead of its usual 250; ``hang`` makes it
    keep silent once it has read a letter.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.connections = 0
        self.answers: dict[str, str] = {}
        self.has_read = threading.Event()
        self.hang = False

    @property
    def port(self) -> int:
        return self.server_address[1]


class Conversation(socketserver.StreamRequestHandler):
    """One client."""

    server: SmtpServer

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.server.connections += 1
        recipients: list[str] = []
        self.say(self.server.answers.get("CONNECT", "220 test"))
        for raw in self.rfile:
            command, _, rest = raw.decode().strip().partition(" ")
            command = command.upper()
            answer = self.server.answers.get(command, "250 ok")
            if command == "MAIL":
                recipients = []
            elif command == "RCPT" and answer.startswith("250"):
                recipients.append(rest.removeprefix("TO:").strip("<>"))
            elif command == "DATA":
                self.say("354 go on")
                content = self.read_letter()
                self.server.has_read.set()
                if self.server.hang:
                    threading.Event().wait(120)
                if answer.startswith("250"):
                    self.server.letters.append(email.message_from_bytes(content, policy=email.policy.default))
                    self.server.recipients.append(recipients)
            self.say("221 bye" if command == "QUIT" else answer)
            if command == "QUIT":
                return

    def read_letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)


@contextmanager
def running_server():
    """A server on a free port of this machine."""
    with SmtpServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

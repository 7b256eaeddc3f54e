"""A server that speaks as much of Telegram's Bot API as we use, and answers what it is told to."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


def says(status: int, body: dict) -> Answer:
    """Answer with JSON."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        raw = json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)

    return answer


def refuses(code: int, description: str, **parameters) -> Answer:
    """As Telegram says no."""
    return says(code, {"ok": False, "error_code": code, "description": description, "parameters": parameters})


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """Take the post and close the connection without a word."""
    handler.close_connection = True


def babbles(handler: BaseHTTPRequestHandler) -> None:
    """Answer as some gateway on the way does."""
    raw = b"<html>502 Bad Gateway</html>"
    handler.send_response(502)
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


class BotApi:
    """Takes posts; ``answers`` are given first, then it agrees to everything."""

    def __init__(self):
        self.posts: list[dict] = []
        self.paths: list[str] = []
        self.answers: list[Answer] = []
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                api.paths.append(self.path)
                api.posts.append(json.loads(body))
                agreed = says(200, {"ok": True, "result": {"message_id": 100 + len(api.posts)}})
                (api.answers.pop(0) if api.answers else agreed)(self)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

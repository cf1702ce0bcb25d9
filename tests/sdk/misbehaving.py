"""A real server on this machine that answers what it is told to, or fails to answer."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import msgspec


class Reply(msgspec.Struct):
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}
    delay: float = 0
    hang_up: bool = False
    """Close the connection without a word."""


class Asked(msgspec.Struct):
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.body)


class Misbehaving:
    """Gives its replies one after the other, the last one for ever."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.replies: list[Reply] = []
        self.asked: list[Asked] = []

    def will(self, *replies: Reply) -> None:
        self.replies = list(replies)

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def problem(status: int, code: str, **members: Any) -> Reply:
    body = {"type": f"/problems/{code}", "title": "Refused.", "status": status, "code": code}
    content = msgspec.json.encode({"detail": "Not now.", **body, **members})
    return Reply(status, content, {"Content-Type": "application/problem+json"})


def answer(content: object, status: int = 200) -> Reply:
    return Reply(status, msgspec.json.encode(content), {"Content-Type": "application/json"})


@contextmanager
def misbehaving_server() -> Iterator[Misbehaving]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        told = Misbehaving(f"http://127.0.0.1:{server.server_port}")
        server.told = told  # type: ignore[attr-defined]
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield told
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def answer(self) -> None:
        told: Misbehaving = self.server.told  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        reply = told.next_reply()
        time.sleep(reply.delay)
        if reply.hang_up:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        # Who did not wait for a late reply does not read it.
        with suppress(ConnectionError):
            self.end_headers()
            self.wfile.write(reply.body)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

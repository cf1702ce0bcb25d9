"""Clients that remember what they have seen, and how answers are held against an oracle's."""

import json
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from graphs import Answer, Graph
from plain_elements import Json
from wishes import Wish

NOT_OF_THE_ORACLE = {"id", "created_at", "updated_at", "visibility", "origin", "deleted_at"}
"""What a map's body has besides its own fields and its revision."""


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    body: Any
    tag: str | None
    is_replay: bool


class Client:
    """A connection of its own, and what its user remembers."""

    def __init__(self, url: str) -> None:
        self.connection = HTTPConnection(urlsplit(url).netloc, timeout=30)
        self.revisions: dict[str, dict[int, int]] = {}
        """By map, of each element (0: of the map) the revision that was seen last."""
        self.tags: dict[str, str] = {}
        """By address, the tag of what was read last."""

    def ask(self, method: str, path: str, body: Json | None = None, **fields: str) -> Reply:
        content = None if body is None else json.dumps(body)
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if content is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, content, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        is_replay = answer.headers["Idempotency-Replayed"] == "true"
        body = json.loads(text) if text else None
        return Reply(answer.status, body, answer.headers["ETag"], is_replay)

    def send(self, path: str, wish: Wish, **fields: str) -> Reply:
        """To the map at this address."""
        if wish.if_match is not None:
            fields["If_Match"] = f'"{wish.if_match}"'
        reply = self.ask(wish.method, path + wish.path, wish.body, **fields)
        if reply.status < 300:
            self.remember(path, reply.body)
        return reply

    def remember(self, path: str, *bodies: Json) -> None:
        known = self.revisions[path]
        for body in bodies:
            known[body["id"] if "type" in body else 0] = body["revision"]
            self.remember(path, *body.get("elements", []))


def in_order(graph: Graph, wishes: list[Wish], replies: list[Reply]) -> Graph | None:
    """What becomes of the graph; None: in this order, these are not its answers."""
    graph = graph.copy()
    for wish, reply in zip(wishes, replies, strict=True):
        if not is_answer(reply, graph.answer(wish.of_graph, wish.status)):
            return None
    return graph


def is_answer(reply: Reply, expected: Answer) -> bool:
    """To a wish."""
    status, body = expected
    if status >= 400:
        return reply.status == status and reply.body["code"] in body["codes"]
    is_tagged = reply.tag == f'"{body["revision"]}"'
    return reply.status == status and is_tagged and content_of(reply.body) == body


def content_of(body: Json) -> Json:
    """A map without what the oracle does not know; else all of it."""
    if "type" in body:
        return body
    return {name: value for name, value in body.items() if name not in NOT_OF_THE_ORACLE}


def history_of(body: Json) -> Json:
    """What was read of the history, as the oracle tells it."""
    if "items" not in body:
        return body
    items = [item for item in body["items"] if not is_making(item)]
    if "map" in body:
        items = [{**item, "fields": fields_of(item["fields"])} for item in items]
        body = {**body, "map": fields_of(body["map"])}
    return {**body, "items": items}


def is_making(item: Json) -> bool:
    """Of the map: what its first revision did."""
    return "created" in item and item["revision"] == 1


def fields_of(changes: list[Json]) -> dict[str, Any]:
    return {each["field"]: (each["before"], each["after"]) for each in changes}


def says(found: Any, expected: Any) -> bool:
    """Whether all that the oracle tells is there; there may be more beside it."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(name in found and says(found[name], each) for name, each in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(says, found, expected))
    return bool(found == expected)

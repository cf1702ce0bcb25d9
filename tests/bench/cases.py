"""What is measured: the requests to both servers, and the maps they are about."""

import httpx
import msgspec
from msgspec import Struct
from programs import BenchError

from counterpoint_server.model.ids import read_map_id

ELEMENTS = 5_000
"""More than any cache of routes or statements holds."""
MAPS = 16
QUOTE = "The world's dominant player can flood the market and drive competitors out of business."
PARTICIPANT, SOURCE, FIRST_CLAIM = 1, 2, 3
CLAIM: dict[str, object] = {
    "type": "claim",
    "text": "A dominant player that manipulates supply can be met only by a club of buyers.",
    "tags": ["critical minerals", "supply"],
    "attributions": [
        {
            "participant": PARTICIPANT,
            "source": SOURCE,
            "mode": "direct",
            "said_at": "2026-02-04",
            "quote": {
                "exact": QUOTE,
                "prefix": "he said: ",
                "suffix": " He",
                "start": 0,
                "end": 87,
            },
        }
    ],
}


class Side(Struct, frozen=True, kw_only=True):
    """One of the two that are compared."""

    name: str
    port: int
    requests: list[str]


class Case(Struct, frozen=True, kw_only=True):
    """Sides to measure by turns; the last is the limit that the others are divided by."""

    name: str
    aims: dict[int, float | None]
    """By how many connections are open at once: those that are measured."""
    sides: list[Side]


def request(method: str, path: str, body: bytes | None = None, fields: tuple[str, ...] = ()) -> str:
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json", *fields]
    if body is not None:
        head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]) + (body or b"").decode("ascii")


def bare_one(bare: int) -> Side:
    return Side(name="SELECT 1", port=bare, requests=[request("GET", "/one")])


def cases(ours: int, bare: int) -> list[Case]:
    """The cases, after the maps they are about have been made through the API."""
    with httpx.Client(base_url=f"http://127.0.0.1:{ours}", timeout=60) as http:
        elements = range(FIRST_CLAIM, FIRST_CLAIM + ELEMENTS)
        big = make_map(http, [CLAIM] * ELEMENTS)
        maps = [make_map(http, []) for _ in range(MAPS)]
        _refuse_difference(http, big, bare)
    body = msgspec.json.encode({name: value for name, value in CLAIM.items() if name != "type"})
    assert body.isascii()  # as many characters as bytes
    at_ours = [request("GET", f"/v1/maps/{big}/elements/{n}") for n in elements]
    at_bare = [request("GET", f"/elements/{read_map_id(big)}/{n}") for n in elements]
    posts = [request("POST", f"/v1/maps/{map}/claims", body) for map in maps]
    nothing = Side(name="nothing", port=bare, requests=[request("GET", "/nothing")])
    insert = Side(name="insert", port=bare, requests=[request("POST", "/claims", body)])
    read = Side(name="read", port=bare, requests=at_bare)
    reads = [
        Side(name="same element", port=ours, requests=at_ours[:1]),
        Side(name="distinct elements", port=ours, requests=at_ours),
    ]
    writes = [
        Side(name="one map", port=ours, requests=posts[:1]),
        Side(name="16 maps", port=ours, requests=posts),
    ]
    return [
        Case(name="limits", aims={16: None}, sides=[bare_one(bare), nothing]),
        Case(name="get", aims={1: 0.6, 16: 0.9, 64: 1.2}, sides=[*reads, read]),
        Case(name="post", aims={1: 0.35, 16: 0.35}, sides=[*writes, insert]),
    ]


def make_map(http: httpx.Client, claims: list[dict[str, object]]) -> str:
    made = http.post("/v1/maps", json={"title": "Bench"}).raise_for_status()
    map: str = made.json()["id"]
    speakers: list[dict[str, object]] = [
        {"type": "participant", "name": "Doug Burgum", "kind": "person"},
        {"type": "source", "title": "An article", "url": "https://example.org/article"},
    ]
    for elements in filter(None, (speakers, claims)):
        operations = [{"op": "create", "element": element} for element in elements]
        http.post(f"/v1/maps/{map}/edits", json={"operations": operations}).raise_for_status()
    return map


def _refuse_difference(http: httpx.Client, map: str, bare: int) -> None:
    """The ratio means something only if both do the same."""
    address = f"http://127.0.0.1:{bare}/elements/{read_map_id(map)}/{FIRST_CLAIM}"
    theirs = httpx.get(address).raise_for_status()
    ours = http.get(f"/v1/maps/{map}/elements/{FIRST_CLAIM}").raise_for_status()
    if (ours.content, ours.headers["etag"]) != (theirs.content, theirs.headers["etag"]):
        raise BenchError(f"The servers answer differently:\n{ours.text}\n{theirs.text}")

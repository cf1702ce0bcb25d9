"""What is measured of whole maps: kept ones, those that the client has, and cold ones."""

from random import Random

import httpx
import msgspec
from cases import CLAIM, Case, Side, make_map, request

from counterpoint_server.api.edge.negotiation import CODINGS

SIZES = (200, 10_000)
CHANGED = 2_000
AGAIN = 4
"""Elements of the map that is read as of the past, and how often each of them was changed."""
WORDS = str(CLAIM["text"]).split()
CODED = f"Accept-Encoding: {CODINGS[0]}"


def document_cases(ours: int, cold: int, one: Side) -> list[Case]:
    """`cold`: the port of a server that keeps no documents; `one`: the bare SELECT 1."""
    with httpx.Client(base_url=f"http://127.0.0.1:{ours}", timeout=120) as http:
        maps = {size: make_map(http, _claims(size)) for size in SIZES}
        coded = {"Accept-Encoding": CODINGS[0]}
        small, large = (
            http.get(f"/v1/maps/{map}/document", headers=coded).headers for map in maps.values()
        )
        changed = make_map(http, _claims(CHANGED))
        last = _change_all(http, changed)
    kept = [
        Side(name=f"of {size:,}", port=ours, requests=[_document(map, CODED)])
        for size, map in maps.items()
    ]
    as_many = request("GET", f"/bytes/{large['content-length']}")
    moved = Side(name="bare, as many bytes", port=one.port, requests=[as_many])
    unchanged = _document(maps[SIZES[0]], CODED, f"If-None-Match: {small['etag']}")
    held = Side(name="304", port=ours, requests=[unchanged])
    return [
        Case(name="document", aims={16: 0.6, 64: 0.6}, sides=[*kept, moved, one]),
        Case(name="unchanged", aims={16: 0.8, 64: 0.8}, sides=[held, one]),
        _past_case(changed, last, cold),
    ]


def _past_case(map: str, last: int, cold: int) -> Case:
    then = {"before all changes": last - AGAIN, "in between": last - AGAIN // 2}
    past = [
        Side(name=name, port=cold, requests=[_document(map, CODED, revision=at)])
        for name, at in then.items()
    ]
    now = Side(name="now", port=cold, requests=[_document(map, CODED)])
    return Case(name="as of", aims={1: round(1 / 1.3, 2)}, sides=[*past, now])


def _claims(size: int) -> list[dict[str, object]]:
    """No two alike, so that they do not shrink as if they were one; with two that are said by."""
    chance = Random(size)
    return [{**CLAIM, "text": " ".join(chance.choices(WORDS, k=20))} for _ in range(size - 2)]


def _document(map: str, *fields: str, revision: int | None = None) -> str:
    query = "" if revision is None else f"?revision={revision}"
    return request("GET", f"/v1/maps/{map}/document{query}", fields=fields)


def _change_all(http: httpx.Client, map: str) -> int:
    """The map's last revision, after every claim has changed some times."""
    claims = http.get(f"/v1/maps/{map}/document", params={"fields": "id"}).json()["elements"]
    ids = [each["id"] for each in claims if each["type"] == CLAIM["type"]]
    for time in range(AGAIN):
        operations = [{"op": "update", "id": id, "patch": {"title": f"No. {time}"}} for id in ids]
        body = msgspec.json.encode({"operations": operations})
        headers = {"Content-Type": "application/json"}
        done = http.post(f"/v1/maps/{map}/edits", content=body, headers=headers)
        revision: int = done.raise_for_status().json()["revision"]
    return revision

"""A file that comes in again: what has changed in it follows, what has changed here stays."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from real_files import DATA, files

Json = dict[str, Any]
CLUB, WALLS, STEP = "Allies should form a club.", "Walls fuel instability.", "Default Conflict"


def file(*nodes: tuple[str, str, str], edges: tuple[tuple[str, str], ...] = ()) -> bytes:
    rows = [{"nodeID": id, "type": type, "text": text} for id, type, text in nodes]
    lines = [{"edgeID": str(at), "fromID": a, "toID": b} for at, (a, b) in enumerate(edges)]
    return json.dumps({"nodes": rows, "edges": lines, "locutions": []}).encode()


FIRST = file(("1", "I", CLUB), ("2", "I", WALLS), ("3", "CA", STEP), edges=(("2", "3"), ("3", "1")))


@pytest.fixture
def path(http: httpx.Client) -> str:
    made = http.post("/v1/maps/import", content=FIRST, params={"name": "minerals.json"}).json()
    return f"/v1/maps/{made['maps'][0]['id']}"


def bring(http: httpx.Client, path: str, data: bytes, **query: Any) -> Json:
    answer = http.post(f"{path}/import", content=data, params=query)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def texts(http: httpx.Client, path: str) -> dict[int, str]:
    elements = http.get(f"{path}/document").json()["elements"]
    return {each["id"]: each.get("text", each["type"]) for each in elements}


def test_the_same_file_twice_changes_nothing(http: httpx.Client, path: str) -> None:
    result = bring(http, path, FIRST, name="minerals.json")
    assert result["revision"] == 1
    assert result["created"] == result["updated"] == result["conflicts"] == result["gone"] == []


REAL = [
    *files("tgf"),
    *files("kialo"),
    *files("carneades-yaml", "jogging.yml", "tweety.yml", "dung-*.yml", "walton.yml"),
    *files("arggraph-xml", "micro_b001.xml"),
    *files("aif-json", "moral*"),
    *files("xaif", "*rachel*"),
    *files("arguebuf-generated", "micro*"),
]


@pytest.mark.parametrize("real", REAL, ids=lambda real: real.name)
def test_a_real_file_twice_changes_nothing(http: httpx.Client, real: Path) -> None:
    data = real.read_bytes()
    made = http.post("/v1/maps/import", content=data).json()["maps"][0]
    result = bring(http, f"/v1/maps/{made['id']}", data)
    assert (result["revision"], result["conflicts"]) == (1, [])


def test_a_newer_file_is_followed_and_new_things_are_numbered_on(
    http: httpx.Client, path: str
) -> None:
    newer = file(
        ("1", "I", "Allies should form a fair club."),
        ("2", "I", WALLS),
        ("4", "I", "Supply is concentrated."),
        ("5", "RA", "Default Inference"),
        ("3", "CA", STEP),
        edges=(("2", "3"), ("3", "1"), ("4", "5"), ("5", "1")),
    )
    result = bring(http, path, newer)
    assert (result["created"], result["updated"], result["conflicts"]) == ([4, 5], [0, 1], [])
    assert texts(http, path)[1] == "Allies should form a fair club."
    argument = http.get(f"{path}/elements/5").json()
    assert (argument["premises"], argument["conclusion"]) == ([4], 1)
    assert json.loads(http.get(f"{path}/export/aif").content)["edges"][-1]["toID"] == "1"


def test_what_was_edited_here_wins_and_is_told(http: httpx.Client, path: str) -> None:
    http.patch(f"{path}/elements/1", json={"text": "Ours."}, headers={"If-Match": "*"})
    http.patch(f"{path}/elements/2", json={"note": "ours"}, headers={"If-Match": "*"})
    newer = file(
        ("1", "I", "Theirs."),
        ("2", "I", "Theirs, too."),
        ("3", "CA", STEP),
        edges=(("2", "3"), ("3", "1")),
    )
    result = bring(http, path, newer)
    (conflict,) = result["conflicts"]
    assert (conflict["element"], conflict["what"]) == (1, "text")
    assert texts(http, path) == {1: "Ours.", 2: "Theirs, too.", 3: "rebuttal"}
    again = bring(http, path, newer)
    assert again["revision"] == result["revision"]
    assert again["conflicts"] == [], "the file has not changed since"
    assert http.get(f"{path}/elements/2").json()["note"] == "ours"
    third = newer.replace(b"Theirs.", b"Theirs, again.")
    assert [each["element"] for each in bring(http, path, third)["conflicts"]] == [1]
    agreed = newer.replace(b"Theirs.", b"Ours.")
    assert bring(http, path, agreed)["conflicts"] == []
    assert bring(http, path, newer)["conflicts"] == [], "agreed once, it follows again"
    assert texts(http, path)[1] == "Theirs."


def test_what_was_deleted_here_stays_out(http: httpx.Client, path: str) -> None:
    http.delete(f"{path}/elements/3")
    result = bring(http, path, FIRST)
    assert [each["element"] for each in result["conflicts"]] == [3]
    assert result["created"] == []
    assert 3 not in texts(http, path)
    assert bring(http, path, FIRST)["revision"] == result["revision"]
    assert 3 not in texts(http, path)


def test_what_is_gone_from_the_file_is_kept_and_listed_or_pruned(
    http: httpx.Client, path: str
) -> None:
    newer = file(("1", "I", CLUB))
    assert bring(http, path, newer)["gone"] == [2, 3]
    assert len(texts(http, path)) == 3
    result = bring(http, path, newer, prune=True)
    assert (result["deleted"], result["gone"]) == ([2, 3], [])
    assert texts(http, path) == {1: CLUB}


def test_what_was_edited_or_is_needed_here_is_not_pruned(http: httpx.Client, path: str) -> None:
    http.post(f"{path}/rephrases", json={"original": 2, "restatement": {"text": "Mauern"}})
    result = bring(http, path, file(("1", "I", CLUB)), prune=True)
    assert (result["deleted"], result["gone"]) == ([3], [2])


def test_a_fork_takes_no_past_for_its_own(http: httpx.Client, path: str) -> None:
    http.patch(f"{path}/elements/1", json={"text": "Ours."}, headers={"If-Match": "*"})
    fork = http.post(f"{path}/fork", json={}).json()["id"]
    result = bring(http, f"/v1/maps/{fork}", FIRST)
    assert [(each["element"], each["what"]) for each in result["conflicts"]] == [(1, "text")]
    assert texts(http, f"/v1/maps/{fork}")[1] == "Ours."


def test_a_file_goes_into_a_map_of_other_things(http: httpx.Client, map_path: str) -> None:
    http.post(f"{map_path}/claims", json={"text": "first"})
    result = bring(http, map_path, FIRST)
    assert result["created"] == [2, 3, 4]
    rebuttal = http.get(f"{map_path}/elements/4").json()
    assert (rebuttal["attackers"], rebuttal["target"]) == ([3], 2)
    assert http.get(map_path).json()["title"] == "Minerals club"


def test_one_map_goes_in_at_a_time(http: httpx.Client, map_path: str) -> None:
    archive = DATA / "corpora" / "araucaria-aif.tar.xz"
    if not archive.exists():
        pytest.skip("the archive is missing")
    refused = http.post(f"{map_path}/import", content=archive.read_bytes())
    assert refused.json()["code"] == "unreadable_file"

"""The feed of a map over HTTP: what it tells, from where, and when it ends."""

from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest

from counterpoint_server.model.events import Event, RevisionEvent
from examples import add_claim, map_id
from sse import Said, stream


def revisions(said: list[Said]) -> list[int]:
    return [each.data["revision"] for each in said if each.name == "revision"]


def edit(http: httpx.Client, path: str, *operations: Any, message: str = "-") -> dict[str, Any]:
    body = {"operations": operations, "message": message}
    done: dict[str, Any] = http.post(f"{path}/edits", json=body).raise_for_status().json()
    return done


async def test_a_reader_is_told_of_each_revision_when_it_is_made(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    async with stream(server_url, f"{map_path}/events") as events:
        (opened,) = await events.take(1)
        assert opened == ("1", "opened", {"type": "opened", "places": [opened.data["places"][0]]})
        assert opened.data["places"] == [{"map": map_id(map_path), "revision": 1}]
        for revision in (2, 3, 4):
            assert add_claim(http, map_path) == revision
            (said,) = await events.take(1)
            assert (said.id, said.name, said.data["revision"]) == (
                f"{revision}",
                "revision",
                revision,
            )
        assert events.retry == 2_000


async def test_an_event_says_who_did_what_to_which_elements(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    edit(
        http,
        map_path,
        {"op": "create", "ref": "$a", "element": {"type": "claim", "text": "A club."}},
        {"op": "create", "ref": "$b", "element": {"type": "claim", "text": "Walls."}},
        {"op": "create", "element": {"type": "rebuttal", "attackers": ["$b"], "target": "$a"}},
        message="The club, and what is against it",
    )
    async with stream(server_url, f"{map_path}/events?after=1") as events:
        _, said = await events.take(2)
    told = msgspec.convert(said.data, Event)
    assert isinstance(told, RevisionEvent)
    assert (told.principal, told.message) == (0, "The club, and what is against it")
    assert told.at.utcoffset() == timedelta(0)
    assert [(o.op, o.id, o.type) for o in told.operations or ()] == [
        ("create", 1, "claim"),
        ("create", 2, "claim"),
        ("create", 3, "rebuttal"),
    ]


async def test_an_event_says_what_was_changed_merged_and_taken_out(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    new = [{"op": "create", "element": {"type": "claim", "text": text}} for text in "abc"]
    edit(http, map_path, *new)
    change = {"op": "update", "id": 1, "patch": {"text": "A club."}}
    edit(http, map_path, change, {"op": "merge", "into": 1, "from": 2}, {"op": "delete", "id": 3})
    http.patch(map_path, json={"title": "Minerals"}).raise_for_status()
    async with stream(server_url, f"{map_path}/events?after=2") as events:
        _, mixed, patch = await events.take(3)
    assert mixed.data["operations"] == [
        {"op": "update", "id": 1, "type": "claim", "into": None},
        {"op": "merge", "id": 2, "type": "claim", "into": 1},
        {"op": "delete", "id": 3, "type": "claim", "into": None},
    ]
    assert patch.data["operations"] == [{"op": "update", "id": 0, "type": None, "into": None}]


async def test_what_an_upsert_found_as_it_is_is_no_news(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    name = {"system": "seed", "id": "c1"}
    same = {"op": "upsert", "external": name, "element": {"type": "claim", "text": "Walls."}}
    new = {"op": "create", "element": {"type": "claim", "text": "A club."}}
    edit(http, map_path, same)
    edit(http, map_path, {**same, "ref": "$same"}, new)
    async with stream(server_url, f"{map_path}/events?after=2") as events:
        _, said = await events.take(2)
    assert [o["id"] for o in said.data["operations"]] == [2]


async def test_of_a_very_large_edit_the_operations_are_not_told(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    new = {"op": "create", "element": {"type": "claim", "text": "Walls."}}
    edit(http, map_path, *[new] * 501)
    edit(http, map_path, *[new] * 500)
    async with stream(server_url, f"{map_path}/events?after=1") as events:
        _, more, most = await events.take(3)
    assert more.data["operations"] is None
    assert len(most.data["operations"]) == 500


async def test_a_reader_resumes_after_its_last_id_without_gap_or_repeat(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    for _ in range(120):  # more than one reading of the table
        add_claim(http, map_path)
    seen: list[int] = []
    last_id = "0"
    for count in (1, 3, 101, 9, 7):
        async with stream(server_url, f"{map_path}/events", last_id) as events:
            (opened, *said) = await events.take(1 + count)
            assert opened.data["places"][0]["revision"] == int(last_id)
            seen += revisions(said)
            last_id = events.last_id or ""
    assert seen == [*range(1, 122)]


async def test_the_last_event_id_goes_before_the_address(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    for _ in range(3):
        add_claim(http, map_path)
    for last_id, first in ((None, 2), ("", 2), ("3", 4)):
        async with stream(server_url, f"{map_path}/events?after=1", last_id) as events:
            assert revisions(await events.take(2)) == [first]


@pytest.mark.parametrize(
    ("query", "last_id", "status", "code"),
    [
        ("?after=2", None, 409, "revision_ahead"),
        ("", "2", 409, "revision_ahead"),
        ("?after=-1", None, 400, "invalid_parameter"),
        ("?after=2147483648", None, 400, "invalid_parameter"),
        ("?after=now", None, 400, "invalid_parameter"),
        ("?since=1", None, 400, "invalid_parameter"),
        ("", "-1", 400, "invalid_parameter"),
        ("", "2147483648", 400, "invalid_parameter"),
        ("", "1.0", 400, "invalid_parameter"),
        ("", "٣", 400, "invalid_parameter"),
    ],
)
async def test_an_id_that_cannot_be_resumed_is_refused(
    server_url: str, map_path: str, query: str, last_id: str | None, status: int, code: str
) -> None:
    async with stream(server_url, f"{map_path}/events{query}", last_id) as events:
        problem = await events.body()
    assert (events.status, problem["code"]) == (status, code)
    if status == 409:
        assert problem["current_revision"] == 1


async def test_a_feed_is_an_endless_answer_that_nobody_keeps_or_holds_back(
    server_url: str, http: httpx.Client, map_path: str
) -> None:
    coding = {"Accept-Encoding": "gzip, br, zstd"}
    async with stream(server_url, f"{map_path}/events?after=0", **coding) as events:
        assert (await events.take(2))[1].data["revision"] == 1
    found = {name: events.headers.get(name) for name in ("content-encoding", "content-length")}
    assert found == {"content-encoding": None, "content-length": None}
    assert events.headers["content-type"] == "text/event-stream"
    assert events.headers["cache-control"] == "no-store"
    assert events.headers["x-accel-buffering"] == "no"
    head = http.head(f"{map_path}/events")
    assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream")
    assert http.head(f"{map_path}/events?after=5").status_code == 409
    refused = http.get(f"{map_path}/events", headers={"Accept": "application/json"})
    assert refused.status_code == 406


async def test_a_reader_of_a_map_that_is_deleted_is_told_and_let_go(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    async with stream(server_url, f"{map_path}/events") as events:
        await events.take(1)
        http.delete(map_path).raise_for_status()
        gone = {"type": "gone", "map": map_id(map_path)}
        assert await events.take(2) == [("1", "gone", gone)]
    async with stream(server_url, f"{map_path}/events", events.last_id) as events:
        assert (events.status, (await events.body())["code"]) == (410, "map_deleted")


async def test_an_event_says_that_something_was_erased_and_that_a_map_is_a_fork(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    add_claim(http, map_path)
    http.post(f"{map_path}/erase", json={"elements": [1]}).raise_for_status()
    fork = http.post(f"{map_path}/fork", json={}).raise_for_status().json()
    async with stream(server_url, f"{map_path}/events?after=2") as events:
        _, erased = await events.take(2)
    async with stream(server_url, f"/v1/maps/{fork['id']}/events?after=0") as events:
        _, forked = await events.take(2)
    assert erased.data["operations"] == [
        {"op": "delete", "id": 1, "type": "claim", "into": None},
        {"op": "redact", "id": 1, "type": None, "into": None},
    ]
    assert forked.data["operations"] == [{"op": "fork", "id": 0, "type": None, "into": None}]

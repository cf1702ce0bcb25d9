"""Feeds over HTTP: what they tell, from where, and when they end."""

from typing import Any

import httpx
import msgspec
import pytest

from counterpoint_server.model.events import Event, RevisionEvent
from sse import Said, stream


def revisions(said: list[Said]) -> list[int]:
    return [each.data["revision"] for each in said if each.name == "revision"]


def claim(http: httpx.Client, path: str, text: str = "Walls fuel instability.") -> int:
    made = http.post(f"{path}/claims", json={"text": text}).raise_for_status()
    return int(made.json()["revision"])


def edit(http: httpx.Client, path: str, *operations: Any, message: str = "-") -> dict[str, Any]:
    body = {"operations": operations, "message": message}
    done: dict[str, Any] = http.post(f"{path}/edits", json=body).raise_for_status().json()
    return done


def id_of(path: str) -> str:
    return path.rpartition("/")[2]


async def test_a_reader_is_told_of_each_revision_when_it_is_made(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    async with stream(server_url, f"{map_path}/events") as events:
        (opened,) = await events.take(1)
        assert opened == ("1", "opened", {"type": "opened", "places": [opened.data["places"][0]]})
        assert opened.data["places"] == [{"map": id_of(map_path), "revision": 1}]
        for revision in (2, 3, 4):
            assert claim(http, map_path) == revision
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
    club, wall = "A club of buyers.", {"type": "claim", "text": "Walls fuel instability."}
    edit(
        http,
        map_path,
        {"op": "create", "ref": "$a", "element": {"type": "claim", "text": club}},
        {"op": "create", "ref": "$b", "element": wall},
        {"op": "create", "element": {"type": "rebuttal", "attackers": ["$b"], "target": "$a"}},
        message="The club, and what is against it",
    )
    edit(
        http,
        map_path,
        {"op": "create", "ref": "$c", "element": wall},
        {"op": "merge", "into": 2, "from": "$c"},
        {"op": "update", "id": 1, "patch": {"text": club + "!"}},
        {"op": "delete", "id": 3},
    )
    edit(http, map_path, {"op": "create", "ref": "$d", "element": wall})
    edit(http, map_path, {"op": "merge", "into": 2, "from": 5})
    http.patch(map_path, json={"title": "Minerals"}).raise_for_status()
    async with stream(server_url, f"{map_path}/events?after=1") as events:
        _, first, second, _, merge, patch = await events.take(6)
    told = msgspec.convert(first.data, Event)
    assert isinstance(told, RevisionEvent)
    assert (told.principal, told.message) == (0, "The club, and what is against it")
    assert told.at.isoformat() <= second.data["at"]
    assert [(o.op, o.id, o.type) for o in told.operations or ()] == [
        ("create", 1, "claim"),
        ("create", 2, "claim"),
        ("create", 3, "rebuttal"),
    ]
    assert second.data["operations"] == [
        {"op": "update", "id": 1, "type": "claim", "into": None},
        {"op": "delete", "id": 3, "type": "rebuttal", "into": None},
    ]
    assert merge.data["operations"] == [{"op": "merge", "id": 5, "type": "claim", "into": 2}]
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
    for _ in range(250):  # more than one reading of the table
        claim(http, map_path)
    seen: list[int] = []
    last_id = "0"
    for count in (1, 3, 120, 40, 87):
        async with stream(server_url, f"{map_path}/events", last_id) as events:
            (opened, *said) = await events.take(1 + count)
            assert opened.data["places"][0]["revision"] == int(last_id)
            seen += revisions(said)
            last_id = events.last_id or ""
    assert seen == [*range(1, 252)]


async def test_the_last_event_id_goes_before_the_address(
    http: httpx.Client, server_url: str, map_path: str
) -> None:
    for _ in range(3):
        claim(http, map_path)
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
        gone = {"type": "gone", "map": id_of(map_path)}
        assert await events.take(2) == [("1", "gone", gone)]
    async with stream(server_url, f"{map_path}/events", events.last_id) as events:
        assert (events.status, (await events.body())["code"]) == (410, "map_deleted")


# Several maps


def new_map(http: httpx.Client) -> str:
    made = http.post("/v1/maps", json={"title": "Minerals club"}).raise_for_status()
    return f"/v1/maps/{made.json()['id']}"


def together(*paths: str) -> str:
    return f"/v1/events?maps={','.join(map(id_of, paths))}"


def by_map(said: list[Said]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in said:
        if each.name == "revision":
            found.setdefault(each.data["map"], []).append(each.data["revision"])
    return found


async def test_a_feed_of_several_maps_resumes_in_each_of_them(
    http: httpx.Client, server_url: str
) -> None:
    paths = [new_map(http) for _ in range(3)]
    seen: list[Said] = []
    last_id: str | None = None
    async with stream(server_url, together(*paths)) as events:
        (opened,) = await events.take(1)
        assert opened.data["places"] == [{"map": id_of(p), "revision": 1} for p in paths]
        last_id = events.last_id
    for turn in range(30):
        claim(http, paths[turn % 7 % 3])
    while len(seen) < 30:
        async with stream(server_url, together(*paths), last_id) as events:
            seen += (await events.take(1 + min(7, 30 - len(seen))))[1:]
            last_id = events.last_id
    made = {id_of(p): http.get(p).json()["revision"] for p in paths}
    assert by_map(seen) == {map: [*range(2, last + 1)] for map, last in made.items()}


async def test_maps_may_be_repeated_and_an_id_may_speak_of_other_maps(
    http: httpx.Client, server_url: str
) -> None:
    old, kept, new = (new_map(http) for _ in range(3))
    async with stream(server_url, together(old, kept)) as events:
        await events.take(1)
    for path in (old, kept, new):
        claim(http, path)
    path = f"/v1/events?maps={id_of(kept)}&maps={id_of(new)}&maps={id_of(kept)}"
    async with stream(server_url, path, events.last_id) as events:
        opened, *said = await events.take(2)
        assert opened.data["places"] == [
            {"map": id_of(kept), "revision": 1},
            {"map": id_of(new), "revision": 2},
        ]
        claim(http, new)
        said += await events.take(1)
    assert by_map(said) == {id_of(kept): [2], id_of(new): [3]}


async def test_who_follows_several_maps_keeps_those_that_stay(
    http: httpx.Client, server_url: str
) -> None:
    going, staying = new_map(http), new_map(http)
    async with stream(server_url, together(going, staying)) as events:
        await events.take(1)
        http.delete(going).raise_for_status()
        (gone,) = await events.take(1)
        assert gone[1:] == ("gone", {"type": "gone", "map": id_of(going)})
        claim(http, staying)
        assert by_map(await events.take(1)) == {id_of(staying): [2]}
        last_id = events.last_id
    async with stream(server_url, together(staying), last_id) as events:
        (opened,) = await events.take(1)
        assert opened.data["places"] == [{"map": id_of(staying), "revision": 2}]


async def test_a_hundred_maps_can_be_followed_and_no_more(
    http: httpx.Client, server_url: str
) -> None:
    paths = [new_map(http) for _ in range(101)]
    async with stream(server_url, together(*paths[:100])) as events:
        await events.take(1)
        claim(http, paths[99])
        (said,) = await events.take(1)
    assert len(said.id or "") < 2_000
    claim(http, paths[99])
    async with stream(server_url, together(*paths[:100]) + f"&after={said.id}") as events:
        assert by_map(await events.take(2)) == {id_of(paths[99]): [3]}
    async with stream(server_url, together(*paths)) as events:
        assert (events.status, (await events.body())["code"]) == (400, "invalid_parameter")


async def test_an_id_that_no_feed_gave_is_refused(http: httpx.Client, server_url: str) -> None:
    path = new_map(http)
    page = http.get("/v1/maps", params={"limit": 1}).json()["next_cursor"]
    for last_id in ("1", "x" * 40, page, "é"):
        async with stream(server_url, together(path), last_id) as events:
            assert (events.status, (await events.body())["code"]) == (400, "invalid_parameter")
    for query, status in (("", 400), ("?maps=", 404), (f"?maps={'0' * 13}", 404)):
        async with stream(server_url, f"/v1/events{query}") as events:
            assert (await events.body())["status"] == status

"""The feed of several maps over HTTP: one id that says where it stands in all of them."""

import httpx

from examples import add_claim, map_id
from sse import Said, stream


def new_map(http: httpx.Client) -> str:
    made = http.post("/v1/maps", json={"title": "Minerals club"}).raise_for_status()
    return f"/v1/maps/{made.json()['id']}"


def together(*paths: str) -> str:
    return f"/v1/events?maps={','.join(map(map_id, paths))}"


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
        assert opened.data["places"] == [{"map": map_id(p), "revision": 1} for p in paths]
        last_id = events.last_id
    for turn in range(30):
        add_claim(http, paths[turn % 7 % 3])
    while len(seen) < 30:
        async with stream(server_url, together(*paths), last_id) as events:
            seen += (await events.take(1 + min(7, 30 - len(seen))))[1:]
            last_id = events.last_id
    made = {map_id(p): http.get(p).json()["revision"] for p in paths}
    assert by_map(seen) == {map: [*range(2, last + 1)] for map, last in made.items()}


async def test_maps_may_be_repeated_and_an_id_may_speak_of_other_maps(
    http: httpx.Client, server_url: str
) -> None:
    old, kept, new = (new_map(http) for _ in range(3))
    async with stream(server_url, together(old, kept)) as events:
        await events.take(1)
    for path in (old, kept, new):
        add_claim(http, path)
    path = f"/v1/events?maps={map_id(kept)}&maps={map_id(new)}&maps={map_id(kept)}"
    async with stream(server_url, path, events.last_id) as events:
        opened, *said = await events.take(2)
        assert opened.data["places"] == [
            {"map": map_id(kept), "revision": 1},
            {"map": map_id(new), "revision": 2},
        ]
        add_claim(http, new)
        said += await events.take(1)
    assert by_map(said) == {map_id(kept): [2], map_id(new): [3]}


async def test_who_follows_several_maps_keeps_those_that_stay(
    http: httpx.Client, server_url: str
) -> None:
    going, staying = new_map(http), new_map(http)
    async with stream(server_url, together(going, staying)) as events:
        await events.take(1)
        http.delete(going).raise_for_status()
        (gone,) = await events.take(1)
        assert gone[1:] == ("gone", {"type": "gone", "map": map_id(going)})
        add_claim(http, staying)
        assert by_map(await events.take(1)) == {map_id(staying): [2]}
        last_id = events.last_id
    async with stream(server_url, together(staying), last_id) as events:
        (opened,) = await events.take(1)
        assert opened.data["places"] == [{"map": map_id(staying), "revision": 2}]


async def test_a_hundred_maps_can_be_followed_and_no_more(
    http: httpx.Client, server_url: str
) -> None:
    paths = [new_map(http) for _ in range(101)]
    async with stream(server_url, together(*paths[:100])) as events:
        await events.take(1)
        add_claim(http, paths[99])
        (said,) = await events.take(1)
    assert len(said.id or "") < 2_000
    add_claim(http, paths[99])
    async with stream(server_url, together(*paths[:100]) + f"&after={said.id}") as events:
        assert by_map(await events.take(2)) == {map_id(paths[99]): [3]}
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

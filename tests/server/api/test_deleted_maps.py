"""A deleted map: gone from everywhere, and back as it was for 30 days."""

from typing import Any

import httpx
import pytest

from counterpoint_server.app import ROUTES
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.store.pool import Database
from examples import CLUB

CLAIM = {"text": "Walls fuel instability."}
READS = sorted(
    path.replace(":str}", "}")
    for route in ROUTES
    for path in route.paths
    if "{map:str}" in path and route.http_methods == {"GET"}
)
QUERIES = {"diff": "?from=1", "compare": "?with={map}", "paths": "?from={n}&to={n}"}
WRITES = [
    ("POST", "/claims", CLAIM),
    ("POST", "/edits", {"operations": [{"op": "delete", "id": CLUB}]}),
    ("PATCH", "", {"title": "Other"}),
    ("PATCH", f"/elements/{CLUB}", {"title": "Other"}),
    ("DELETE", f"/elements/{CLUB}", None),
    ("DELETE", "", None),
    ("POST", "/fork", {}),
    ("POST", "/erase", {"elements": [CLUB]}),
]


@pytest.fixture
def deleted_path(http: httpx.Client, example_path: str) -> str:
    http.delete(example_path).raise_for_status()
    return example_path


def check_gone(answer: httpx.Response, path: str) -> None:
    restore = f"{path}/restore"
    assert (answer.status_code, answer.json()["code"]) == (410, "map_deleted")
    assert answer.json()["restore"] == restore
    assert answer.headers["link"] == f'<{restore}>; rel="restore"'


@pytest.mark.parametrize("address", READS)
def test_every_address_of_a_deleted_map_says_that_it_can_be_restored(
    http: httpx.Client, deleted_path: str, address: str
) -> None:
    id = deleted_path.removeprefix("/v1/maps/")
    query = QUERIES.get(address.rpartition("/")[2], "")
    asked = f"{address}{query}".format(map=id, n=CLUB, revision=1, format="aif")
    check_gone(http.get(asked), deleted_path)


@pytest.mark.parametrize(("method", "address", "body"), WRITES)
def test_nothing_of_a_deleted_map_can_be_changed(
    http: httpx.Client, deleted_path: str, method: str, address: str, body: Any
) -> None:
    sent = {} if body is None else {"json": body}
    check_gone(http.request(method, f"{deleted_path}{address}", **sent), deleted_path)


def test_a_restored_map_is_as_before_to_the_byte_and_goes_on_from_the_same_revision(
    http: httpx.Client, example_path: str
) -> None:
    addresses = [example_path, f"{example_path}/document", f"{example_path}/elements?limit=200"]
    before = [http.get(address) for address in addresses]
    assert http.delete(example_path).status_code == 204
    restored = http.post(f"{example_path}/restore")
    assert restored.status_code == 200
    assert (restored.content, restored.headers["etag"]) == (
        before[0].content,
        before[0].headers["etag"],
    )
    for address, answer in zip(addresses, before, strict=True):
        tag = {"If-None-Match": answer.headers["etag"]}
        assert http.get(address).content == answer.content
        assert http.get(address, headers=tag).status_code == 304
    made = http.post(f"{example_path}/claims", json=CLAIM)
    assert made.json()["revision"] == before[0].json()["revision"] + 1


def test_restoring_what_is_not_deleted_changes_nothing(
    http: httpx.Client, example_path: str
) -> None:
    before = http.get(example_path)
    for _ in range(2):
        assert http.post(f"{example_path}/restore").content == before.content


def test_a_map_is_deleted_and_restored_only_at_the_revision_that_is_named(
    http: httpx.Client, example_path: str
) -> None:
    tag = http.get(example_path).headers["etag"]
    now = http.patch(example_path, json={"title": "The club"}).json()["revision"]
    stale = http.delete(example_path, headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["current_revision"]) == (412, now)
    assert http.delete(example_path, headers={"If-Match": f'"{now}"'}).status_code == 204
    stale = http.post(f"{example_path}/restore", headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["current_revision"]) == (412, now)
    check_gone(http.get(example_path), example_path)
    restore = http.post(f"{example_path}/restore", headers={"If-Match": f'"{now}"'})
    assert restore.status_code == 200


def test_deleted_maps_are_listed_only_when_they_are_asked_for(
    http: httpx.Client, example_path: str
) -> None:
    tag = {"tag": "deleted-here"}
    http.patch(example_path, json={"tags": [tag["tag"]]}).raise_for_status()
    asked = {**tag, "deleted": "true"}
    assert len(http.get("/v1/maps", params=tag).json()["items"]) == 1
    assert http.get("/v1/maps", params=asked).json()["items"] == []
    http.delete(example_path).raise_for_status()
    assert http.get("/v1/maps", params=tag).json()["items"] == []
    (listed,) = http.get("/v1/maps", params=asked).json()["items"]
    assert example_path.endswith(listed["id"])
    assert listed["deleted_at"] > listed["updated_at"]


async def test_after_30_days_nothing_brings_a_map_back(
    http: httpx.Client, database: Database, deleted_path: str
) -> None:
    number = read_map_id(deleted_path.removeprefix("/v1/maps/"))
    past = "UPDATE map SET deleted_at = now() - interval '30 days 1 second' WHERE map_id = $1"
    await database.fetch(past, number)
    restored = http.post(f"{deleted_path}/restore")
    assert (restored.status_code, restored.json()["code"]) == (404, "map_not_found")
    items = http.get("/v1/maps", params={"deleted": "true"}).json()["items"]
    assert deleted_path.removeprefix("/v1/maps/") not in {item["id"] for item in items}


def test_a_map_that_never_was_is_not_restored(http: httpx.Client) -> None:
    assert http.post("/v1/maps/0000000000000/restore").status_code == 404

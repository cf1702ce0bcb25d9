"""Work on all of a big map: done later without being asked, and answered as if at once."""

import asyncio

import httpx
import pytest

from counterpoint import AsyncCounterpoint, Counterpoint, Options, StaleRevision
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database
from desk import claim
from long_work import end_of


@pytest.fixture
async def big_path(database: Database, map_path: str) -> str:
    """The address of a map that is big, as far as its row tells; and at revision 3."""
    with_claims = claim("a"), claim("b")
    number = read_map_id(map_path.rpartition("/")[2]) or 0
    for edit in with_claims:
        await Door(database).submit(number, edit, principal=0)
    await database.fetch("UPDATE map SET element_count = 10100 WHERE map_id = $1", number)
    return map_path


def test_work_on_all_of_a_big_map_is_done_later_without_being_asked(
    http: httpx.Client, big_path: str
) -> None:
    key = {"Idempotency-Key": f"back {big_path}"}
    accepted = http.post(f"{big_path}/revert", json={"to": 2}, headers=key)
    assert accepted.status_code == 202
    assert "preference-applied" not in accepted.headers
    assert end_of(http, accepted.json())["result"]["revision"] == 4
    again = http.post(f"{big_path}/revert", json={"to": 2}, headers=key)
    assert (again.status_code, again.json()["deleted"]) == (200, [2]), "as it would have been"
    one = http.post(f"{big_path}/revert", json={"to": 3, "element": 2})
    assert one.status_code == 200, "one element is not all of it"
    for method, what in (("PUT", "document"), ("POST", "erase")):
        body = http.get(f"{big_path}/document").json() if what == "document" else {"elements": [1]}
        headers = {"If-Match": "*"}
        later = http.request(method, f"{big_path}/{what}", json=body, headers=headers)
        assert later.status_code == 202
        assert end_of(http, later.json())["state"] == "done"


def test_a_request_whose_operation_failed_is_answered_with_its_problem(
    http: httpx.Client, big_path: str
) -> None:
    headers = {"Idempotency-Key": f"stale {big_path}", "If-Match": '"1"'}
    accepted = http.post(f"{big_path}/revert", json={"to": 2}, headers=headers)
    end_of(http, accepted.json())
    again = http.post(f"{big_path}/revert", json={"to": 2}, headers=headers)
    assert (again.status_code, again.json()["code"]) == (412, "stale_revision")
    assert again.json()["current_revision"] == 3


async def test_the_sdk_waits_for_what_is_done_later_and_answers_as_if_it_had_been_at_once(
    server_url: str, big_path: str
) -> None:
    id = big_path.rpartition("/")[2]
    with Counterpoint(base_url=server_url) as client:
        done = await asyncio.to_thread(client.maps.revert, id, to=2)
        assert (done.revision, done.deleted) == (4, [2])
        listed = list(client.operations.list(map=id))
        assert client.wait(listed[0]).state == "done"
        with pytest.raises(StaleRevision) as refused:
            client.maps.revert(id, to=2, options=Options(if_match=2))
        assert refused.value.problem.current_revision == 4
        failed = next(iter(client.operations.list(map=id, state="failed")))
        with pytest.raises(StaleRevision):
            client.wait(failed.id, timeout=5)
    async with AsyncCounterpoint(base_url=server_url) as client:
        back = await client.maps.revert(id, to=3)
        assert back.revision == 5
        assert (await client.wait(listed[0].id)).ended_at

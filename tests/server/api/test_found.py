"""What hostile readers found once, so that nobody finds it again."""

import asyncio
import json
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from examples import CLUB


def chain_of_rebuttals(http: httpx.Client, path: str, length: int) -> None:
    """Claim 1, rebutted by claim 2, and each rebuttal rebutted by the next."""
    operations: list[dict[str, Any]] = [
        {"op": "create", "ref": ref, "element": {"type": "claim", "text": "x"}}
        for ref in ("$0", "$a")
    ]
    for at in range(1, length + 1):
        element = {"type": "rebuttal", "attackers": ["$a"], "target": f"${at - 1}"}
        operations.append({"op": "create", "ref": f"${at}", "element": element})
    http.post(f"{path}/edits", json={"operations": operations}).raise_for_status()


def test_a_cascade_along_a_chain_of_2000_ends(http: httpx.Client, map_path: str) -> None:
    chain_of_rebuttals(http, map_path, 2_000)
    begun = time.monotonic()
    done = http.delete(f"{map_path}/elements/1?cascade=true").json()
    assert len(done["deleted"]) == 2_001
    assert time.monotonic() - begun < 20  # it took minutes, level by level; this takes a second


def test_a_deletion_with_too_wide_a_reach_says_so(http: httpx.Client, map_path: str) -> None:
    http.post(f"{map_path}/participants", json={"name": "Burgum"}).raise_for_status()
    said = {"type": "claim", "text": "x", "attributions": [{"participant": 1}]}
    operations = [{"op": "create", "element": said}] * 7_000
    for _ in range(3):
        http.post(f"{map_path}/edits", json={"operations": operations}).raise_for_status()
    answer = http.delete(f"{map_path}/elements/1")
    assert (answer.status_code, answer.json()["code"]) == (409, "edit_too_large")


def test_many_small_patches_of_a_fat_element_are_refused_not_worked_off(
    http: httpx.Client, map_path: str
) -> None:
    phrasings = [{"text": "y" * 1_000}] * 1_000
    http.post(f"{map_path}/claims", json={"text": "x", "phrasings": phrasings}).raise_for_status()
    operations = [{"op": "update", "id": 1, "patch": {"title": f"t{n}"}} for n in range(1_000)]
    answer = http.post(f"{map_path}/edits", json={"operations": operations})
    assert (answer.status_code, answer.json()["code"]) == (409, "edit_too_large")


def test_a_large_free_object_is_refused_at_once(http: httpx.Client, map_path: str) -> None:
    body = {"text": "x", "data": {"k" * 1_000_000: [0] * 100_000}}
    begun = time.monotonic()
    assert http.post(f"{map_path}/claims", json=body).status_code == 422
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("value", [True, 1.0, "1"])
def test_another_value_in_a_maps_data_is_kept(
    http: httpx.Client, map_path: str, value: object
) -> None:
    http.patch(map_path, json={"data": {"a": 1}}).raise_for_status()
    http.patch(map_path, json={"data": {"a": value}}).raise_for_status()
    assert http.get(map_path).text.count(f'"data":{{"a":{json.dumps(value)}}}') == 1


def test_a_refused_map_does_not_use_up_its_key(http: httpx.Client) -> None:
    headers = {"Idempotency-Key": "mended"}
    refused = {"title": "a", "data": {"x": "\0"}}
    assert http.post("/v1/maps", json=refused, headers=headers).status_code == 422
    assert http.post("/v1/maps", json={"title": "a"}, headers=headers).status_code == 201


def test_a_replayed_patch_of_a_map_answers_what_it_did(http: httpx.Client, map_path: str) -> None:
    headers = {"Idempotency-Key": "retitle"}
    first = http.patch(map_path, json={"title": "one"}, headers=headers)
    http.patch(map_path, json={"title": "two"}).raise_for_status()
    again = http.patch(map_path, json={"title": "one"}, headers=headers)
    assert again.content == first.content
    assert again.headers["idempotency-replayed"] == "true"
    assert http.get(map_path).json()["title"] == "two"


def test_missing_names_exactly_what_the_map_does_not_have(
    http: httpx.Client, example_path: str
) -> None:
    path = f"{example_path}/elements?ids=1&ids=2&ids=33&ids=999&limit=1"
    pages = [http.get(path).json()]
    while cursor := pages[-1]["next_cursor"]:
        pages.append(http.get(f"{path}&cursor={cursor}").json())
    assert [page["missing"] for page in pages] == [[999]] * 3
    assert http.get(f"{example_path}/elements?ids=1&type=argument").json()["missing"] == []


async def test_what_comes_and_goes_is_either_there_or_missing(
    server_url: str, http: httpx.Client, map_path: str
) -> None:
    """The page and what it has not were read one after the other."""
    told: list[list[int]] = []
    async with httpx.AsyncClient(base_url=server_url, timeout=60) as client:

        async def look() -> None:
            while not writing.done():
                page = (await client.get(f"{map_path}/elements?ids=1&ids=1&ids=2")).json()
                told.append(sorted([*(e["id"] for e in page["items"]), *page["missing"]]))

        async def come_and_go() -> None:
            await client.post(f"{map_path}/claims", json={"text": "A club."})
            for _ in range(60):
                await client.delete(f"{map_path}/elements/1")
                await client.post(f"{map_path}/revert", json={"to": 2, "element": 1})

        writing = asyncio.create_task(come_and_go())
        await asyncio.gather(writing, *(look() for _ in range(4)))
    assert told
    assert {*map(tuple, told)} == {(1, 2)}


def test_a_page_that_has_not_changed_is_304(http: httpx.Client, example_path: str) -> None:
    first = http.get(f"{example_path}/claims")
    headers = {"If-None-Match": first.headers["etag"]}
    assert http.get(f"{example_path}/claims", headers=headers).status_code == 304
    http.patch(f"{example_path}/elements/{CLUB}", json={"note": "changed"}).raise_for_status()
    assert http.get(f"{example_path}/claims", headers=headers).status_code == 200


@pytest.mark.parametrize("patch", [{"bogus": None}, {"type": None}, {"type": "argument"}])
def test_a_patch_of_what_is_not_there_is_refused(
    http: httpx.Client, example_path: str, patch: dict[str, object]
) -> None:
    assert http.patch(f"{example_path}/elements/{CLUB}", json=patch).status_code == 422


def test_a_broken_chunk_is_the_clients_fault(http: httpx.Client) -> None:
    head = "POST /v1/maps HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    head += "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n"
    with socket.create_connection((http.base_url.host, http.base_url.port), 10) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(4_096)
    assert answer == b"" or b" 400 " in answer.split(b"\r\n")[0]


def test_a_map_that_is_answered_with_a_refusal_was_not_made(http: httpx.Client) -> None:
    context = ssl.create_default_context()

    def create(number: int) -> int:
        # A client of its own: of one that 100 threads share, a socket may be closed while it reads.
        with httpx.Client(base_url=http.base_url, timeout=30, verify=context) as own:
            return own.post("/v1/maps", json={"title": f"storm {number}"}).status_code

    with ThreadPoolExecutor(100) as threads:
        statuses = list(threads.map(create, range(200)))
    assert set(statuses) <= {201, 503}
    made = 0
    page = http.get("/v1/maps?text=storm&limit=200").json()
    made += len(page["items"])
    assert made == statuses.count(201)

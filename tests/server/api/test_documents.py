"""`GET …/document` over HTTP: rights and tags on every read, past revisions, lines, sizes."""

import asyncio
from contextlib import nullcontext
from typing import Any

import httpx
import msgspec
import pytest

from conftest import run_server
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.store.pool import Database

MSGPACK = {"Accept": "application/vnd.msgpack"}
LINES = {"Accept": "application/x-ndjson"}
TOO_MANY = 100_001


def lines_of(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    head, *elements = map(msgspec.json.decode, text.splitlines())
    return head, elements


async def fill(database: Database, path: str, count: int, body: str) -> None:
    """Elements without the time that it takes to write so many through the API."""
    number = read_map_id(path.rpartition("/")[2])
    await database.fetch(
        """INSERT INTO element SELECT $1, n, 'claim', 2, replace($3, '"id":0', '"id":' || n)::json
        FROM generate_series(1, $2) n""",
        *(number, count, body),
    )
    await database.fetch(
        "INSERT INTO revision VALUES ($1, 2, now(), 0, NULL, '[]', NULL, NULL)", number
    )
    await database.fetch(
        "UPDATE map SET revision = 2, next_element = $2 + 1, element_count = $2 WHERE map_id = $1",
        *(number, count),
    )


CLAIM = '{"type":"claim","id":0,"revision":2,"text":"Walls fuel instability."}'
NO_ELEMENT = '{"type":"nothing","id":0,"revision":2}'


def test_whoever_may_not_read_a_map_gets_no_kept_document(
    http: httpx.Client, example_path: str
) -> None:
    path = f"{example_path}/document"
    tag = http.get(path).raise_for_status().headers["etag"]
    http.delete(example_path).raise_for_status()
    for headers in ({}, {"If-None-Match": tag}, LINES):
        assert http.get(path, headers=headers).status_code == 410


def test_a_document_does_not_say_who_may_read_the_map(
    http: httpx.Client, example_path: str
) -> None:
    document = http.get(f"{example_path}/document").json()
    beside = {"visibility": "private", "origin": None, "deleted_at": None}
    assert {**document["map"], **beside} == http.get(example_path).json()


def test_every_revision_is_read_again_as_it_was_with_the_tag_it_had(
    http: httpx.Client, example_path: str
) -> None:
    seen = {}
    for claim in (None, 2, 14, 1):
        if claim is not None:
            patch = {"text": f"Changed, {claim}."}
            http.patch(f"{example_path}/elements/{claim}", json=patch).raise_for_status()
        now = http.get(f"{example_path}/document", headers=MSGPACK)
        seen[now.headers["etag"].split(";")[0].strip('"')] = now
    http.delete(f"{example_path}/elements/2?cascade=true").raise_for_status()
    for revision, then in seen.items():
        again = http.get(f"{example_path}/document?revision={revision}", headers=MSGPACK)
        assert (again.content, again.headers["etag"]) == (then.content, then.headers["etag"])
        held = {**MSGPACK, "If-None-Match": then.headers["etag"]}
        url = f"{example_path}/document?revision={revision}"
        assert http.get(url, headers=held).status_code == 304
        assert http.get(f"{example_path}/document", headers=held).status_code == 200
    assert len(seen) == 4


@pytest.mark.parametrize("revision", ["0", "-1", "2", "2147483648", "9" * 30])
def test_a_revision_that_the_map_has_not_had_is_refused_with_those_it_has(
    http: httpx.Client, map_path: str, revision: str
) -> None:
    for headers in ({}, LINES):
        answer = http.get(f"{map_path}/document?revision={revision}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (404, "revision_not_found")
        assert "1 to 1" in answer.json()["detail"]


def test_lines_say_what_the_document_says_and_have_a_tag_of_their_own(
    http: httpx.Client, example_path: str
) -> None:
    document = http.get(f"{example_path}/document").json()
    answer = http.get(f"{example_path}/document", headers=LINES)
    head, elements = lines_of(answer.text)
    assert head == {"map": document["map"], "elements": len(elements)}
    assert elements == document["elements"]
    assert answer.headers["content-type"] == LINES["Accept"]
    assert answer.headers["etag"] == f'"{document["map"]["revision"]};ndjson"'
    assert "content-encoding" not in answer.headers
    held = {**LINES, "If-None-Match": answer.headers["etag"]}
    assert http.get(f"{example_path}/document", headers=held).status_code == 304
    told = http.head(f"{example_path}/document", headers=LINES)
    assert (told.content, told.headers["etag"]) == (b"", answer.headers["etag"])


def test_only_some_fields_of_elements_are_asked_for_in_every_format_and_of_the_past(
    http: httpx.Client, example_path: str
) -> None:
    path = f"{example_path}/document?fields=text,premises"
    revision = http.get(path).json()["map"]["revision"]
    http.patch(f"{example_path}/elements/2", json={"text": "Changed."}).raise_for_status()
    full = http.get(f"{example_path}/document?revision={revision}").json()
    kept = {"type", "id", "text", "premises"}
    sparse = [{k: v for k, v in each.items() if k in kept} for each in full["elements"]]
    path += f"&revision={revision}"
    assert http.get(path).json() == {"map": full["map"], "elements": sparse}
    packed = http.get(path, headers=MSGPACK).content
    assert msgspec.msgpack.decode(packed) == {"map": full["map"], "elements": sparse}
    assert lines_of(http.get(path, headers=LINES).text)[1] == sparse


async def test_more_than_100_000_elements_come_line_by_line_and_in_no_one_body(
    http: httpx.Client, database: Database, map_path: str
) -> None:
    await fill(database, map_path, TOO_MANY, CLAIM)
    for headers in ({}, MSGPACK):
        for query in ("", "?fields=id", "?revision=2"):
            refused = http.get(f"{map_path}/document{query}", headers=headers)
            assert (refused.status_code, refused.json()["code"]) == (409, "document_too_large")
            assert "application/x-ndjson" in refused.json()["detail"]
    assert http.get(f"{map_path}/document?revision=1").json()["elements"] == []
    with http.stream("GET", f"{map_path}/document?fields=id", headers=LINES) as answer:
        head, *ids = [msgspec.json.decode(line) for line in answer.iter_lines()]
    assert head["elements"] == TOO_MANY
    assert [each["id"] for each in ids] == [*range(1, TOO_MANY + 1)]


async def test_clients_that_read_slowly_hold_nothing_that_others_need_and_get_one_revision(
    http: httpx.Client, database: Database, server_url: str, map_path: str
) -> None:
    """More of them than there are connections to the database, of more than buffers hold."""
    await fill(database, map_path, 4_000, CLAIM.replace("Walls", "Walls " * 500))
    url = f"{map_path}/document"
    async with httpx.AsyncClient(base_url=server_url, timeout=30) as client:
        streams = [client.stream("GET", url, headers=LINES) for _ in range(24)]
        answers = await asyncio.gather(*(stream.__aenter__() for stream in streams))
        readers = [answer.aiter_lines() for answer in answers]
        heads = [msgspec.json.decode(await anext(reader)) for reader in readers]
        patch = {"text": "Changed meanwhile."}
        (await client.patch(f"{map_path}/elements/4000", json=patch)).raise_for_status()
        last = [line async for line in readers[0]][-1]
        for stream in streams:
            await stream.__aexit__(None, None, None)
    assert {head["map"]["revision"] for head in heads} == {2}
    assert msgspec.json.decode(last)["revision"] == 2
    assert http.get(f"{map_path}/elements/4000").json()["text"] == "Changed meanwhile."


@pytest.mark.parametrize("program", ["granian", "uvicorn"])
async def test_lines_that_fail_midway_are_cut_and_a_body_is_refused(
    dsn: str, database: Database, server_url: str, map_path: str, program: str
) -> None:
    await fill(database, map_path, 1_000, CLAIM)
    number = read_map_id(map_path.rpartition("/")[2])
    spoil = "UPDATE element SET body = $2 WHERE map_id = $1 AND element_id = 900"
    await database.fetch(spoil, number, NO_ELEMENT)
    running = nullcontext(server_url) if program == "granian" else run_server(dsn, program)
    with running as url, httpx.Client(base_url=url, timeout=30) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(f"{map_path}/document", headers=LINES)
        assert client.get(f"{map_path}/document").status_code == 500
        held = {"If-None-Match": '"2"'}
        assert client.get(f"{map_path}/document", headers=held).status_code == 304
        assert client.get(f"{map_path}/document?revision=1").json()["elements"] == []

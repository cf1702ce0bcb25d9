"""Files over HTTP: maps made of them, and written again."""

import io
import json
import tarfile
import threading
import zipfile
from typing import Any

import httpx
import pytest

from counterpoint_server.api.imports import in_time
from counterpoint_server.model.problems import DeadlineReached
from examples import BURGUM, load_example
from real_files import DATA, araucaria

NODES = {"nodes": [{"nodeID": "1", "text": "Allies should form a club.", "type": "I"}], "edges": []}
CLUB = json.dumps(NODES).encode()
LISTED = b"- Allies should form a club.\n  - - Walls fuel instability.\n"


def put_in(http: httpx.Client, data: bytes, **query: Any) -> httpx.Response:
    return http.post("/v1/maps/import", content=data, params=query)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_file_becomes_a_map_and_the_answer_says_why(http: httpx.Client) -> None:
    answer = put_in(http, CLUB, name="minerals.json")
    assert answer.status_code == 201
    result = answer.json()
    assert (result["format"], result["detected"]) == ("aif", True)
    assert "nodeID" in result["why"]
    (made,) = result["maps"]
    assert answer.headers["location"] == f"/v1/maps/{made['id']}"
    assert made["title"] == "minerals"
    document = http.get(f"/v1/maps/{made['id']}/document").json()
    assert [each["text"] for each in document["elements"]] == ["Allies should form a club."]
    assert document["map"]["revision"] == 1


def test_an_imported_map_can_be_edited_and_its_history_read(http: httpx.Client) -> None:
    id = put_in(http, LISTED).json()["maps"][0]["id"]
    made = http.post(f"/v1/maps/{id}/claims", json={"text": "new"}).json()
    assert (made["id"], made["revision"]) == (4, 2)
    first = http.get(f"/v1/maps/{id}/revisions/1").json()
    assert (first["created"], first["message"]) == (3, "Imported from Markdown outline")
    holders = http.delete(f"/v1/maps/{id}/elements/1").json()
    assert holders["holders"] == [3]


@pytest.mark.parametrize("format", ["aif", "counterpoint", "counterpoint-ndjson", "graphml", "dot"])
def test_a_map_goes_out_with_the_number_of_its_losses(http: httpx.Client, format: str) -> None:
    path = load_example(http)
    answer = http.get(f"{path}/export/{format}")
    assert answer.status_code == 200
    told = http.get(f"{path}/export/{format}", headers={"Accept": "application/json"}).json()
    assert int(answer.headers["counterpoint-losses"]) == len(told["losses"])
    assert answer.text == told["text"]
    if format.startswith("counterpoint"):
        assert told["losses"] == []
    else:
        assert "attributions" in {loss["what"] for loss in told["losses"]}


def test_a_map_comes_back_whole_from_its_own_format(http: httpx.Client) -> None:
    path = load_example(http)
    exported = http.get(f"{path}/export/counterpoint-msgpack")
    id = put_in(http, exported.content).json()["maps"][0]["id"]
    before, after = (http.get(f"{p}/document").json() for p in (path, f"/v1/maps/{id}"))
    assert [{**each, "revision": 1} for each in before["elements"]] == after["elements"]
    assert after["map"]["main_claim"] == before["map"]["main_claim"]
    assert before["elements"][BURGUM - 1]["name"] == "Doug Burgum"


def test_a_map_goes_out_as_it_was(http: httpx.Client) -> None:
    path = f"/v1/maps/{put_in(http, CLUB).json()['maps'][0]['id']}"
    http.patch(f"{path}/elements/1", json={"text": "changed"}, headers={"If-Match": "*"})
    assert "changed" in http.get(f"{path}/export/aif").text
    old = http.get(f"{path}/export/aif", params={"revision": 1})
    assert json.loads(old.content) == {**NODES}
    again = http.get(f"{path}/export/aif", headers={"If-None-Match": old.headers["etag"]})
    assert again.status_code == 200
    same = {"If-None-Match": again.headers["etag"]}
    assert http.get(f"{path}/export/aif", headers=same).status_code == 304


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/vnd.msgpack"])
def test_a_file_that_the_client_has_is_not_sent_again_in_any_coding(
    http: httpx.Client, example_path: str, accept: str
) -> None:
    asked = {"Accept": accept, "Accept-Encoding": "gzip"}
    had = http.get(f"{example_path}/export/dot", headers=asked)
    assert had.headers["content-encoding"] == "gzip"
    same = {**asked, "If-None-Match": had.headers["etag"]}
    assert http.get(f"{example_path}/export/dot", headers=same).status_code == 304


def test_what_is_no_entity_tag_is_refused_of_an_export_too(
    http: httpx.Client, example_path: str
) -> None:
    refused = http.get(f"{example_path}/export/aif", headers={"If-None-Match": "cPL"})
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_parameter")


def test_all_files_of_an_archive_become_maps_or_none(http: httpx.Client) -> None:
    files = {"a/club.json": CLUB, "b.md": LISTED, "readme": b"\x00", ".hidden": b"x"}
    result = put_in(http, zipped(files)).json()
    assert [(each["file"], each["format"]) for each in result["maps"]] == [
        ("a/club.json", "aif"),
        ("b.md", "markdown"),
    ]
    assert result["skipped"] == ["readme"]
    refused = put_in(http, zipped({"a.json": CLUB, "broken.tgf": b"a\n#\na b\n"}), format="tgf")
    assert refused.status_code == 400


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unknown_format"),
        (b"nothing that is known", "unknown_format"),
        (b'{"nodes":[{"nodeID":1,', "unknown_format"),
        (zipped({"../../etc/passwd": CLUB}), "unreadable_file"),
        (zipped({"zeros": bytes(65 * 1024 * 1024)}), "unreadable_file"),
        (zipped({"x": b"\0"}), "unknown_format"),
        (b"PK\x03\x04nonsense", "unreadable_file"),
        (b"\xfd7zXZ\x00nonsense", "unreadable_file"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_cannot_be_read_is_refused(http: httpx.Client, data: bytes, code: str) -> None:
    refused = put_in(http, data)
    assert (refused.status_code, refused.json()["code"]) == (400, code)


def test_a_fault_is_told_with_its_place(http: httpx.Client) -> None:
    refused = put_in(http, b"club\n#\nclub walls\n", format="tgf").json()
    assert refused["errors"][0]["pointer"] == "line 3, column 1"


@pytest.mark.parametrize("format", ["nothing", "graphml"])
def test_a_format_that_is_not_read_is_refused(http: httpx.Client, format: str) -> None:
    assert put_in(http, CLUB, format=format).json()["code"] == "unknown_format"


def test_the_same_key_makes_one_map(http: httpx.Client) -> None:
    headers = {"Idempotency-Key": "import-1"}
    first, again = (http.post("/v1/maps/import", content=CLUB, headers=headers) for _ in range(2))
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()


def test_the_formats_are_listed(http: httpx.Client) -> None:
    found = {each["name"]: each for each in http.get("/v1/formats").json()["items"]}
    assert found["aif"]["reads"]
    assert found["counterpoint"]["lossless"]
    assert not found["dot"]["reads"]
    assert not found["lkif"]["writes"]


@pytest.mark.skipif(not araucaria(), reason="the archive is missing")
def test_656_maps_come_in_as_one_archive_and_each_goes_out_as_it_came(http: httpx.Client) -> None:
    data = (DATA / "corpora" / "araucaria-aif.tar.xz").read_bytes()
    result = put_in(http, data).json()
    assert len(result["maps"]) == 656
    assert result["losses"] == result["skipped"] == []
    for made in result["maps"][::40]:
        exported = http.get(f"/v1/maps/{made['id']}/export/aif").content
        assert json.loads(exported) == json.loads(araucaria()[made["file"]])


def test_a_tar_bomb_is_refused(http: httpx.Client) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:xz") as archive:
        for at in range(5):
            info = tarfile.TarInfo(f"zeros-{at}")
            info.size = 60 * 1024 * 1024
            archive.addfile(info, io.BytesIO(bytes(info.size)))
    assert put_in(http, out.getvalue()).json()["code"] == "unreadable_file"


async def test_a_file_that_takes_too_long_to_read_is_refused() -> None:
    is_over = threading.Event()
    with pytest.raises(DeadlineReached, match="send it in parts"):
        await in_time(is_over.wait, seconds=0.01)
    is_over.set()

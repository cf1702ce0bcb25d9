"""Pages: cursors that cannot be made up, links, and sparse fields."""

import base64
import re
from typing import Any

import httpx
import pytest

from conftest import run_server


def linked(answer: httpx.Response) -> dict[str, str]:
    return {
        rel: link for link, rel in re.findall('<([^>]*)>; rel="([a-z]+)"', answer.headers["link"])
    }


def test_the_links_lead_through_all_pages_and_back_to_the_first(
    http: httpx.Client, example_path: str
) -> None:
    whole = http.get(f"{example_path}/elements?type=claim&limit=200").json()["items"]
    at, found = f"{example_path}/elements?type=claim&limit=7", []
    while at:
        answer = http.get(at)
        found += answer.json()["items"]
        links = linked(answer)
        assert links["self"] == at
        assert links["first"] == f"{example_path}/elements?type=claim&limit=7"
        assert ("next" in links) == (answer.json()["next_cursor"] is not None)
        at = links.get("next", "")
    assert found == whole


def test_only_pages_have_links(http: httpx.Client, example_path: str) -> None:
    assert "link" not in http.get(f"{example_path}/elements/1").headers


def test_a_link_is_not_broken_by_what_a_query_holds(http: httpx.Client, map_path: str) -> None:
    answer = http.get(f'{map_path}/claims?tag=%3E;%20rel="next",<x>%0d%0aX:y')
    assert list(linked(answer)) == ["self", "first"]
    for address in linked(answer).values():
        assert http.get(address).json() == answer.json()


@pytest.fixture
def cursor(http: httpx.Client, example_path: str) -> str:
    page = http.get(f"{example_path}/elements?type=claim&limit=2").json()
    given: str = page["next_cursor"]
    return given


@pytest.mark.parametrize(
    "query",
    [
        "/elements?limit=2",
        "/elements?type=argument&limit=2",
        "/elements?type=claim&tag=x",
        "/elements?type=claim&type=argument",
        "/arguments?limit=2",
    ],
)
def test_a_cursor_is_refused_with_other_filters(
    http: httpx.Client, example_path: str, cursor: str, query: str
) -> None:
    answer = http.get(f"{example_path}{query}", params={"cursor": cursor} | params_of(query))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "?cursor")


def params_of(query: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in re.findall(r"(\w+)=(\w+)", query):
        found.setdefault(name, []).append(value)
    return found


def test_a_cursor_is_refused_on_another_map_and_in_another_list(
    http: httpx.Client, map_path: str, cursor: str
) -> None:
    for path in (f"{map_path}/elements?type=claim", "/v1/maps?limit=2"):
        assert http.get(f"{path}&cursor={cursor}").status_code == 400


def test_no_changed_bit_of_a_cursor_is_overlooked(
    http: httpx.Client, example_path: str, cursor: str
) -> None:
    signed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for at in range(len(signed)):
        forged = bytearray(signed)
        forged[at] ^= 1
        text = base64.urlsafe_b64encode(bytes(forged)).rstrip(b"=").decode()
        answer = http.get(f"{example_path}/elements?type=claim&limit=2&cursor={text}")
        assert answer.status_code == 400


def test_a_cursor_is_read_by_another_server_of_the_same_database(
    http: httpx.Client, dsn: str, example_path: str, cursor: str
) -> None:
    path = f"{example_path}/elements?type=claim&limit=2&cursor={cursor}"
    with run_server(dsn, "uvicorn") as other:
        assert httpx.get(other + path).json() == http.get(path).json()


def test_sparse_elements_have_what_was_asked_for_and_their_type_and_id(
    http: httpx.Client, example_path: str
) -> None:
    claim = http.get(f"{example_path}/elements/1").json()
    sparse = {"type": "claim", "id": 1, "text": claim["text"]}
    assert http.get(f"{example_path}/elements/1?fields=text").json() == sparse
    assert http.get(f"{example_path}/elements/1?fields=id,text").json() == sparse
    assert http.get(f"{example_path}/elements/1?fields=premises&fields=text").json() == sparse
    page = http.get(f"{example_path}/claims?fields=text&limit=1").json()
    assert page["items"] == [sparse]
    assert page["next_cursor"]
    document = http.get(f"{example_path}/document?fields=text").json()
    assert document["elements"][0] == sparse
    assert document["map"] == http.get(f"{example_path}/document").json()["map"]


def test_a_tag_may_be_called_null(http: httpx.Client, map_path: str) -> None:
    http.post(f"{map_path}/claims", json={"text": "Walls fuel instability.", "tags": ["null"]})
    (found,) = http.get(f"{map_path}/claims?tag=null").json()["items"]
    assert found["tags"] == ["null"]


@pytest.mark.parametrize(
    "query",
    ["/elements/1?fields=colour", "/claims?fields=premises", "/document?fields=", "?fields=title"],
)
def test_an_unknown_field_is_refused(http: httpx.Client, example_path: str, query: str) -> None:
    assert http.get(example_path + query).status_code == 400

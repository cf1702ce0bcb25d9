"""Header fields that every answer carries, and what an address says of itself."""

from datetime import UTC, datetime

import httpx
import pytest

from counterpoint_server.api.edge.headers import deprecation_headers
from counterpoint_server.api.promises import Deprecation

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "", 200),
        ("HEAD", "", 200),
        ("OPTIONS", "", 204),
        ("GET", "/elements/9", 404),
        ("GET", "/nothing", 404),
        ("PUT", "", 405),
        ("POST", "/claims", 415),
        ("DELETE", "", 204),
    ],
)
def test_every_answer_carries_what_protects_a_browser_and_an_id_and_names_no_program(
    http: httpx.Client, map_path: str, method: str, path: str, status: int
) -> None:
    answer = http.request(method, map_path + path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert answer.headers["x-request-id"]
    assert answer.headers["server"] == "counterpoint"


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("", "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("/claims", "GET, HEAD, OPTIONS, POST"),
        ("/elements/7", "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("/edits", "OPTIONS, POST"),
    ],
)
def test_options_and_405_say_exactly_what_is_allowed(
    http: httpx.Client, map_path: str, path: str, allowed: str
) -> None:
    assert http.options(map_path + path).headers["allow"] == allowed
    assert http.put(map_path + path).headers["allow"] == allowed


def test_an_address_says_which_bodies_it_takes(http: httpx.Client, map_path: str) -> None:
    posted = "application/json, application/vnd.msgpack"
    patched = "application/json, application/merge-patch+json, application/vnd.msgpack"
    assert http.options(f"{map_path}/claims").headers["accept-post"] == posted
    assert http.options(map_path).headers["accept-patch"] == patched
    assert "accept-post" not in http.options(map_path).headers
    refused = http.post(f"{map_path}/claims", content=b"x", headers={"Content-Type": "text/plain"})
    assert (refused.status_code, refused.headers["accept-post"]) == (415, posted)


def test_a_merge_patch_may_be_called_so(http: httpx.Client, map_path: str) -> None:
    headers = {"Content-Type": "application/merge-patch+json"}
    answer = http.patch(map_path, content=b'{"title": "Other"}', headers=headers)
    assert answer.json()["title"] == "Other"


def test_a_route_on_its_way_out_says_since_when_and_until_when() -> None:
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    told = dict(
        deprecation_headers(
            Deprecation(since=moment, sunset=datetime(2027, 5, 1, tzinfo=UTC), link="/docs/v2")
        )
    )
    assert told == {
        b"deprecation": b"@1793491200",
        b"sunset": b"Sat, 01 May 2027 00:00:00 GMT",
        b"link": b'</docs/v2>; rel="deprecation"',
    }


def test_a_client_may_give_its_request_an_id(http: httpx.Client, map_path: str) -> None:
    answer = http.get(f"{map_path}/elements/9", headers={"X-Request-ID": "burgum-1"})
    assert answer.headers.get_list("x-request-id") == ["burgum-1"]
    assert answer.json()["request_id"] == "burgum-1"


@pytest.mark.parametrize("given", ["", "two words", "a" * 65, 'x","level":"error', "é"])
def test_an_id_that_could_deceive_a_reader_of_the_log_is_not_taken(
    http: httpx.Client, map_path: str, given: str
) -> None:
    answers = [http.get(map_path, headers={"X-Request-ID": given.encode()}) for _ in range(2)]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert given not in ids
    assert len(set(ids)) == 2

"""Forking through HTTP."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from examples import CLUB, DOMINANT_PLAYER


def elements_of(http: httpx.Client, path: str, **query: Any) -> list[dict[str, Any]]:
    """Of the map's document, without the revisions, which are the map's own."""
    elements = http.get(f"{path}/document", params=query).raise_for_status().json()["elements"]
    return [{k: v for k, v in each.items() if k != "revision"} for each in elements]


def test_a_fork_has_the_same_elements_under_the_same_numbers_and_says_what_it_was_made_of(
    http: httpx.Client, example_path: str
) -> None:
    origin = http.get(example_path).json()
    answer = http.post(f"{example_path}/fork", json={"title": "The club, seen from Beijing"})
    made = answer.json()
    assert (answer.status_code, answer.headers["etag"]) == (201, '"1"')
    assert answer.headers["location"] == f"/v1/maps/{made['id']}"
    assert made["origin"] == {"map": origin["id"], "revision": origin["revision"]}
    assert made["title"] == "The club, seen from Beijing"
    assert made["main_claim"] == origin["main_claim"] == CLUB
    path = answer.headers["location"]
    assert http.get(path).json() == made
    assert elements_of(http, path) == elements_of(http, example_path)


def test_a_fork_of_a_former_revision_has_what_there_was_then(
    http: httpx.Client, example_path: str
) -> None:
    before = elements_of(http, example_path)
    revision = http.get(example_path).json()["revision"]
    element = f"{example_path}/elements/{DOMINANT_PLAYER}"
    http.patch(element, json={"text": "Nobody dominates."}).raise_for_status()
    http.delete(element, params={"cascade": "true"}).raise_for_status()
    made = http.post(f"{example_path}/fork", json={"revision": revision}).json()
    assert elements_of(http, f"/v1/maps/{made['id']}") == before
    made = http.post(f"{example_path}/fork", json={"revision": 1}).json()
    assert elements_of(http, f"/v1/maps/{made['id']}") == []


def test_who_may_read_a_map_does_not_move_to_its_forks(http: httpx.Client) -> None:
    public = http.post("/v1/maps", json={"title": "Club", "visibility": "public"}).json()
    assert fork(http, public["id"]).json()["visibility"] == "private"
    assert fork(http, public["id"], visibility="workspace").json()["visibility"] == "workspace"


def fork(http: httpx.Client, id: str, **fields: Any) -> httpx.Response:
    return http.post(f"/v1/maps/{id}/fork", json=fields)


def test_a_change_of_a_fork_leaves_its_origin_alone_and_the_other_way_round(
    http: httpx.Client, example_path: str
) -> None:
    before = elements_of(http, example_path)
    path = http.post(f"{example_path}/fork", json={}).headers["location"]
    http.patch(f"{path}/elements/{CLUB}", json={"title": "Here"}).raise_for_status()
    assert elements_of(http, example_path) == before
    http.delete(example_path).raise_for_status()
    assert http.get(f"{path}/elements/{CLUB}").json()["title"] == "Here"


def test_fifty_equal_requests_with_one_key_make_one_fork(
    http: httpx.Client, example_path: str
) -> None:
    def send(_: int) -> httpx.Response:
        headers = {"Idempotency-Key": "the fork"}
        return http.post(f"{example_path}/fork", json={}, headers=headers)

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(send, range(50)))
    while again := [at for at, answer in enumerate(answers) if answer.status_code == 503]:
        answers[again[0]] = send(again[0])
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    replays = [answer.headers.get("idempotency-replayed") for answer in answers]
    assert replays.count("true") == 49


def test_a_key_that_made_a_map_makes_no_fork(http: httpx.Client, example_path: str) -> None:
    headers = {"Idempotency-Key": "one thing"}
    http.post("/v1/maps", json={"title": "Club"}, headers=headers).raise_for_status()
    answer = http.post(f"{example_path}/fork", json={}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_what_is_refused_does_not_use_up_its_key(http: httpx.Client, map_path: str) -> None:
    headers = {"Idempotency-Key": "too early to fork"}
    body = {"revision": 2}
    refused = http.post(f"{map_path}/fork", json=body, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (404, "revision_not_found")
    assert refused.json()["errors"][0]["pointer"] == "#/revision"
    http.post(f"{map_path}/claims", json={"text": "A"}).raise_for_status()
    assert http.post(f"{map_path}/fork", json=body, headers=headers).status_code == 201


@pytest.mark.parametrize("title", ["", "\0", "x" * 1_001])
def test_a_title_that_no_map_can_have_is_refused(
    http: httpx.Client, map_path: str, title: str
) -> None:
    answer = http.post(f"{map_path}/fork", json={"title": title})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_body")

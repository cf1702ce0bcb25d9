"""Going back on the article's map through HTTP."""

from typing import Any

import httpx
import pytest

from examples import (
    COOPERATION,
    DOMINANCE_ARGUMENT,
    DOMINANT_PLAYER,
    delete,
    edit,
    elements_of,
    revert,
)

Json = dict[str, Any]


def without_revision(elements: list[Json]) -> list[Json]:
    return [{**element, "revision": None} for element in elements]


def test_the_map_goes_back_to_a_former_state_by_a_new_revision(
    http: httpx.Client, example_path: str
) -> None:
    before = elements_of(http, example_path)
    gone = delete(http, example_path, DOMINANT_PLAYER)["deleted"]
    http.patch(example_path, json={"title": "Other"}).raise_for_status()
    http.post(f"{example_path}/claims", json={"text": "New."}).raise_for_status()
    answer = revert(http, example_path, 3, message="As it was.")
    assert answer.status_code == 200
    done = answer.json()
    assert (done["revision"], done["deleted"]) == (7, [77])
    assert {*gone} <= {element["id"] for element in done["elements"]}
    assert without_revision(elements_of(http, example_path)) == without_revision(before)
    assert http.get(example_path).json()["title"] != "Other"
    latest = http.get(f"{example_path}/revisions?limit=1").json()["items"][0]
    assert (latest["message"], latest["created"]) == ("As it was.", len(gone))
    again = revert(http, example_path, 3).json()
    assert (again["revision"], again["elements"], again["deleted"]) == (7, [], [])
    revert(http, example_path, 6).raise_for_status()
    latest = http.get(f"{example_path}/revisions?limit=1").json()["items"][0]
    assert latest["message"] == "Back to revision 6."
    assert http.get(f"{example_path}/elements/77").json()["text"] == "New."
    assert http.get(f"{example_path}/elements/{DOMINANT_PLAYER}").status_code == 404
    assert http.get(f"{example_path}/diff?from=6").json()["items"] == []


def test_who_may_see_a_map_does_not_move_with_it(http: httpx.Client) -> None:
    made = http.post("/v1/maps", json={"title": "Minerals", "visibility": "public"}).json()
    path = f"/v1/maps/{made['id']}"
    http.patch(path, json={"title": "Minerals club"}).raise_for_status()
    revert(http, path, 1).raise_for_status()
    back = http.get(path).json()
    assert (back["title"], back["visibility"]) == ("Minerals", "public")
    fields = [field["field"] for field in http.get(f"{path}/revisions/1").json()["map"]]
    assert fields == ["title"]


def test_one_argument_comes_back_once_what_it_refers_to_is_there(
    http: httpx.Client, example_path: str
) -> None:
    before = http.get(f"{example_path}/elements/{DOMINANCE_ARGUMENT}").json()
    delete(http, example_path, DOMINANT_PLAYER)
    refused = revert(http, example_path, 3, element=DOMINANCE_ARGUMENT)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "missing_end")
    assert problem["missing"] == [DOMINANT_PLAYER]
    assert [fault["pointer"] for fault in problem["errors"]] == ["#/element"]
    assert problem["detail"] == (
        "Element 33 at revision 3 refers to what is gone: 2; "
        "take them back first, or the whole map."
    )
    revert(http, example_path, 3, element=DOMINANT_PLAYER).raise_for_status()
    done = revert(http, example_path, 3, element=DOMINANCE_ARGUMENT).json()
    assert without_revision(done["elements"]) == without_revision([before])


def test_a_merged_claim_comes_back_and_is_found_under_its_number(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{DOMINANT_PLAYER}"
    before = http.get(address).json()
    edit(http, example_path, {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER})
    assert http.get(address).status_code == 308
    done = revert(http, example_path, 3).json()
    assert without_revision([http.get(address).json()]) == without_revision([before])
    assert DOMINANT_PLAYER in {element["id"] for element in done["elements"]}
    http.patch(address, json={"title": "Changed"}).raise_for_status()
    assert http.get(f"{address}?revision=4").status_code == 308


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"to": 9}, 404, "revision_not_found"),
        ({"to": 0}, 422, "invalid_body"),
        ({}, 422, "invalid_body"),
        ({"to": 2, "elements": [1]}, 422, "invalid_body"),
        ({"to": 2, "element": 99}, 404, "element_not_found"),
        ({"to": 3, "element": 99}, 404, "element_not_found"),
        ({"to": 1, "element": 1}, 404, "element_not_found"),
    ],
)
def test_a_revert_that_cannot_be_is_refused_and_changes_nothing(
    http: httpx.Client, example_path: str, body: Json, status: int, code: str
) -> None:
    before = http.get(f"{example_path}/document").content
    answer = http.post(f"{example_path}/revert", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert http.get(f"{example_path}/document").content == before


def test_a_revert_is_done_once_under_its_key_and_not_on_a_map_that_moved_on(
    http: httpx.Client, example_path: str
) -> None:
    delete(http, example_path, DOMINANT_PLAYER)
    keyed = {"Idempotency-Key": f"undo {example_path}", "If-Match": '"4"'}
    first = http.post(f"{example_path}/revert", json={"to": 3}, headers=keyed)
    again = http.post(f"{example_path}/revert", json={"to": 3}, headers=keyed)
    assert (first.status_code, again.headers["idempotency-replayed"]) == (200, "true")
    assert first.json() == again.json()
    stale = http.post(f"{example_path}/revert", json={"to": 2}, headers={"If-Match": '"4"'})
    assert (stale.status_code, stale.json()["current_revision"]) == (412, 5)

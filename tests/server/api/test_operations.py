"""Upsert, merge, retype and whole-map replace through HTTP, on the article's map."""

from typing import Any

import httpx
import pytest

from examples import (
    BURGUM,
    CLUB,
    COOPERATION,
    COOPERATION_AGAINST_CLUB,
    DOMINANCE_ARGUMENT,
    DOMINANT_PLAYER,
)

Json = dict[str, Any]
FIRST_CLAIM = {"system": "seed", "id": "c1"}
"""The external name of the club in the article's map."""


def edit(http: httpx.Client, path: str, *operations: Json) -> httpx.Response:
    return http.post(f"{path}/edits", json={"operations": operations})


def replace(http: httpx.Client, path: str, document: Json, tag: str = "*") -> httpx.Response:
    return http.put(f"{path}/document", json=document, headers={"If-Match": tag})


def code_of(answer: httpx.Response) -> tuple[int, str, list[str]]:
    problem = answer.json()
    pointers = [fault["pointer"] for fault in problem.get("errors", [])]
    return answer.status_code, problem["code"], pointers


def test_a_script_of_upserts_run_twice_makes_one_revision_and_answers_the_same_numbers(
    http: httpx.Client, example_path: str
) -> None:
    script = [
        {
            "op": "upsert",
            "external": FIRST_CLAIM,
            "ref": "$club",
            "element": {"type": "claim", "text": "Trade minerals inside a club.", "tags": ["x"]},
        },
        {
            "op": "upsert",
            "external": {"system": "script", "id": "walls"},
            "ref": "$walls",
            "element": {"type": "rebuttal", "attackers": [{"text": "Walls."}], "target": "$club"},
        },
    ]
    first = edit(http, example_path, *script).json()
    again = edit(http, example_path, *script).json()
    assert first["created"] == again["created"]
    assert first["created"]["$club"] == CLUB
    assert first["elements"][0]["id"] == CLUB
    assert first["elements"][0]["title"] == "Build a minerals club"
    assert (again["revision"], again["elements"]) == (first["revision"], [])


def test_the_address_of_a_merged_element_leads_to_the_last_of_the_chain(
    http: httpx.Client, example_path: str
) -> None:
    merges = [
        {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER},
        {"op": "merge", "into": CLUB, "from": COOPERATION},
    ]
    for operation in merges:
        done = edit(http, example_path, operation).json()
        assert done["deleted"] == [operation["from"]]
    address = f"{example_path}/elements/{DOMINANT_PLAYER}"
    answer = http.get(address)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{example_path}/elements/{CLUB}"
    assert http.get(address, follow_redirects=True).json()["id"] == CLUB
    for refused in (http.patch(address, json={"title": "x"}), http.delete(address)):
        assert code_of(refused)[:2] == (410, "element_merged")
        assert refused.json()["merged_into"] == CLUB
    inside = edit(http, example_path, {"op": "update", "id": COOPERATION, "patch": {}})
    assert code_of(inside) == (410, "element_merged", ["#/operations/0/id"])
    typed = {"attackers": [COOPERATION], "target": CLUB}
    refused = http.post(f"{example_path}/rebuttals", json=typed)
    assert code_of(refused) == (410, "element_merged", ["#/attackers/0"])


def test_what_a_merge_moves_is_answered(http: httpx.Client, example_path: str) -> None:
    operation = {"op": "merge", "into": COOPERATION, "from": DOMINANT_PLAYER}
    done = edit(http, example_path, operation).json()
    moved = {element["id"]: element for element in done["elements"]}
    assert COOPERATION in moved[DOMINANCE_ARGUMENT]["premises"]
    document = http.get(f"{example_path}/document").json()["elements"]
    arguments = [element for element in document if element["type"] == "argument"]
    assert not [each for each in arguments if DOMINANT_PLAYER in each["premises"]]


def test_a_retyped_element_keeps_its_number_and_stands_in_the_other_collection(
    http: httpx.Client, map_path: str
) -> None:
    http.post(f"{map_path}/claims", json={"text": "Club?", "note": "Kept."}).raise_for_status()
    operation = {"op": "retype", "id": 1, "element": {"type": "question", "text": "Club?"}}
    edit(http, map_path, operation).raise_for_status()
    (question,) = http.get(f"{map_path}/questions").json()["items"]
    assert (question["id"], question["note"]) == (1, "Kept.")
    assert http.get(f"{map_path}/claims").json()["items"] == []


def test_a_retyped_element_that_is_held_as_what_it_was_is_refused(
    http: httpx.Client, example_path: str
) -> None:
    operation = {"op": "retype", "id": BURGUM, "element": {"type": "source", "url": "https://x"}}
    answer = edit(http, example_path, operation)
    assert code_of(answer) == (409, "wrong_end", ["#/operations/0/element/type"])
    assert answer.json()["holders"] == [CLUB]


def test_a_document_can_be_read_changed_and_put_back(http: httpx.Client, example_path: str) -> None:
    read = http.get(f"{example_path}/document")
    document, tag = read.json(), read.headers["etag"]  # of the coding that came
    revision = document["map"]["revision"]
    same = replace(http, example_path, document, tag)
    assert same.status_code == 200
    assert (same.json()["revision"], same.json()["elements"]) == (revision, [])
    document["elements"] = [
        element for element in document["elements"] if element["id"] != COOPERATION_AGAINST_CLUB
    ]
    document["elements"].append({"type": "claim", "id": 500, "text": "Walls fuel instability."})
    document["map"]["title"] = "Changed"
    done = replace(http, example_path, document, tag).json()
    assert (done["deleted"], done["revision"]) == ([COOPERATION_AGAINST_CLUB], revision + 1)
    assert [element["id"] for element in done["elements"]] == [500]
    now = http.get(f"{example_path}/document").json()
    assert now["map"]["title"] == "Changed"
    assert now["elements"][-1]["text"] == "Walls fuel instability."
    assert http.post(f"{example_path}/claims", json={"text": "x"}).json()["id"] == 501
    assert code_of(replace(http, example_path, document, tag))[:2] == (412, "stale_revision")


def test_a_document_of_another_map_can_be_put_into_an_empty_one(
    http: httpx.Client, example_path: str, map_path: str
) -> None:
    document = http.get(f"{example_path}/document").json()
    replace(http, map_path, document, '"1"').raise_for_status()
    copied = http.get(f"{map_path}/document").json()
    for one, other in zip(document["elements"], copied["elements"], strict=True):
        assert {**one, "revision": 2} == other
    assert copied["map"]["main_claim"] == CLUB


def test_a_map_is_only_replaced_by_who_says_which_revision_was_read(
    http: httpx.Client, example_path: str
) -> None:
    document = http.get(f"{example_path}/document").json()
    answer = http.put(f"{example_path}/document", json=document)
    assert code_of(answer)[:2] == (428, "precondition_required")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"premises": [999]}, (409, "missing_end", ["#/elements/32/premises/0"])),
        ({"premises": [BURGUM]}, (409, "wrong_end", ["#/elements/32/premises/0"])),
        ({"premises": []}, (422, "invalid_body", ["#/elements/32/premises"])),
        ({"premises": ["$a"]}, (409, "unknown_ref", ["#/elements/32/premises/0"])),
        ({"colour": "red"}, (422, "invalid_body", ["#/elements/32"])),
        ({"id": CLUB}, (422, "invalid_body", ["#/elements/32/id"])),
        ({"id": 1_000_001}, (409, "number_too_high", ["#/elements/32/id"])),
    ],
)
def test_a_document_that_cannot_be_is_refused_with_the_place_and_changes_nothing(
    http: httpx.Client, example_path: str, change: Json, expected: tuple[int, str, list[str]]
) -> None:
    before = http.get(f"{example_path}/document")
    document = before.json()
    assert document["elements"][32]["id"] == DOMINANCE_ARGUMENT
    document["elements"][32] |= change
    assert code_of(replace(http, example_path, document)) == expected
    assert http.get(f"{example_path}/document").content == before.content


@pytest.mark.parametrize("time", ["", "yesterday", "0000-00-00T00:00:00Z", "2026-02-04T17:44:00"])
def test_a_document_of_no_time_is_refused(http: httpx.Client, example_path: str, time: str) -> None:
    document = http.get(f"{example_path}/document").json()
    assert replace(http, example_path, document).status_code == 200
    for name in ("updated_at", "deleted_at"):
        wrong = {**document, "map": {**document["map"], name: time}}
        refused = (422, "invalid_body", [f"#/map/{name}"])
        assert code_of(replace(http, example_path, wrong)) == refused

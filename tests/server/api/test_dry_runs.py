"""Dry runs: what would be done, and all that is wrong; nothing is done."""

from typing import Any

import httpx

from examples import CLUB, DOMINANCE_ARGUMENT, DOMINANT_PLAYER

Json = dict[str, Any]
DRY = {"dry_run": "true"}


def create(element: Json, ref: str | None = None) -> Json:
    return {"op": "create", "element": element} | ({"ref": ref} if ref else {})


def claim(text: str = "Walls fuel instability.") -> Json:
    return {"type": "claim", "text": text}


def faults_of(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


GOOD = [
    create(claim(), "$walls"),
    create({"type": "rebuttal", "attackers": ["$walls"], "target": CLUB}),
    {"op": "update", "id": CLUB, "patch": {"title": "The club"}},
    {"op": "delete", "id": DOMINANT_PLAYER, "cascade": True},
]


def test_a_dry_run_answers_what_the_edit_then_does_and_does_nothing(
    http: httpx.Client, example_path: str
) -> None:
    address, before = f"{example_path}/edits", http.get(f"{example_path}/document").content
    edit = {"operations": GOOD, "message": "Walls"}
    headers = {"Idempotency-Key": "walls"}
    dry = http.post(address, json=edit, params=DRY, headers=headers)
    assert dry.status_code == 200
    assert "etag" not in dry.headers
    assert http.get(f"{example_path}/document").content == before
    done = http.post(address, json=edit, headers=headers)
    assert done.status_code == 200
    assert "idempotency-replayed" not in done.headers
    assert dry.json() == done.json() | {"dry_run": True}
    assert "dry_run" not in done.json()


def test_what_a_delete_or_a_document_would_do_can_be_asked_too(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{DOMINANT_PLAYER}"
    dry = http.delete(address, params={**DRY, "cascade": "true"}).json()
    assert DOMINANCE_ARGUMENT in dry["deleted"]
    assert http.get(address).status_code == 200
    document = http.get(f"{example_path}/document")
    guard = {"If-Match": document.headers["etag"]}
    shorter = {"map": {"title": "Begun anew"}, "elements": []}
    would = http.put(f"{example_path}/document", json=shorter, params=DRY, headers=guard).json()
    assert len(would["deleted"]) == len(document.json()["elements"])
    assert http.get(f"{example_path}/document").content == document.content


def test_what_going_back_would_do_can_be_asked_too(http: httpx.Client, example_path: str) -> None:
    http.patch(f"{example_path}/elements/{CLUB}", json={"title": "The club"}).raise_for_status()
    before = http.get(f"{example_path}/document").content
    for body in ({"to": 1}, {"to": 3, "element": CLUB}):
        dry = http.post(f"{example_path}/revert", json=body, params=DRY)
        assert http.get(f"{example_path}/document").content == before
        done = http.post(f"{example_path}/revert", json=body)
        assert dry.json() == done.json() | {"dry_run": True}
        http.post(f"{example_path}/revert", json={"to": 4}).raise_for_status()
        before = http.get(f"{example_path}/document").content


def test_a_refusal_names_every_fault_and_none_that_only_follows_from_another(
    http: httpx.Client, example_path: str
) -> None:
    operations = [
        create({"type": "rebuttal", "attackers": ["$nobody", 9_999], "target": CLUB}, "$bad"),
        create({"type": "rebuttal", "attackers": [CLUB], "target": "$bad"}),
        {"op": "update", "id": "$bad", "patch": {"title": "of what is refused"}},
        create(claim(), "$twice"),
        create(claim(), "$twice"),
        {"op": "update", "id": 9_998, "patch": {"title": "not there"}},
        {"op": "update", "id": CLUB, "patch": {"texts": "no such field"}},
        {"op": "update", "id": CLUB, "patch": {"title": "skipped, as the one before"}},
        {"op": "delete", "id": DOMINANT_PLAYER},
        {"op": "update", "id": 3, "patch": {"title": "stale"}, "if_revision": 1},
        create({"type": "argument", "premises": [4], "conclusion": DOMINANCE_ARGUMENT}),
        create({"type": "argument", "premises": [DOMINANCE_ARGUMENT], "conclusion": 4}),
        create(claim("the character \0")),
        create(claim()),
    ]
    expected = [
        ("#/operations/4/ref", "ref_used_twice"),
        ("#/operations/0/element/attackers/0", "unknown_ref"),
        ("#/operations/0/element/attackers/1", "missing_end"),
        ("#/operations/5/id", "element_not_found"),
        ("#/operations/6/patch", "invalid_body"),
        ("#/operations/9", "stale_revision"),
        ("#/operations/8/id", "element_in_use"),
        ("#/operations/11/element/premises/0", "wrong_end"),
    ]
    before = http.get(f"{example_path}/document").content
    for params in (DRY, {}):
        refused = http.post(f"{example_path}/edits", json={"operations": operations}, params=params)
        assert refused.status_code == 409
        assert refused.json()["code"] == "ref_used_twice"
        assert faults_of(refused) == expected
    assert http.get(f"{example_path}/document").content == before
    text = [operations[12]]
    (fault,) = faults_of(http.post(f"{example_path}/edits", json={"operations": text}, params=DRY))
    assert fault == ("#/operations/0/element/text", "invalid_body")


def test_a_dry_run_minds_header_fields_and_who_may_not_see_the_map(
    http: httpx.Client, example_path: str
) -> None:
    edit = {"operations": [create(claim())]}
    for name, value, status in (("If-Match", '"1"', 412), ("Idempotency-Key", "a\tb", 400)):
        headers = {name: value}
        refused = http.post(f"{example_path}/edits", json=edit, params=DRY, headers=headers)
        assert refused.status_code == status
    assert http.post("/v1/maps/0000000000000/edits", json=edit, params=DRY).status_code == 404


def test_ten_thousand_operations_are_one_edit_and_one_more_is_too_many(
    http: httpx.Client, map_path: str
) -> None:
    step = {"type": "argument", "premises": ["$0"], "conclusion": "$1"}
    operations = [create(claim(f"{n}"), f"${n}") for n in range(5_000)]
    operations += [create(step) for _ in range(5_000)]
    for params in (DRY, {}):
        done = http.post(f"{map_path}/edits", json={"operations": operations}, params=params)
        assert done.status_code == 200
        assert len(done.json()["elements"]) == 10_000
    assert http.get(map_path).json()["revision"] == 2
    refused = http.post(f"{map_path}/edits", json={"operations": [*operations, operations[0]]})
    assert (refused.status_code, faults_of(refused)) == (422, [("#/operations", "invalid_body")])
    assert "10000" in refused.json()["detail"]
    deletes = [{"op": "delete", "id": n, "cascade": True} for n in range(1, 5_001)]
    gone = http.post(f"{map_path}/edits", json={"operations": deletes})
    assert len(gone.json()["deleted"]) == 10_000

"""Long operations over HTTP: asked for, watched, taken back, and what came of them."""

from typing import Any

import httpx
import msgspec
import pytest

from long_work import end_of

LATER = {"Prefer": "respond-async"}
Json = dict[str, Any]


def create(**element: Any) -> Json:
    return {"op": "create", "element": element}


CLAIMS = {"operations": [create(type="claim", text=f"{n}") for n in range(30)]}


def test_an_edit_that_is_asked_for_later_is_accepted_then_done(
    http: httpx.Client, map_path: str
) -> None:
    answer = http.post(f"{map_path}/edits", json=CLAIMS, headers=LATER)
    accepted = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/operations/{accepted['id']}"
    assert answer.headers["preference-applied"] == "respond-async"
    assert answer.headers["retry-after"] == "1"
    assert (accepted["kind"], accepted["map"]) == ("edit", map_path.rpartition("/")[2])
    assert (accepted["state"], accepted["result"], accepted["problem"]) == ("waiting", None, None)
    done = end_of(http, accepted)
    assert (done["state"], done["problem"]) == ("done", None)
    assert done["progress"] == {"done": 31, "total": 31}
    assert done["created_at"] <= done["started_at"] <= done["ended_at"]
    assert done["result"] == {
        "map": accepted["map"],
        "revision": 2,
        "href": f"{map_path}/revisions/2",
    }
    assert http.get(done["result"]["href"]).json()["created"] == 30
    assert http.get(map_path).json()["revision"] == 2


def test_without_being_asked_nothing_of_a_small_map_is_done_later(
    http: httpx.Client, map_path: str
) -> None:
    assert http.post(f"{map_path}/edits", json=CLAIMS).status_code == 200
    answer = http.post(f"{map_path}/revert", json={"to": 1})
    assert answer.status_code == 200
    assert "preference-applied" not in answer.headers


@pytest.mark.parametrize("header", ["respond-async, return=minimal", "wait=3;x=y, Respond-Async"])
def test_the_preference_is_found_among_others(
    http: httpx.Client, map_path: str, header: str
) -> None:
    answer = http.post(f"{map_path}/edits", json=CLAIMS, headers={"Prefer": header})
    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "respond-async"
    end_of(http, answer.json())


def test_where_nothing_is_done_later_the_preference_is_not_said_to_be_applied(
    http: httpx.Client, map_path: str
) -> None:
    answer = http.post(
        f"{map_path}/claims", json={"text": "Allies should form a club."}, headers=LATER
    )
    assert answer.status_code == 201
    assert "preference-applied" not in answer.headers


def test_every_kind_of_bulk_work_comes_to_what_it_would_at_once(
    http: httpx.Client, example_path: str
) -> None:
    before = http.get(f"{example_path}/document").json()
    now = http.get(example_path).json()["revision"]
    erased = http.post(f"{example_path}/erase", json={"elements": [12]}, headers=LATER)
    assert end_of(http, erased.json())["result"]["revision"] == now + 1
    history = http.get(f"{example_path}/elements/12/history").json()["items"]
    assert all(each["redacted"] for each in history if each["element"])

    reverted = http.post(f"{example_path}/revert", json={"to": now + 1}, headers=LATER)
    assert end_of(http, reverted.json())["state"] == "done", "nothing to do is done, too"
    assert end_of(http, reverted.json())["result"]["revision"] == now + 1

    document = http.get(f"{example_path}/document").json()
    document["map"]["title"] = "Put back"
    replaced = http.put(
        f"{example_path}/document", json=document, headers={**LATER, "If-Match": f'"{now + 1}"'}
    )
    assert end_of(http, replaced.json())["result"]["revision"] == now + 2
    assert http.get(example_path).json()["title"] == "Put back"

    forked = http.post(f"{example_path}/fork", json={"title": "Beijing"}, headers=LATER)
    result = end_of(http, forked.json())["result"]
    assert result["href"] == f"/v1/maps/{result['map']}"
    assert len(http.get(f"{result['href']}/document").json()["elements"]) < len(before["elements"])
    assert http.get(result["href"]).json()["title"] == "Beijing"


def test_an_operation_that_fails_tells_the_problem_that_the_request_would_have_had(
    http: httpx.Client, map_path: str
) -> None:
    wrong = {
        "operations": [
            create(type="rebuttal", attackers=[99], target=98),
            {"op": "delete", "id": 97},
        ]
    }
    at_once = http.post(f"{map_path}/edits", json=wrong)
    accepted = http.post(f"{map_path}/edits", json=wrong, headers=LATER)
    failed = end_of(http, accepted.json())
    assert (failed["state"], failed["result"]) == ("failed", None)
    expected = {k: v for k, v in at_once.json().items() if k != "request_id"}
    assert failed["problem"] == expected
    assert len(expected["errors"]) == 3
    assert http.get(map_path).json()["revision"] == 1


def test_a_precondition_is_looked_at_when_the_work_is_done(
    http: httpx.Client, map_path: str
) -> None:
    headers = {**LATER, "If-Match": '"7"'}
    failed = end_of(http, http.post(f"{map_path}/edits", json=CLAIMS, headers=headers).json())
    assert (failed["problem"]["code"], failed["problem"]["current_revision"]) == (
        "stale_revision",
        1,
    )


def test_what_cannot_be_read_or_is_about_no_map_is_refused_at_once(
    http: httpx.Client, map_path: str
) -> None:
    nowhere = "/v1/maps/0000000000000"
    assert http.post(f"{map_path}/edits", json={}, headers=LATER).status_code == 422
    assert http.post(f"{nowhere}/edits", json=CLAIMS, headers=LATER).status_code == 404
    assert http.post(f"{nowhere}/fork", json={}, headers=LATER).status_code == 404
    http.delete(map_path)
    assert http.post(f"{map_path}/edits", json=CLAIMS, headers=LATER).status_code == 410


def test_the_same_key_asks_for_the_same_operation_and_is_done_once(
    http: httpx.Client, map_path: str
) -> None:
    key = {"Idempotency-Key": f"minerals {map_path}"}
    first = http.post(f"{map_path}/edits", json=CLAIMS, headers={**LATER, **key})
    again = http.post(f"{map_path}/edits", json=CLAIMS, headers={**LATER, **key})
    assert (again.status_code, again.headers["idempotency-replayed"]) == (202, "true")
    assert again.json()["id"] == first.json()["id"]
    end_of(http, first.json())
    at_once = http.post(f"{map_path}/edits", json=CLAIMS, headers=key)
    assert (at_once.status_code, at_once.headers["idempotency-replayed"]) == (200, "true")
    assert at_once.json()["revision"] == 2
    other = http.post(
        f"{map_path}/edits", json={"operations": CLAIMS["operations"][:1]}, headers={**LATER, **key}
    )
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert http.get(map_path).json()["revision"] == 2


def test_what_was_done_at_once_is_not_done_again_later(http: httpx.Client, map_path: str) -> None:
    key = {"Idempotency-Key": f"at once {map_path}"}
    http.post(f"{map_path}/edits", json=CLAIMS, headers=key)
    later = http.post(f"{map_path}/edits", json=CLAIMS, headers={**LATER, **key})
    assert end_of(http, later.json())["result"]["revision"] == 2
    assert http.get(map_path).json()["revision"] == 2


def test_a_fork_under_a_key_is_one_map_now_and_later(http: httpx.Client, map_path: str) -> None:
    key = {"Idempotency-Key": f"fork {map_path}"}
    later = http.post(f"{map_path}/fork", json={}, headers={**LATER, **key})
    made = end_of(http, later.json())["result"]["map"]
    assert http.post(f"{map_path}/fork", json={}, headers=key).json()["id"] == made


def test_a_dry_run_is_never_put_off(http: httpx.Client, map_path: str) -> None:
    answer = http.post(f"{map_path}/edits?dry_run=true", json=CLAIMS, headers=LATER)
    assert (answer.status_code, answer.json()["dry_run"]) == (200, True)


def test_msgpack_is_read_when_the_work_is_done(http: httpx.Client, map_path: str) -> None:
    headers = {**LATER, "Content-Type": "application/vnd.msgpack"}
    body = msgspec.msgpack.encode(CLAIMS)
    accepted = http.post(f"{map_path}/edits", content=body, headers=headers)
    assert end_of(http, accepted.json())["state"] == "done"


def test_operations_are_listed_by_map_and_state_the_newest_first(
    http: httpx.Client, map_path: str
) -> None:
    map = map_path.rpartition("/")[2]
    ids = []
    for _ in range(3):
        accepted = http.post(f"{map_path}/edits", json=CLAIMS, headers=LATER).json()
        ids.insert(0, end_of(http, accepted)["id"])
    page = http.get("/v1/operations", params={"map": map, "limit": 2}).json()
    assert [each["id"] for each in page["items"]] == ids[:2]
    rest = http.get(
        "/v1/operations", params={"map": map, "limit": 2, "cursor": page["next_cursor"]}
    )
    assert [each["id"] for each in rest.json()["items"]] == ids[2:]
    done = {"map": map, "state": "done"}
    assert len(http.get("/v1/operations", params=done).json()["items"]) == 3
    assert http.get("/v1/operations", params={**done, "state": "failed"}).json()["items"] == []
    assert http.get("/v1/operations?state=asleep").status_code == 400
    assert http.get("/v1/operations?map=club").status_code == 400


def test_what_has_ended_cannot_be_cancelled(http: httpx.Client, map_path: str) -> None:
    accepted = http.post(f"{map_path}/edits", json=CLAIMS, headers=LATER).json()
    address = f"/v1/operations/{end_of(http, accepted)['id']}"
    answer = http.delete(address)
    assert (answer.status_code, answer.json()["code"]) == (409, "operation_ended")
    assert http.get(address).json()["state"] == "done"


@pytest.mark.parametrize("id", ["0000000000000", "club", "0"])
def test_an_operation_that_is_not_there_is_not_found(http: httpx.Client, id: str) -> None:
    for method in ("GET", "DELETE"):
        answer = http.request(method, f"/v1/operations/{id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "operation_not_found")

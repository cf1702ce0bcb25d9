"""Writing through HTTP: one request, one revision, exactly once."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from examples import (
    CLUB,
    COOPERATION_AGAINST_CLUB,
    DOMINANCE_ARGUMENT,
    DOMINANT_PLAYER,
    example_document,
)

WALLS = {"attackers": [{"text": "Walls fuel instability."}], "target": 4}


def revision_of(http: httpx.Client, path: str) -> int:
    revision: int = http.get(path).json()["revision"]
    return revision


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        (DOMINANT_PLAYER, "rebut"),
        (DOMINANCE_ARGUMENT, "undercut"),
        (COOPERATION_AGAINST_CLUB, "undercut"),
    ],
    ids=["claim", "argument", "rebuttal"],
)
def test_a_rebuttal_with_an_inline_claim_is_one_request_and_one_revision(
    http: httpx.Client, example_path: str, target: int, kind: str
) -> None:
    before = revision_of(http, example_path)
    answer = http.post(f"{example_path}/rebuttals", json={**WALLS, "target": target})
    assert answer.status_code == 201
    rebuttal = answer.json()
    assert rebuttal["kind"] == kind
    assert revision_of(http, example_path) == before + 1 == rebuttal["revision"]
    (attacker,) = rebuttal["attackers"]
    claim = http.get(f"{example_path}/elements/{attacker}").json()
    assert claim["text"] == "Walls fuel instability."
    assert attacker == rebuttal["id"] - 1


def test_fifty_equal_requests_with_one_key_make_one_revision_and_get_equal_answers(
    http: httpx.Client, example_path: str
) -> None:
    before = revision_of(http, example_path)

    def send(_: int) -> httpx.Response:
        return http.post(
            f"{example_path}/rebuttals", json=WALLS, headers={"Idempotency-Key": "walls"}
        )

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(send, range(50)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.headers["location"] for answer in answers}) == 1
    replays = [answer.headers.get("idempotency-replayed") for answer in answers]
    assert replays.count("true") == 49
    assert revision_of(http, example_path) == before + 1


def test_a_key_used_with_another_request_is_refused(http: httpx.Client, example_path: str) -> None:
    headers = {"Idempotency-Key": "once"}
    http.post(f"{example_path}/rebuttals", json=WALLS, headers=headers).raise_for_status()
    other = {**WALLS, "target": CLUB}
    answer = http.post(f"{example_path}/rebuttals", json=other, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_a_replay_answers_what_was_answered_even_after_later_changes(
    http: httpx.Client, map_path: str
) -> None:
    headers = {"Idempotency-Key": "first"}
    first = http.post(f"{map_path}/claims", json={"text": "A"}, headers=headers)
    http.patch(f"{map_path}/elements/1", json={"text": "B"}).raise_for_status()
    again = http.post(f"{map_path}/claims", json={"text": "A"}, headers=headers)
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]


def test_a_refused_request_is_not_remembered_under_its_key(
    http: httpx.Client, map_path: str
) -> None:
    headers = {"Idempotency-Key": "too early"}
    body = {"attackers": [{"text": "x"}], "target": 1}
    assert http.post(f"{map_path}/rebuttals", json=body, headers=headers).status_code == 409
    http.post(f"{map_path}/claims", json={"text": "A"}).raise_for_status()
    assert http.post(f"{map_path}/rebuttals", json=body, headers=headers).status_code == 201


def test_a_map_is_made_once_for_fifty_equal_requests(http: httpx.Client) -> None:
    def send(_: int) -> httpx.Response:
        headers = {"Idempotency-Key": "the club's map"}
        while True:
            answer = http.post("/v1/maps", json={"title": "Club"}, headers=headers)
            if answer.status_code != 503:  # too busy for fifty at once: sent again, as it says
                return answer
            time.sleep(float(answer.headers["retry-after"]))

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(send, range(50)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_of_eight_editors_with_the_same_tag_one_wins_and_seven_learn_the_revision(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{CLUB}"
    tag = http.get(address).headers["etag"]

    def send(editor: int) -> httpx.Response:
        return http.patch(address, json={"note": f"editor {editor}"}, headers={"If-Match": tag})

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(send, range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    now = http.get(address).json()["revision"]
    refusals = [answer.json() for answer in answers if answer.status_code == 412]
    assert {refusal["current_revision"] for refusal in refusals} == {now}


def test_sixteen_writers_on_one_map_never_make_another_maps_request_fail(
    http: httpx.Client, map_path: str, example_path: str
) -> None:
    def write(number: int) -> int:
        return http.post(f"{map_path}/claims", json={"text": f"claim {number}"}).status_code

    def read(_: int) -> int:
        return http.post(f"{example_path}/claims", json={"text": "elsewhere"}).status_code

    with ThreadPoolExecutor(20) as threads:
        writes = threads.map(write, range(16 * 12))
        reads = threads.map(read, range(60))
        assert set(reads) == {201}
        assert set(writes) == {201}
    assert revision_of(http, map_path) == 1 + 16 * 12
    last = http.get(f"{map_path}/elements/{16 * 12}")
    assert last.status_code == 200


def test_an_edit_is_all_or_nothing(http: httpx.Client, example_path: str) -> None:
    before = http.get(f"{example_path}/document").content
    operations = [
        {"op": "create", "element": {"type": "claim", "text": "Kept only if all is."}},
        {"op": "update", "id": CLUB, "patch": {"title": "Other"}},
        {"op": "delete", "id": 9_999},
    ]
    answer = http.post(f"{example_path}/edits", json={"operations": operations})
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["pointer"] == "#/operations/2/id"
    assert http.get(f"{example_path}/document").content == before


def test_refs_may_name_what_a_later_operation_creates(http: httpx.Client, map_path: str) -> None:
    operations = [
        {
            "op": "create",
            "ref": "$dominance",
            "element": {"type": "argument", "premises": ["$player"], "conclusion": "$club"},
        },
        {"op": "create", "ref": "$player", "element": {"type": "claim", "text": "A player."}},
        {"op": "create", "ref": "$club", "element": {"type": "claim", "text": "A club."}},
        {"op": "update", "id": "$club", "patch": {"title": "The club"}},
    ]
    answer = http.post(f"{map_path}/edits", json={"operations": operations, "message": "all"})
    result = answer.json()
    assert answer.status_code == 200
    assert result["created"] == {"$dominance": 1, "$player": 2, "$club": 3}
    argument, _, club = result["elements"]
    assert (argument["premises"], argument["conclusion"]) == ([2], 3)
    assert club["title"] == "The club"
    assert result["revision"] == 2


def test_an_edit_that_changes_nothing_makes_no_revision(
    http: httpx.Client, example_path: str
) -> None:
    before = revision_of(http, example_path)
    club = http.get(f"{example_path}/elements/{CLUB}").json()
    answer = http.patch(f"{example_path}/elements/{CLUB}", json={"title": club["title"]})
    assert answer.json() == club
    assert revision_of(http, example_path) == before


def test_the_articles_map_comes_back_as_it_was_given(http: httpx.Client, example_path: str) -> None:
    given = example_document()["elements"]
    stored = http.get(f"{example_path}/document").json()["elements"]
    assert [element["id"] for element in stored] == [element["id"] for element in given]
    for before, after in zip(given, stored, strict=True):
        for name, value in before.items():
            if name == "attributions":
                for one, other in zip(value, after[name], strict=True):
                    assert {k: v for k, v in other.items() if k in one} == one
            else:
                assert after[name] == value


def test_deleting_what_others_need_lists_them_and_cascade_takes_them_along(
    http: httpx.Client, example_path: str
) -> None:
    address = f"{example_path}/elements/{DOMINANT_PLAYER}"
    refused = http.delete(address)
    assert refused.status_code == 409
    holders = refused.json()["holders"]
    assert DOMINANCE_ARGUMENT in holders
    done = http.delete(address, params={"cascade": "true"}).json()
    assert {DOMINANT_PLAYER, *holders} <= set(done["deleted"])
    left = http.get(f"{example_path}/document").json()["elements"]
    assert not set(done["deleted"]) & {element["id"] for element in left}


def test_deleting_a_participant_only_drops_what_they_said(
    http: httpx.Client, example_path: str
) -> None:
    done = http.delete(f"{example_path}/elements/66").json()
    assert done["deleted"] == [66]
    club = http.get(f"{example_path}/elements/{CLUB}").json()
    assert club["attributions"][0]["participant"] is None
    assert club["attributions"][0]["quote"]["exact"].startswith("The club would have")

"""Who holds what on the article's map, what is odd about it, what two maps agree on: over HTTP."""

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
    JIAN,
    WANG,
    delete,
    edit,
    entitle,
)

Json = dict[str, Any]
INTERDEPENDENCE = 24
"""Jian's claim."""
REUTERS, GLOBAL_TIMES = 70, 73


def ask(http: httpx.Client, path: str, **query: Any) -> Json:
    answer = http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body


def test_burgum_holds_the_club_for_the_dominant_player_and_against_cooperation(
    http: httpx.Client, example_path: str
) -> None:
    (burgum,) = ask(http, f"{example_path}/positions", participant=BURGUM)["positions"]
    assert burgum["name"] == "Doug Burgum"
    assert [held["claim"] for held in burgum["holds"]] == [CLUB, DOMINANT_PLAYER, 3, 4]
    assert burgum["holds"][0]["via"] == [[REUTERS, GLOBAL_TIMES]]
    assert burgum["argues_for"] == [{"id": CLUB, "by": [DOMINANCE_ARGUMENT]}]
    assert {each["id"]: each["by"] for each in burgum["argues_against"]} == {
        COOPERATION: [52],
        47: [58],
    }
    premises = ask(http, f"{example_path}/elements/{DOMINANCE_ARGUMENT}")["premises"]
    assert DOMINANT_PLAYER in premises


def test_burgums_club_and_wangs_cooperation_attack_each_other(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/positions", participant=[BURGUM, WANG])
    assert [each["participant"] for each in answer["positions"]] == [WANG, BURGUM]
    differences = answer["differences"]
    direct = [each for each in differences["disagreements"] if each["is_direct"]]
    assert [(d["by"], d["ground"], d["against"], d["rebuttal"]) for d in direct] == [
        (WANG, COOPERATION, CLUB, COOPERATION_AGAINST_CLUB),
        (BURGUM, CLUB, COOPERATION, 52),
    ]
    assert (differences["agreements"], differences["unanswered_by_second"]) == ([], [58])


def test_jians_interdependence_attacks_burgums_club_through_his_argument(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/positions", participant=[BURGUM, JIAN])
    by_jian = [d for d in answer["differences"]["disagreements"] if d["by"] == JIAN]
    assert [(d["ground"], d["forward"], d["attacker"], d["target"]) for d in by_jian] == [
        (INTERDEPENDENCE, [43], COOPERATION, CLUB)
    ]


def test_without_participants_all_are_told_and_no_difference(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/positions")
    page = http.get(f"{example_path}/participants?limit=200").json()
    assert [p["participant"] for p in answer["positions"]] == [p["id"] for p in page["items"]]
    assert answer["differences"] is None
    assert answer["revision"] == http.get(example_path).json()["revision"]


def test_who_held_what_before_a_claim_was_withdrawn(http: httpx.Client, example_path: str) -> None:
    before = ask(http, f"{example_path}/positions")
    delete(http, example_path, CLUB)
    (burgum,) = ask(http, f"{example_path}/positions", participant=BURGUM)["positions"]
    assert [held["claim"] for held in burgum["holds"]] == [DOMINANT_PLAYER, 3, 4]
    assert ask(http, f"{example_path}/positions", revision=before["revision"]) == before


def test_nothing_is_odd_about_the_articles_map_until_somebody_attacks_itself(
    http: httpx.Client, example_path: str
) -> None:
    assert ask(http, f"{example_path}/lint")["findings"] == []
    text = http.get(f"{example_path}/elements/{CLUB}").json()["text"]
    done = edit(
        http,
        example_path,
        {"op": "create", "element": {"type": "rebuttal", "attackers": [CLUB], "target": CLUB}},
        {"op": "create", "element": {"type": "claim", "text": f" {text.upper()} "}},
    )
    attack, double = (each["id"] for each in done["elements"])
    findings = ask(http, f"{example_path}/lint")["findings"]
    assert {each["code"]: each["elements"] for each in findings} == {
        "duplicate_text": [CLUB, double],
        "self_attack": [attack],
        "unconnected_claim": [double],
    }
    assert all(each["message"].endswith(".") for each in findings)


def test_a_fork_agrees_with_its_origin_but_for_the_attack_that_it_has_lost(
    http: httpx.Client, example_path: str
) -> None:
    fork = http.post(f"{example_path}/fork", json={}).json()["id"]
    same = ask(http, f"{example_path}/compare", **{"with": fork})
    assert (same["claims"]["f1"], same["attacks"]["f1"], same["kappa"]) == (1, 1, 1)
    delete(http, f"/v1/maps/{fork}", COOPERATION_AGAINST_CLUB)
    other = ask(http, f"{example_path}/compare", **{"with": fork})
    assert other["attacks"]["only_first"] == [COOPERATION_AGAINST_CLUB]
    assert other["kappa"] < 1
    then = ask(http, f"{example_path}/compare", **{"with": fork, "with_revision": 1})
    assert then == same


def test_a_comparison_holds_until_either_map_changes(http: httpx.Client, example_path: str) -> None:
    fork = f"/v1/maps/{http.post(f'{example_path}/fork', json={}).json()['id']}"
    question = f"{example_path}/compare?with={fork.rpartition('/')[2]}"
    for path in (example_path, fork):
        tag = http.get(question).headers["etag"]
        headers = {"If-None-Match": tag}
        assert http.get(question, headers=headers).status_code == 304
        entitle(http, path, CLUB, "The club")
        assert http.get(question, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        ("positions?participant=99", 404, "element_not_found"),
        (f"positions?participant={CLUB}", 409, "type_mismatch"),
        ("positions?limit=0", 400, "invalid_parameter"),
        ("positions?revision=9", 404, "revision_not_found"),
        ("lint?revision=0", 404, "revision_not_found"),
        ("compare", 400, "invalid_parameter"),
        ("compare?with=0000000000000", 404, "map_not_found"),
        ("compare?with=club", 404, "map_not_found"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(
    http: httpx.Client, example_path: str, question: str, status: int, code: str
) -> None:
    answer = http.get(f"{example_path}/{question}")
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text

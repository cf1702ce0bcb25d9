"""What stands on the article's map, over HTTP: verdicts, hypotheses, what revisions change."""

from typing import Any

import httpx
import pytest

from examples import CLUB, COOPERATION, example_document

Json = dict[str, Any]
NAMES = {
    e["external"][0]["id"]: e["id"] for e in example_document()["elements"] if e.get("external")
}
UNDECIDED = {"c1", "c14", "r4", "r9", "r10", "r11"}
REJECTED = {"c2", "c7", "r1", "r2", "r3", "r5", "r15", "r16"}
MAP_MAKER = 74


def ask(http: httpx.Client, path: str, **query: Any) -> Json:
    answer = http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body


def numbers(*names: str) -> set[int]:
    return {NAMES[name] for name in names}


def of_status(verdicts: list[Json], status: str, *types: str) -> set[int]:
    return {v["id"] for v in verdicts if v["status"] == status and v["type"] in types}


def suppose(http: httpx.Client, path: str, **hypothesis: Any) -> dict[int, tuple[str, str]]:
    answer = http.post(f"{path}/evaluation", json=hypothesis)
    assert answer.status_code == 200, answer.text
    assert answer.json()["complete"]
    return {
        c["id"]: (c["before"]["status"], c["after"]["status"])
        for c in answer.json()["changes"]
        if c["after"]
    }


def test_the_verdicts_on_the_articles_map_and_the_options_they_depend_on(
    http: httpx.Client, example_path: str
) -> None:
    found = ask(http, f"{example_path}/evaluation")
    assert found["options"] == {
        "semantics": "grounded",
        "projection": "structured",
        "link": "none",
        "unite_rephrases": False,
        "combine": "min",
    }
    assert found["complete"]
    assert of_status(found["verdicts"], "undecided", "claim", "argument") == numbers(*UNDECIDED)
    assert of_status(found["verdicts"], "rejected", "claim", "argument") == numbers(*REJECTED)


def test_either_the_club_or_cooperation_stands_in_each_preferred_extension(
    http: httpx.Client, example_path: str
) -> None:
    found = ask(http, f"{example_path}/evaluation", semantics="preferred")
    (club,) = [v for v in found["verdicts"] if v["id"] == CLUB]
    assert (club["status"], club["sceptical"], club["credulous"]) == ("undecided", False, True)
    page = ask(http, f"{example_path}/evaluation/extensions", limit=1)
    assert page["total"] == 2
    query = {"limit": 1, "cursor": page["next_cursor"]}
    other = ask(http, f"{example_path}/evaluation/extensions", **query)
    assert other["next_cursor"] is None
    (one,), (two,) = page["items"], other["items"]
    both = {CLUB, COOPERATION}
    assert {*one["accepted"]} & both != {*two["accepted"]} & both
    assert {*one["accepted"]} & both == {*two["rejected"]} & both


@pytest.mark.parametrize(
    ("hypothesis", "accepted", "rejected"),
    [
        ({"without_rebuttals": ["reconstructed"]}, {"c14", "c2", "r15", "r16"}, {"c1"}),
        ({"without_rebuttals_by": [MAP_MAKER]}, {"c14"}, {"c1"}),
        ({"without": [NAMES["r4"]]}, {"c14"}, {"c1"}),
        ({"granted": [NAMES["c1"]]}, {"c1"}, {"c14"}),
    ],
)
def test_what_would_stand_if(
    http: httpx.Client, example_path: str, hypothesis: Json, accepted: set[str], rejected: set[str]
) -> None:
    changes = suppose(http, example_path, **hypothesis)
    after = {id: status for id, (_, status) in changes.items()}
    assert {id for id in numbers(*accepted) if after.get(id) != "accepted"} == set()
    assert {id for id in numbers(*rejected) if after.get(id) != "rejected"} == set()
    assert NAMES["c7"] not in after


def test_the_verdicts_that_a_new_objection_changed(http: httpx.Client, example_path: str) -> None:
    answer = http.get(f"{example_path}/evaluation")
    tag, before = answer.headers["etag"], answer.json()["revision"]
    held = {"If-None-Match": tag}
    assert http.get(f"{example_path}/evaluation", headers=held).status_code == 304
    new = {"attackers": [{"text": "Walls fuel instability."}], "target": CLUB}
    assert http.post(f"{example_path}/rebuttals", json=new).status_code == 201
    assert http.get(f"{example_path}/evaluation", headers=held).status_code == 200
    found = ask(http, f"{example_path}/evaluation/diff", **{"from": before})
    changes = {c["id"]: c for c in found["changes"]}
    assert (found["from_revision"], found["to_revision"]) == (before, before + 1)
    assert changes[CLUB]["before"]["status"] == "undecided"
    assert changes[CLUB]["after"]["status"] == "rejected"
    assert changes[COOPERATION]["after"]["status"] == "accepted"
    assert [c["type"] for c in found["changes"] if c["before"] is None] == ["claim", "rebuttal"]


def test_why_partnership_with_the_club_falls(http: httpx.Client, example_path: str) -> None:
    found = ask(http, f"{example_path}/evaluation/{NAMES['c2']}")
    assert found["verdict"]["status"] == "rejected"
    told = {(r["id"], r["effect"]) for r in found["reasons"] if r["role"] == "attack"}
    assert told == {(NAMES["x6"], "rebuts"), (NAMES["x7"], "undercuts")}
    assert found["sentence"].endswith("and 26 (Lin Jian) rebuts it; both stand.")


def test_a_framework_is_evaluated_by_its_own_names(http: httpx.Client) -> None:
    text = "arg(club). arg(walls). arg(trade). att(walls,club). att(club,walls). att(trade,trade)."
    posted = {"text": text, "semantics": "preferred", "extensions": 10}
    found = http.post("/v1/evaluate", json=posted).json()
    assert {v["name"]: v["status"] for v in found["verdicts"]} == dict.fromkeys(
        ("club", "walls", "trade"), "undecided"
    )
    assert sorted(e["accepted"] for e in found["extensions"]) == [["club"], ["walls"]]
    assert (found["total"], found["complete"]) == (2, True)


def test_a_theory_is_evaluated_by_its_own_names(http: httpx.Client) -> None:
    theory = {
        "premises": ["dominant", "unstable"],
        "rules": [{"id": "r", "if": ["dominant"], "then": "club"}],
        "contraries": [["unstable", "dominant"]],
    }
    found = http.post("/v1/evaluate", json={"theory": theory}).json()
    statuses = {v["name"]: v["status"] for v in found["verdicts"]}
    assert statuses == {"dominant": "rejected", "unstable": "accepted", "club": "rejected"}


@pytest.mark.parametrize(
    ("posted", "status", "code"),
    [
        ({"text": "p af 2\n1 3\n"}, 400, "unreadable_file"),
        ({"text": "p af 200000\n"}, 409, "question_too_large"),
        ({}, 422, "invalid_body"),
        ({"text": "p af 1\n", "theory": {}}, 422, "invalid_body"),
        ({"text": ""}, 400, "unreadable_file"),
        ({"theory": {"rule_prefs": [["r", "s"]]}}, 422, "invalid_body"),
        ({"text": "p af 1\n", "semantics": "best"}, 422, "invalid_body"),
        ({"text": "p af 1\n", "seconds": 0}, 422, "invalid_body"),
    ],
)
def test_what_is_no_framework_is_refused_with_what_is_wrong(
    http: httpx.Client, posted: Json, status: int, code: str
) -> None:
    answer = http.post("/v1/evaluate", json=posted)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        ("evaluation?semantics=best", 400, "invalid_parameter"),
        ("evaluation?seconds=0", 400, "invalid_parameter"),
        ("evaluation?revision=9", 404, "revision_not_found"),
        ("evaluation/diff?from=9", 404, "revision_not_found"),
        ("evaluation/999", 404, "element_not_found"),
        ("evaluation/club", 404, "element_not_found"),
        (f"evaluation/{MAP_MAKER}", 409, "type_mismatch"),
        ("evaluation/diff", 400, "invalid_parameter"),
        ("evaluation/extensions?cursor=club", 400, "invalid_parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    http: httpx.Client, example_path: str, question: str, status: int, code: str
) -> None:
    answer = http.get(f"{example_path}/{question}")
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_a_hypothesis_about_what_is_not_there_is_refused(
    http: httpx.Client, example_path: str
) -> None:
    answer = http.post(f"{example_path}/evaluation", json={"without": [CLUB, 999]})
    assert (answer.status_code, answer.json()["code"]) == (404, "element_not_found")
    assert answer.json()["errors"][0]["pointer"] == "#/without"


def test_gradual_semantics_answer_strengths_and_how_they_were_found(
    http: httpx.Client, example_path: str
) -> None:
    found = ask(http, f"{example_path}/evaluation", semantics="quadratic_energy", combine="product")
    assert (found["options"]["semantics"], found["options"]["combine"]) == (
        "quadratic_energy",
        "product",
    )
    assert found["convergence"]["converged"]
    assert {v["status"] for v in found["verdicts"]} == {None}
    assert all(0 <= v["strength"] <= 1 for v in found["verdicts"])
    assert ask(http, f"{example_path}/evaluation")["convergence"] is None

"""Questions to the graph of the article's map, through HTTP."""

from typing import Any

import httpx
import pytest

from examples import (
    BURGUM,
    CLUB,
    COOPERATION,
    DOMINANCE_ARGUMENT,
    DOMINANT_PLAYER,
    SIGN_ARGUMENT,
    edit,
    entitle,
)

Json = dict[str, Any]


def ask(http: httpx.Client, path: str, **query: Any) -> Json:
    answer = http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body


def distances(answer: Json) -> dict[int, int | None]:
    return {near["id"]: near["distance"] for near in answer["elements"]}


AROUND_THE_CLUB = {DOMINANCE_ARGUMENT, 34, 36, 51, 52, BURGUM, 70, 73, 75, 76}
NEEDED_THERE = {2, 3, 4, 5, 6, COOPERATION}


def test_around_the_club_lie_its_arguments_with_their_premises_and_wangs_rebuttal(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/neighbourhood/{CLUB}")
    expected: dict[int, int | None] = {CLUB: 0} | dict.fromkeys(AROUND_THE_CLUB, 1)
    assert distances(answer) == expected | dict.fromkeys(NEEDED_THERE)
    assert (answer["centre"], answer["truncated"]) == (CLUB, False)
    first = answer["elements"][0]
    assert first["element"] == http.get(f"{example_path}/elements/{CLUB}").json()


@pytest.mark.parametrize("direction", ["in", "out", "both"])
@pytest.mark.parametrize("depth", [0, 1, 2, 4])
def test_asked_of_the_links_or_of_the_packed_graph_a_neighbourhood_is_the_same(
    http: httpx.Client, example_path: str, depth: int, direction: str
) -> None:
    revision = ask(http, example_path)["revision"]
    for centre in (CLUB, DOMINANT_PLAYER, DOMINANCE_ARGUMENT, 51, BURGUM, 75, 76):
        query = {"depth": depth, "direction": direction}
        path = f"{example_path}/neighbourhood/{centre}"
        of_links = ask(http, path, **query)
        of_graph = ask(http, path, **query, revision=revision)
        assert of_links == of_graph


def test_a_neighbourhood_is_a_part_of_the_map_that_can_stand_for_itself(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/neighbourhood/{CLUB}", depth=2, types=["argument", "claim"])
    elements = [near["element"] for near in answer["elements"]]
    operations = [{"op": "create", "ref": f"${e['id']}", "element": e} for e in elements]
    there = {near["id"] for near in answer["elements"]}
    for element in (e for e in elements if e["type"] == "argument"):
        assert {*element["premises"], element["conclusion"]} <= there
    assert operations


def test_fields_make_a_neighbourhood_lean(http: httpx.Client, example_path: str) -> None:
    answer = ask(http, f"{example_path}/neighbourhood/{CLUB}", depth=0, fields="text")
    text = http.get(f"{example_path}/elements/{CLUB}").json()["text"]
    assert [near["element"] for near in answer["elements"]] == [
        {"type": "claim", "id": CLUB, "text": text}
    ]


def test_a_neighbourhood_beyond_its_limit_has_the_nearest_and_says_so(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/neighbourhood/{CLUB}", depth=3, limit=5, types="claim")
    assert answer["truncated"]
    assert [near["id"] for near in answer["elements"]] == [CLUB, 2, 3, 4, 5]


def test_what_argues_for_and_against_the_club_are_its_ancestors_and_their_descendant_is_the_club(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/ancestors/{CLUB}", types="claim")
    # Nothing leads from the EU's partnership (7–9, 19–23) to the club.
    aside = {7, 8, 9, 10, 19, 20, 21, 22, 23}
    assert distances(answer).keys() == {*range(1, 33)} - aside
    onward = ask(http, f"{example_path}/descendants/{DOMINANT_PLAYER}", types="claim")
    assert onward["elements"][0]["id"] == DOMINANT_PLAYER
    assert distances(onward)[CLUB] == 2


def test_an_unreliable_history_undermines_the_dominant_player_and_so_attacks_the_club(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/paths", **{"from": 26, "to": CLUB})
    first = answer["paths"][0]
    assert first["elements"] == [26, 56, DOMINANT_PLAYER, DOMINANCE_ARGUMENT, CLUB]
    assert first["steps"] == [
        {"by": 56, "effect": "undermines", "on": DOMINANT_PLAYER},
        {"by": DOMINANCE_ARGUMENT, "effect": "supports", "on": CLUB},
    ]
    assert first["sign"] == "attacks"
    assert not answer["truncated"]
    one = ask(http, f"{example_path}/paths", **{"from": 26, "to": CLUB, "limit": 1})
    assert (one["paths"], one["truncated"]) == ([first], len(answer["paths"]) > 1)
    assert (
        ask(http, f"{example_path}/paths", **{"from": 26, "to": CLUB, "max_length": 3})["paths"]
        == []
    )


def test_what_nobody_has_answered_on_the_articles_map(
    http: httpx.Client, example_path: str
) -> None:
    answer = ask(http, f"{example_path}/unanswered")
    attacked = {each["id"]: each["by"] for each in answer["attacked"]}
    assert attacked[DOMINANT_PLAYER] == [56]
    assert CLUB not in attacked  # Wang's attack on it is attacked in turn
    (question,) = answer["questions"]
    assert (question["id"], question["positions"]) == (76, [CLUB, COOPERATION])
    asked = {(q["argument"], q["scheme"]) for q in answer["critical_questions"]}
    assert (DOMINANCE_ARGUMENT, "exceptional-case") in asked  # as the catalogue has it
    open_of_sign = {"argument": SIGN_ARGUMENT, "scheme": "sign", "question": None}
    for slug in ("strength", "other-causes"):
        assert {**open_of_sign, "critical_question": slug} in answer["critical_questions"]


def test_an_answered_attack_is_no_longer_open_but_was_before(
    http: httpx.Client, example_path: str
) -> None:
    before = ask(http, f"{example_path}/unanswered")
    done = edit(
        http,
        example_path,
        {"op": "create", "element": {"type": "rebuttal", "attackers": [3], "target": 26}},
    )
    after = ask(http, f"{example_path}/unanswered")
    assert after["revision"] == done["revision"]
    assert DOMINANT_PLAYER not in {each["id"] for each in after["attacked"]}
    assert ask(http, f"{example_path}/unanswered", revision=before["revision"]) == before


def test_an_answer_holds_until_the_map_changes(http: httpx.Client, example_path: str) -> None:
    for question in (
        f"neighbourhood/{CLUB}?depth=2",
        f"neighbourhood/{CLUB}?depth=9",
        f"ancestors/{CLUB}",
        f"paths?from=26&to={CLUB}",
        "unanswered",
    ):
        first = http.get(f"{example_path}/{question}")
        headers = {"If-None-Match": first.headers["etag"]}
        assert http.get(f"{example_path}/{question}", headers=headers).status_code == 304
        entitle(http, example_path, CLUB, question)
        again = http.get(f"{example_path}/{question}", headers=headers)
        assert again.status_code == 200
        assert again.headers["etag"] != first.headers["etag"]
        assert (
            again.json()["revision"] == first.json()["revision"] + 1
            if ("revision" in first.json())
            else True
        )


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        ("neighbourhood/99", 404, "element_not_found"),
        ("neighbourhood/99?depth=9", 404, "element_not_found"),
        ("neighbourhood/one", 404, "element_not_found"),
        ("ancestors/99", 404, "element_not_found"),
        ("paths?from=1&to=99", 404, "element_not_found"),
        ("paths?from=1", 400, "invalid_parameter"),
        ("paths?from=1&to=2&limit=1001", 400, "invalid_parameter"),
        ("neighbourhood/1?limit=0", 400, "invalid_parameter"),
        ("neighbourhood/1?limit=10001", 400, "invalid_parameter"),
        ("neighbourhood/1?depth=-1", 400, "invalid_parameter"),
        ("neighbourhood/1?direction=up", 400, "invalid_parameter"),
        ("neighbourhood/1?types=word", 400, "invalid_parameter"),
        ("unanswered?revision=99", 404, "revision_not_found"),
        ("unanswered?depth=1", 400, "invalid_parameter"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(
    http: httpx.Client, example_path: str, question: str, status: int, code: str
) -> None:
    answer = http.get(f"{example_path}/{question}")
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_a_deleted_map_is_asked_nothing(http: httpx.Client, example_path: str) -> None:
    ask(http, f"{example_path}/unanswered")
    http.delete(example_path).raise_for_status()
    for question in ("unanswered", f"neighbourhood/{CLUB}", f"ancestors/{CLUB}"):
        assert http.get(f"{example_path}/{question}").status_code == 410

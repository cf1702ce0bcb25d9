"""`expand`: what elements refer to, given along."""

from typing import Any

import httpx
import msgspec
import pytest

from counterpoint_server.model.pages import ElementPage
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import TYPES
from examples import CLUB, DOMINANCE_ARGUMENT, DOMINANT_PLAYER

ARGUMENT = f"/elements/{DOMINANCE_ARGUMENT}"


def test_an_argument_comes_with_its_premises_and_conclusion(
    http: httpx.Client, example_path: str
) -> None:
    alone = http.get(example_path + ARGUMENT).json()
    answer = http.get(f"{example_path}{ARGUMENT}?expand=premises,conclusion").json()
    expanded = answer.pop("expanded")
    assert answer == alone
    assert {*expanded} == {str(id) for id in (*alone["premises"], alone["conclusion"])}
    assert expanded[str(CLUB)] == http.get(f"{example_path}/elements/{CLUB}").json()
    assert "expanded" not in alone


def test_a_page_has_each_element_that_is_referred_to_once(
    http: httpx.Client, example_path: str
) -> None:
    page = http.get(f"{example_path}/arguments?expand=premises&limit=3").json()
    assert {*page["expanded"]} == {str(id) for item in page["items"] for id in item["premises"]}
    assert {element["type"] for element in page["expanded"].values()} == {"claim"}
    assert "expanded_all" not in page


def test_with_every_name_all_comes_along_that_the_bodies_refer_to(
    http: httpx.Client, example_path: str
) -> None:
    read = http.get(f"{example_path}/elements?limit=200")
    page = msgspec.json.decode(read.content, type=ElementPage)
    refusal = http.get(f"{example_path}/elements?expand=x").json()
    names = refusal["detail"].rpartition(": ")[2].rstrip(".")
    expanded = http.get(f"{example_path}/elements?limit=200&expand={names}").json()["expanded"]
    mentioned = {
        str(id)
        for element in page.items
        for _, id, _ in references(TYPES[element.__struct_config__.tag].stored, element)
    }
    assert {*expanded} == mentioned


def test_a_name_stands_for_all_that_lies_in_it(http: httpx.Client, example_path: str) -> None:
    def along(names: str) -> dict[str, Any]:
        path = f"{example_path}/elements/{DOMINANT_PLAYER}?expand={names}"
        expanded: dict[str, Any] = http.get(path).json().get("expanded", {})
        return expanded

    each = ["attributions.participant", "attributions.via", "attributions.source"]
    assert along("attributions") == along(each[0]) | along(each[1]) | along(each[2])
    assert {e["type"] for e in along(each[2]).values()} == {"source"}


def test_fields_thin_what_was_asked_for_not_what_comes_along(
    http: httpx.Client, example_path: str
) -> None:
    answer = http.get(f"{example_path}{ARGUMENT}?fields=scheme&expand=conclusion").json()
    assert {*answer} == {"type", "id", "scheme", "expanded"}
    assert answer["expanded"][str(CLUB)]["text"]
    page = http.get(f"{example_path}/arguments?fields=scheme&expand=conclusion&limit=1").json()
    assert {*page["items"][0]} == {"type", "id", "scheme"}
    assert page["expanded"]


def test_200_come_along_at_most_and_it_is_told(http: httpx.Client, map_path: str) -> None:
    claims = [
        {"op": "create", "ref": f"$c{at}", "element": {"type": "claim", "text": "Walls."}}
        for at in range(201)
    ]
    group = {"type": "group", "members": [claim["ref"] for claim in claims]}
    operations = [*claims, {"op": "create", "element": group}]
    http.post(f"{map_path}/edits", json={"operations": operations}).raise_for_status()
    for path in (f"{map_path}/elements/202", f"{map_path}/groups"):
        answer = http.get(f"{path}?expand=members").json()
        assert [*map(int, answer["expanded"])] == [*range(1, 201)]
        assert answer["expanded_all"] is False


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/claims?expand=premises", "attributions.source"),
        ("/elements?type=claim&expand=conclusion", "attributions.via"),
        ("/elements?expand=text", "premises"),
        ("/elements/1?expand=attributions.quote", "split_of"),
        ("/elements/1?expand=", "edges.to"),
        ("/elements/1?expand=split_of&revision=2", "leave out"),
        ("/claims?expand=split_of&revision=2", "leave out"),
    ],
)
def test_what_refers_to_nothing_is_refused_with_what_does(
    http: httpx.Client, example_path: str, path: str, known: str
) -> None:
    answer = http.get(example_path + path)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameter")
    assert known in answer.json()["detail"]
    assert answer.json()["errors"][0]["pointer"] == "?expand"


@pytest.mark.parametrize("path", ["/elements/1", "/elements", "/claims"])
def test_what_was_referred_to_is_not_given_along(
    http: httpx.Client, example_path: str, path: str
) -> None:
    answer = http.get(f"{example_path}{path}?expand=split_of&revision=2")
    assert answer.status_code == 400
    assert "leave out `expand` or `revision`" in answer.json()["detail"]


def test_the_tag_changes_with_what_comes_along(http: httpx.Client, example_path: str) -> None:
    path = f"{example_path}{ARGUMENT}?expand=conclusion"
    first = http.get(path)
    held = {"If-None-Match": first.headers["etag"]}
    assert http.get(path, headers=held).status_code == 304
    http.patch(f"{example_path}/elements/{CLUB}", json={"note": "changed"}).raise_for_status()
    again = http.get(path, headers=held)
    assert again.status_code == 200
    assert again.json()["expanded"][str(CLUB)]["note"] == "changed"
    assert again.json()["revision"] == first.json()["revision"]


@pytest.mark.parametrize("headers", [{}, {"Accept": "application/vnd.msgpack"}])
def test_the_tag_of_an_expanded_element_guards_a_change_of_it(
    http: httpx.Client, example_path: str, headers: dict[str, str]
) -> None:
    tag = http.get(f"{example_path}{ARGUMENT}?expand=premises", headers=headers).headers["etag"]
    http.patch(f"{example_path}/elements/{CLUB}", json={"note": "changed"}).raise_for_status()
    path, guard = example_path + ARGUMENT, {"If-Match": tag}
    assert http.patch(path, json={"note": "mine"}, headers=guard).status_code == 200
    assert http.patch(path, json={"note": "again"}, headers=guard).status_code == 412


def test_a_merged_number_leads_on_with_the_question(http: httpx.Client, example_path: str) -> None:
    merge = {"op": "merge", "into": CLUB, "from": DOMINANT_PLAYER}
    http.post(f"{example_path}/edits", json={"operations": [merge]}).raise_for_status()
    moved = http.get(f"{example_path}/elements/{DOMINANT_PLAYER}?expand=split_of&fields=text")
    assert moved.status_code == 308
    assert moved.headers["location"].endswith(f"/elements/{CLUB}?expand=split_of&fields=text")


def test_an_element_that_is_not_there_is_not_expanded(http: httpx.Client, map_path: str) -> None:
    answer = http.get(f"{map_path}/elements/7?expand=premises")
    assert (answer.status_code, answer.json()["code"]) == (404, "element_not_found")

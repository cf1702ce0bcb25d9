"""Merge patches."""

from typing import Any

import msgspec
import pytest

from counterpoint_server.model.map import MapContent, NewMapContent
from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.types import TYPES, Argument, Claim, Rebuttal
from counterpoint_server.rules.patching import merge_patch, patched

CLUB = Claim(
    id=1, revision=5, text="Form a club.", title="Club", tags=["core"], data={"seen": {"a": 1}}
)
DOMINANCE = Argument(
    id=33, revision=5, premises=[2, 3], conclusion=1, premise_roles={"goal": 2, "means": 3}
)
AGAINST_CLUB = Rebuttal(id=51, revision=5, attackers=[14], target=1)


def patch_of(element: Any, patch: dict[str, Any]) -> Any:
    tag = element.__struct_config__.tag
    new = TYPES[tag].new if tag else NewMapContent
    return patched(element, new, patch, "#/patch")


@pytest.mark.parametrize(
    ("original", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_rfc_7396_appendix_a_hold(original: Any, patch: Any, result: Any) -> None:
    given = msgspec.json.encode([original, patch])
    assert merge_patch(original, patch) == result
    assert msgspec.json.encode([original, patch]) == given, "neither is changed"


def test_a_patch_changes_what_it_names_and_nothing_else() -> None:
    new = patch_of(CLUB, {"text": "Form no club."})
    assert (new.text, new.title, new.tags) == ("Form no club.", "Club", ["core"])
    assert new.data == {"seen": {"a": 1}}


def test_null_puts_a_field_to_its_default() -> None:
    new = patch_of(CLUB, {"title": None, "tags": None, "data": None, "standing": None})
    assert (new.title, new.tags, new.data, new.standing) == (None, [], {}, "auto")


def test_null_on_what_an_element_cannot_be_without_is_refused() -> None:
    for element, field in [(CLUB, "text"), (DOMINANCE, "conclusion"), (AGAINST_CLUB, "attackers")]:
        with pytest.raises(InvalidBody, match=f"`{field}`"):
            patch_of(element, {field: None})


def test_objects_merge_and_lists_are_replaced() -> None:
    new = patch_of(CLUB, {"data": {"seen": {"b": 2}}, "tags": ["aside"]})
    assert (new.data, new.tags) == ({"seen": {"a": 1, "b": 2}}, ["aside"])
    assert patch_of(DOMINANCE, {"premise_roles": {"goal": None}}).premise_roles == {"means": 3}


def test_a_reference_may_become_a_ref_or_a_new_claim() -> None:
    new = patch_of(DOMINANCE, {"premises": [2, "$means"], "conclusion": {"text": "A club."}})
    assert new.premises == [2, "$means"]
    assert new.conclusion == TYPES["claim"].new(text="A club.")


@pytest.mark.parametrize(
    ("element", "field"),
    [(CLUB, "id"), (CLUB, "revision"), (AGAINST_CLUB, "kind")],
    ids=["id", "revision", "kind"],
)
def test_what_the_server_works_out_cannot_be_patched(element: Any, field: str) -> None:
    for value in (getattr(element, field), None):
        with pytest.raises(InvalidBody) as refused:
            patch_of(element, {field: value})
        assert [fault.pointer for fault in refused.value.faults] == [f"#/patch/{field}"]


@pytest.mark.parametrize("patch", [{"colour": "red"}, {"type": "argument"}, {"kind": "person"}])
def test_a_field_that_the_type_does_not_have_is_refused(patch: dict[str, Any]) -> None:
    with pytest.raises(InvalidBody):
        patch_of(CLUB, patch)


def test_naming_its_own_type_changes_nothing() -> None:
    assert patch_of(CLUB, {"type": "claim"}) == patch_of(CLUB, {})


def test_a_map_is_patched_like_an_element() -> None:
    content = MapContent(title="Minerals", question="Club or cooperation?", main_claim=1)
    new = patch_of(content, {"title": "Critical minerals", "question": None})
    assert (new.title, new.question, new.main_claim) == ("Critical minerals", None, 1)


@pytest.mark.parametrize(
    ("element", "patch", "pointer"),
    [
        (CLUB, {"attributions": [{}, {"via": [1, "?"]}]}, "#/patch/attributions/1/via/1"),
        (CLUB, {"tags": [""]}, "#/patch/tags/0"),
        (CLUB, {"weight": 2}, "#/patch/weight"),
        (DOMINANCE, {"premise_roles": {"goal": "?"}}, "#/patch/premise_roles"),
        (MapContent(title="Club"), {"main_claim": {"text": "never inline"}}, "#/patch/main_claim"),
    ],
)
def test_a_wrong_value_is_pointed_at(element: Any, patch: dict[str, Any], pointer: str) -> None:
    with pytest.raises(InvalidBody) as refused:
        patch_of(element, patch)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]

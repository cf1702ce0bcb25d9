"""What no map may hold: what Postgres or JSON could not give back."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint_server.model.element import FREE_OBJECT_BYTES_MAX
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.stored import decode_element, encode_stored
from counterpoint_server.model.types import Claim
from counterpoint_server.rules.wellformed import (
    DEPTH_MAX,
    check_content,
    check_free_objects,
    check_stored,
    check_values,
    pointer_step,
)

LARGEST, SMALLEST = 2**64 - 1, -(2**63)

sound = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(SMALLEST, LARGEST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab/~é"), inner),
    max_leaves=8,
)


def nested(levels: int) -> Any:
    value: Any = "deep"
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


def place_of(value: Any) -> str:
    with pytest.raises(InvalidBody) as refused:
        check_values(value)
    (fault,) = refused.value.faults
    return fault.pointer


@given(sound)
def test_what_json_and_postgres_can_give_back_is_taken_and_comes_back(value: Any) -> None:
    check_values(value)
    claim = Claim(id=1, revision=1, text="x", data={"value": value})
    assert decode_element(encode_stored(claim)) == claim


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ("\0", "#"),
        ({"a": ["x", "y\0"]}, "#/a/1"),
        ({"a/b": {"c~d": "\0"}}, "#/a~1b/c~0d"),
        ({"a": {"k\0": 1}}, "#/a/k\\u0000"),
    ],
)
def test_the_character_nul_is_refused_where_it_stands(value: Any, pointer: str) -> None:
    assert place_of(value) == pointer


@pytest.mark.parametrize("number", [LARGEST + 1, SMALLEST - 1, 10**400])
def test_a_whole_number_of_more_than_64_bits_is_refused(number: int) -> None:
    check_values([LARGEST, SMALLEST, 1e308])
    assert place_of([0, number]) == "#/1"


def test_64_levels_are_taken_and_the_65th_is_refused() -> None:
    check_values(nested(DEPTH_MAX))
    assert place_of(nested(DEPTH_MAX + 1)).count("/") == DEPTH_MAX


@pytest.mark.parametrize("levels", [1_000, 100_000])
def test_nesting_however_deep_is_refused_and_breaks_nothing(levels: int) -> None:
    assert place_of(nested(levels)).count("/") == DEPTH_MAX


@pytest.mark.parametrize("name", ["data", "extra"])
def test_a_free_object_of_64_kib_is_taken_and_a_byte_more_is_refused(name: str) -> None:
    frame = len(msgspec.json.encode({"a": ""}))
    full = {"a": "x" * (FREE_OBJECT_BYTES_MAX - frame)}
    check_free_objects(**{"data": {}, "extra": {}, name: full}, pointer="#")
    over = {"a": full["a"] + "x"}
    with pytest.raises(InvalidBody) as refused:
        check_free_objects(**{"data": {}, "extra": {}, name: over}, pointer="#/operations/2/patch")
    assert [fault.pointer for fault in refused.value.faults] == [f"#/operations/2/patch/{name}"]


def test_the_size_of_a_free_object_counts_bytes_and_not_characters() -> None:
    with pytest.raises(InvalidBody):
        check_free_objects({"a": "é" * (FREE_OBJECT_BYTES_MAX // 2)}, {}, "#")


def test_nul_in_any_text_of_an_element_is_found() -> None:
    claim = Claim(id=1, revision=1, text="x", tags=["fine", "not\0fine"])
    with pytest.raises(InvalidBody) as refused:
        check_stored(encode_stored(claim), "#/operations/0/element")
    assert refused.value.faults[0].pointer == "#/operations/0/element/tags/1"


def test_a_backslash_before_u0000_is_text_and_not_nul() -> None:
    claim = Claim(id=1, revision=1, text="written \\u0000 in a manual")
    check_stored(encode_stored(claim), "#")
    assert decode_element(encode_stored(claim)) == claim


def test_a_map_is_checked_as_its_elements_are() -> None:
    check_content(MapContent(title="Minerals", data={"a": [1]}, extra={"aif": {}}))
    for broken in (
        MapContent(title="Mine\0rals"),
        MapContent(title="Minerals", data={"a": LARGEST + 1}),
        MapContent(title="Minerals", extra={"aif": nested(DEPTH_MAX + 1)}),
    ):
        with pytest.raises(InvalidBody):
            check_content(broken)


@pytest.mark.parametrize(
    ("key", "step"), [("a", "/a"), (0, "/0"), ("a/b", "/a~1b"), ("~1", "/~01"), ("", "/")]
)
def test_steps_of_pointers_are_escaped_as_rfc_6901_says(key: str | int, step: str) -> None:
    assert pointer_step(key) == step

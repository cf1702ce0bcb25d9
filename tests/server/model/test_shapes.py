"""What a type is as stored, as input, and where its references stand."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from msgspec import Struct

from counterpoint_server.model.map import MapContent, NewMapContent
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import (
    DROPPED,
    build,
    hints_of,
    holds_reference,
    is_computed,
    pointer_step,
    reference_in,
    references,
)
from counterpoint_server.model.types import (
    TYPES,
    Argument,
    Claim,
    ElementType,
    NewClaim,
    Question,
    Rebuttal,
)

TWINS = [*((row.stored, row.new) for row in TYPES.values()), (MapContent, NewMapContent)]
COMPUTED = {"id": 7, "revision": 3}

each_twin = pytest.mark.parametrize(("stored", "new"), TWINS, ids=lambda each: each.__name__)
each_type = pytest.mark.parametrize("row", TYPES.values(), ids=lambda row: row.name)


def computed_fields(stored: type[Struct]) -> set[str]:
    return {name for name, hint in hints_of(stored).items() if is_computed(hint)}


def filled(annotation: Any, numbers: Iterator[int]) -> Any:
    """JSON of this shape with all that it must have, and every reference that it can have."""
    if reference_in(annotation):
        return next(numbers)
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        hints = hints_of(annotation)
        return {
            field.encode_name: filled(hints[field.name], numbers)
            for field in msgspec.structs.fields(annotation)
            if not is_computed(hints[field.name])
            and (field.required or holds_reference(hints[field.name]))
        }
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is list:
        return [filled(parts[0], numbers) for _ in range(2)]
    if origin is dict:
        return {key: filled(parts[1], numbers) for key in ("major", "minor/~")}
    if origin is Literal:
        return parts[0]
    return filled(next(filter(holds_reference, parts), parts[0]), numbers) if parts else "Club"


def places(value: Any, pointer: str = "") -> Iterator[tuple[str, int]]:
    """Every number in JSON, with its place."""
    if isinstance(value, int):
        yield pointer, value
    elif isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from places(inner, pointer + pointer_step(step))


@each_twin
def test_the_input_has_every_field_but_those_the_server_works_out(stored: Any, new: Any) -> None:
    assert set(new.__struct_fields__) == set(stored.__struct_fields__) - computed_fields(stored)
    assert not [name for name, hint in hints_of(new).items() if is_computed(hint)]


@each_twin
def test_the_input_has_the_defaults_and_the_sentence_of_what_is_stored(stored, new) -> None:
    defaults = {f.name: (f.default, f.default_factory) for f in msgspec.structs.fields(stored)}
    for field in msgspec.structs.fields(new):
        assert (field.default, field.default_factory) == defaults[field.name]
    assert new.__name__ == f"New{stored.__name__}"
    assert new.__doc__ == stored.__doc__
    assert new.__struct_config__.tag == stored.__struct_config__.tag


@each_type
def test_the_input_refuses_what_the_server_works_out_and_what_is_unknown(
    row: ElementType,
) -> None:
    given = filled(row.stored, count(1))
    msgspec.convert(given, row.new)
    for name in (*computed_fields(row.stored), "colour"):
        with pytest.raises(msgspec.ValidationError, match=f"unknown field `{name}`"):
            msgspec.convert({**given, name: 1}, row.new)


@each_type
def test_id_and_revision_are_worked_out_for_every_type(row: ElementType) -> None:
    assert {"id", "revision"} <= computed_fields(row.stored)


@each_twin
def test_references_are_found_wherever_one_can_stand(stored: Any, new: Any) -> None:
    given = filled(stored, count(1))
    value = msgspec.convert(given, new)
    found = [(pointer, number) for _, number, pointer in references(stored, value)]
    assert sorted(found) == sorted(places(given))


@each_type
def test_a_stored_element_and_its_input_hold_the_same_references(row: ElementType) -> None:
    given = filled(row.stored, count(1))
    as_input = references(row.stored, msgspec.convert(given, row.new))
    as_stored = references(row.stored, msgspec.convert({**given, **COMPUTED}, row.stored))
    assert as_input == as_stored


@each_type
def test_building_puts_what_a_visit_answers_in_the_place_of_each_reference(
    row: ElementType,
) -> None:
    given = filled(row.stored, count(1))
    seen = []

    def visit(reference: Reference, number: int, pointer: str) -> int:
        seen.append((pointer, number))
        return number + 100

    built = build(row.stored, msgspec.convert(given, row.new), visit, **COMPUTED)
    assert sorted(seen) == sorted(places(given))
    found = [(pointer, number - 100) for _, number, pointer in references(row.stored, built)]
    assert sorted(found) == sorted(places(given))
    assert (built.id, built.revision) == (7, 3)


@each_type
def test_building_without_changing_a_reference_gives_back_the_element(row: ElementType) -> None:
    given = {**filled(row.stored, count(1)), "title": "Club", "tags": ["a"], "data": {"id": 9}}
    element = msgspec.convert({**given, **COMPUTED}, row.stored)
    assert build(row.stored, element, lambda _, number, __: number, **COMPUTED) == element


def dropping(*numbers: int) -> Any:
    return lambda _reference, number, _pointer: DROPPED if number in numbers else number


def test_a_dropped_reference_leaves_lists_and_dictionaries_and_empties_a_field() -> None:
    given = {"text": "Club or cooperation?", "positions": [1, 14], "answers": [1], "about": 1}
    question = msgspec.convert({**given, **COMPUTED}, Question)
    left = build(Question, question, dropping(1), **COMPUTED)
    assert (left.positions, left.answers, left.about) == ([14], [], None)

    given = {"premises": [2, 3], "conclusion": 1, "premise_roles": {"goal": 2, "means": 3}}
    argument = msgspec.convert({**given, **COMPUTED}, Argument)
    left = build(Argument, argument, dropping(2), **COMPUTED)
    assert (left.premises, left.premise_roles) == ([3], {"means": 3})


def test_an_attribution_stays_when_its_speaker_is_dropped() -> None:
    said = {"participant": 66, "via": [67, 68], "source": 75, "cue": "said"}
    claim = msgspec.convert({"text": "x", "attributions": [said], **COMPUTED}, Claim)
    (left,) = build(Claim, claim, dropping(66, 67), **COMPUTED).attributions
    assert (left.participant, left.via, left.source, left.cue) == (None, [68], 75, "said")


def test_refs_and_inline_claims_stand_where_a_number_may() -> None:
    given = {"attackers": [14, "$walls", {"text": "Walls fuel instability."}], "target": "$club"}
    new = msgspec.convert(given, TYPES["rebuttal"].new)
    found = {pointer: value for _, value, pointer in references(Rebuttal, new)}
    inline = NewClaim(text="Walls fuel instability.")
    assert found == {
        "/attackers/0": 14,
        "/attackers/1": "$walls",
        "/attackers/2": inline,
        "/target": "$club",
    }


@pytest.mark.parametrize(
    ("type_name", "given"),
    [
        ("claim", {"text": "x", "attributions": [{"participant": {"text": "Burgum"}}]}),
        ("claim", {"text": "x", "split_of": {"text": "y"}}),
        ("argument", {"premises": [1], "conclusion": 2, "premise_roles": {"a": {"text": "y"}}}),
        ("rebuttal", {"attackers": [0], "target": 2}),
        ("rebuttal", {"attackers": [], "target": 2}),
        ("rebuttal", {"attackers": [1], "target": "walls"}),
        ("rebuttal", {"attackers": [1], "target": 2**31}),
        ("rebuttal", {"attackers": [1], "target": True}),
    ],
)
def test_nothing_else_stands_there(type_name: str, given: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(given, TYPES[type_name].new)


def test_each_use_of_a_default_is_a_value_of_its_own() -> None:
    first, second = NewClaim(text="a"), NewClaim(text="b")
    first.data["x"] = 1
    assert second.data == {}

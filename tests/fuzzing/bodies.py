"""Made-up bodies, so changed that they fit the map which they are sent to."""

import json
import re
from random import Random
from typing import Any, get_args

import jsonschema_rs

import counterpoint_schema
from counterpoint_server.model.ids import ELEMENT_ID_MAX, REF_PATTERN
from counterpoint_server.model.shapes import hints_of, is_struct, reference_in
from counterpoint_server.model.types import TYPES
from fuzzing.real_maps import RealMap

Json = dict[str, Any]
FREE = ("data", "extra")
ALL = {*TYPES}


def _patch_of(name: str) -> Any:
    contract = json.loads(counterpoint_schema.openapi_json())
    schema = {"$ref": f"#/components/schemas/{name}Patch", "components": contract["components"]}
    return jsonschema_rs.validator_for(schema)


PATCHES = {name: _patch_of(row.stored.__name__) for name, row in TYPES.items()}


def _reference_keys() -> dict[str, set[str]]:
    """Under which keys JSON has numbers of elements, and of which types those may be."""
    found = {"main_claim": {"claim"}, "element": ALL, "elements": ALL, "versions": ALL}

    def visit(annotation: Any, key: str) -> None:
        if is_struct(annotation):
            keys = annotation.__struct_encode_fields__
            for hint, inner in zip(hints_of(annotation).values(), keys, strict=True):
                visit(hint, inner)
        elif reference := reference_in(annotation):
            found[key] = found.get(key, ALL) & set(reference.to or ALL)
        else:
            for part in get_args(annotation):
                visit(part, key)

    for row in TYPES.values():
        visit(row.stored, "")
    return found


REFERENCES = _reference_keys()


def is_number(value: Any) -> bool:
    return type(value) is int and 1 <= value <= ELEMENT_ID_MAX


def _is_ref(value: Any) -> bool:
    return isinstance(value, str) and re.match(REF_PATTERN, value) is not None


def types_that_take(patch: Any) -> set[str]:
    """Which of them a patch is one of; its schema allows any, the element decides."""
    if not isinstance(patch, dict):
        return ALL
    return {name for name, of_type in PATCHES.items() if of_type.is_valid(patch)} or ALL


def as_meant(value: Any) -> Any:
    """1.0 is an integer to JSON Schema, but to no caller who means one: we read strictly.

    Nor can a schema bound the whole numbers inside a free object; test_nasty.py sends larger ones.
    """
    if isinstance(value, dict):
        return {key: as_meant(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_meant(each) for each in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if type(value) is int and not -(2**63) <= value < 2**64:
        return value % 2**63 or 1
    return value


def without_inner_nulls(patch: Any) -> Any:
    """A merge patch as its schema has it, which knows the nulls of its first level only.

    Further in, objects are those of a create, and null is the same as nothing (RFC 7396).
    """
    if not isinstance(patch, dict):
        return patch
    return {
        key: _without_nulls(each) if key not in (*FREE, "premise_roles") else each
        for key, each in patch.items()
    }


def _without_nulls(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: _without_nulls(each) for key, each in value.items() if each is not None}


def with_ends(body: Any, map: RealMap, draw: Random, key: str = "") -> Any:
    """The body with its references to elements that are there and fit; a few stay made up."""
    if isinstance(body, list):
        return [with_ends(each, map, draw, key) for each in body]
    if isinstance(body, dict):
        ended = {
            inner: each if inner in FREE else with_ends(each, map, draw, _within(key, inner))
            for inner, each in body.items()
        }
        return _operation(ended, map, draw) if "op" in ended else ended
    is_reference = key in REFERENCES and (is_number(body) or _is_ref(body))
    return map.any_of(REFERENCES[key], draw) if is_reference and draw.random() < 0.95 else body


def as_map(document: Any, draw: Random) -> RealMap:
    """The elements of a document, for it refers to them alone; each gets a number of its own."""
    numbers: dict[str, list[int]] = {name: [] for name in TYPES}
    elements = document.get("elements") if isinstance(document, dict) else None
    for element in elements if isinstance(elements, list) else ():
        if isinstance(element, dict) and is_number(element.get("id")):
            taken = {id for ids in numbers.values() for id in ids}
            if element["id"] in taken or draw.random() < 0.9:
                element["id"] = draw.choice([id for id in range(1, 200) if id not in taken])
            numbers.get(str(element.get("type")), []).append(element["id"])
    return RealMap("", numbers)


FRAMEWORKS = [
    "p af 2\n1 2\n",
    "arg(club). arg(walls). att(walls,club).",
    "club\nwalls\n#\nwalls club\n",
]


def as_framework(body: Any, draw: Random) -> Any:
    """Of `text` and `theory` one, and readable, which no schema says; test_evaluations.py asks."""
    theory = body.get("theory")
    if theory is None:
        return {**body, "text": draw.choice(FRAMEWORKS)}
    rules = [rule["id"] for rule in theory.get("rules", [])]
    given = theory.get("rule_prefs", []) if rules else []
    preferred = [[draw.choice(rules), draw.choice(rules)] for _ in given]
    rest = {key: value for key, value in body.items() if key != "text"}
    return {**rest, "theory": {**theory, "rule_prefs": preferred}}


def _within(key: str, inner: str) -> str:
    """A role's name may be any; what stands under it is a premise."""
    return key if key == "premise_roles" and inner not in REFERENCES else inner


def _operation(operation: Json, map: RealMap, draw: Random) -> Json:
    if "patch" in operation:
        operation["patch"] = without_inner_nulls(operation["patch"])
    types = types_that_take(operation.get("patch"))
    if operation["op"] == "merge":
        types = {draw.choice(sorted(name for name in ALL if len(map.numbers[name]) > 1))}
    for key in ("id", "into", "from"):
        if is_number(operation.get(key)) or _is_ref(operation.get(key)):
            operation[key] = map.any_of(types, draw)
    if operation["op"] == "merge" and operation.get("into") == operation.get("from"):
        (name,) = types
        operation["from"] = next(id for id in map.numbers[name] if id != operation["into"])
    if is_number(operation.get("if_revision")) and draw.random() < 0.9:
        del operation["if_revision"]
    return operation

"""Made-up requests, so changed that they reach what is behind the first refusal.

Left as they are, next to all would end at "no such map", "no such element" or "stale revision".
What breaks the contract is left broken.
"""

import json
import re
import secrets
from random import Random
from typing import Any, get_args

import jsonschema_rs
from schemathesis import Case
from schemathesis.core import NotSet
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

import counterpoint_schema
from counterpoint_server.model.ids import ELEMENT_ID_MAX, MAP_ID_PATTERN, REF_PATTERN
from counterpoint_server.model.problems import all_problems
from counterpoint_server.model.shapes import hints_of, is_struct, reference_in
from counterpoint_server.model.types import TYPES
from fuzzing.real_maps import RealMap, map_for, revision_of

Json = dict[str, Any]
FREE = ("data", "extra")
ENTITY_TAG = re.compile('"[!#-~]*"')
KEY = re.compile("[!-~]([ -~]*[!-~])?")
ALL = {*TYPES}
KNOWN = {
    "fields": ["id", "revision", "tags", "title", "type"],
    "expand": ["attributions", "attributions.participant", "split_of"],
}
"""What every type has."""
CODES = [problem.code for problem in all_problems()]


def _patch_of(name: str) -> Any:
    contract = json.loads(counterpoint_schema.openapi_json())
    schema = {"$ref": f"#/components/schemas/{name}Patch", "components": contract["components"]}
    return jsonschema_rs.validator_for(schema)


PATCHES = {name: _patch_of(row.stored.__name__) for name, row in TYPES.items()}


def _reference_keys() -> dict[str, set[str]]:
    """Under which keys JSON has numbers of elements, and of which types those may be."""
    found: dict[str, set[str]] = {"main_claim": {"claim"}}

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


def make_plausible(case: Case) -> None:
    draw = Random(repr((case.path_parameters, case.query, dict(case.headers), case.body)))
    map = None
    if not isinstance(case.body, NotSet):
        case.body = as_meant(case.body)
        if case.method == "PATCH":
            case.body = without_inner_nulls(case.body)
    if _is_map_id(case.path_parameters.get("map")) and not _has_its_own_map(case):
        map = map_for(case.operation.label)
        case.path_parameters["map"] = map.id
        if _is_written_number(case.path_parameters.get("n")):
            types = _types_that_take(case.body) if case.method == "PATCH" else ALL
            case.path_parameters["n"] = map.any_of(types, draw)
    if _is_word(case.path_parameters.get("code")):
        case.path_parameters["code"] = draw.choice(CODES)
    if map is not None and not isinstance(case.body, NotSet):
        held = _as_map(case.body, draw) if case.method == "PUT" else map
        case.body = with_ends(case.body, held, draw)
    if case.headers:
        _settle_headers(case, map, draw)
    if case.query:
        _settle_query(case.query, draw)


def _has_its_own_map(case: Case) -> bool:
    """Whether its map is to be one that an earlier answer told of."""
    is_step = case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL
    return is_step or case.operation.label == "DELETE /v1/maps/{map}"


def _is_map_id(value: Any) -> bool:
    return isinstance(value, str) and re.match(MAP_ID_PATTERN, value) is not None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value.isalpha()


def _is_number(value: Any) -> bool:
    return type(value) is int and 1 <= value <= ELEMENT_ID_MAX


def _is_written_number(value: Any) -> bool:
    """In an address; one phase of schemathesis gives them as text."""
    return str(value).isascii() and str(value).isdigit() and _is_number(int(value))


def _is_ref(value: Any) -> bool:
    return isinstance(value, str) and re.match(REF_PATTERN, value) is not None


def _types_that_take(patch: Any) -> set[str]:
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
    is_reference = key in REFERENCES and (_is_number(body) or _is_ref(body))
    return map.any_of(REFERENCES[key], draw) if is_reference and draw.random() < 0.95 else body


def _as_map(document: Any, draw: Random) -> RealMap:
    """The elements of a document, for it refers to them alone; each gets a number of its own."""
    numbers: dict[str, list[int]] = {name: [] for name in TYPES}
    elements = document.get("elements") if isinstance(document, dict) else None
    for element in elements if isinstance(elements, list) else ():
        if isinstance(element, dict) and _is_number(element.get("id")):
            taken = {id for ids in numbers.values() for id in ids}
            if element["id"] in taken or draw.random() < 0.9:
                element["id"] = draw.choice([id for id in range(1, 200) if id not in taken])
            numbers.get(str(element.get("type")), []).append(element["id"])
    return RealMap("", numbers)


def _within(key: str, inner: str) -> str:
    """A role's name may be any; what stands under it is a premise."""
    return key if key == "premise_roles" and inner not in REFERENCES else inner


def _operation(operation: Json, map: RealMap, draw: Random) -> Json:
    if "patch" in operation:
        operation["patch"] = without_inner_nulls(operation["patch"])
    types = _types_that_take(operation.get("patch"))
    if operation["op"] == "merge":
        types = {draw.choice(sorted(name for name in ALL if len(map.numbers[name]) > 1))}
    for key in ("id", "into", "from"):
        if _is_number(operation.get(key)) or _is_ref(operation.get(key)):
            operation[key] = map.any_of(types, draw)
    if operation["op"] == "merge" and operation.get("into") == operation.get("from"):
        (name,) = types
        operation["from"] = next(id for id in map.numbers[name] if id != operation["into"])
    if _is_number(operation.get("if_revision")) and draw.random() < 0.9:
        del operation["if_revision"]
    return operation


def _settle_headers(case: Case, map: RealMap | None, draw: Random) -> None:
    headers = case.headers
    if not _breaks_headers(case):
        # One phase of schemathesis drops the quotes: the rest of the case would not be looked at.
        for name in ("If-Match", "If-None-Match"):
            if not ENTITY_TAG.fullmatch(str(headers.get(name, '""'))):
                headers[name] = '"0"'
    key = headers.get("Idempotency-Key")
    if isinstance(key, str) and KEY.fullmatch(key) and len(key) <= 200:
        # A key belongs to one request; test_edits.py uses one twice.
        headers["Idempotency-Key"] = f"{key}{secrets.token_hex(8)}"
    tag = headers.get("If-Match")
    if isinstance(tag, str) and ENTITY_TAG.fullmatch(tag) and draw.random() < 0.8:
        if map is not None and (case.method == "PUT" or draw.random() < 0.3):
            headers["If-Match"] = f'"{revision_of(map)}"'
        elif case.method != "PUT":
            del headers["If-Match"]
    if case.method == "POST" and "minimal" in str(headers.get("Prefer", "")):
        # Then a 201 has no body, which OpenAPI cannot say; test_preferences.py asks for it.
        del headers["Prefer"]
    elif "Prefer" in headers and draw.random() < 0.3:
        headers["Prefer"] = "return=representation" if case.method == "POST" else "return=minimal"


def _breaks_headers(case: Case) -> bool:
    """Whether the case is to be refused for its header fields."""
    if case.meta is None or case.meta.generation.mode.is_positive:
        return False
    aimed_at = getattr(case.meta.phase.data, "parameter_location", None)
    return aimed_at in (None, ParameterLocation.HEADER)


def _settle_query(query: Json, draw: Random) -> None:
    cursor = query.get("cursor")
    if isinstance(cursor, str) and len(cursor) <= 200:
        # A cursor is only what a page before gave; made-up ones are in test_nasty.py.
        del query["cursor"]
    for name, known in KNOWN.items():
        if isinstance(query.get(name), list) and 1 <= len(query[name]) <= 100:
            query[name] = draw.sample(known, draw.randint(1, 3))
            if name == "expand" and _is_written_number(query.get("revision")):
                # The two do not go together, which OpenAPI cannot say; test_expanding.py asks it.
                del query["revision"]

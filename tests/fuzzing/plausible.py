"""Made-up requests, so changed that they reach what is behind the first refusal.

Left as they are, next to all would end at "no such map", "no such element" or "stale revision".
What breaks the contract is left broken.
"""

import re
import secrets
from random import Random
from typing import Any

from schemathesis import Case
from schemathesis.core import NotSet
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from counterpoint_server.api.assets import ASSETS
from counterpoint_server.api.pages import CURSOR_CHARACTERS_MAX
from counterpoint_server.formats import FORMATS
from counterpoint_server.model.ids import MAP_ID_PATTERN
from counterpoint_server.model.problems import all_problems
from fuzzing.bodies import (
    ALL,
    Json,
    as_framework,
    as_map,
    as_meant,
    is_number,
    types_that_take,
    with_ends,
    without_inner_nulls,
)
from fuzzing.real_maps import (
    RealMap,
    any_operation,
    client,
    delete_map,
    map_for,
    revision_of,
    told,
    waiting_operation,
)

ENTITY_TAG = re.compile('"[!#-~]*"')
KEY = re.compile("[!-~]([ -~]*[!-~])?")
KNOWN = {
    "fields": ["id", "revision", "tags", "title", "type"],
    "expand": ["attributions", "attributions.participant", "split_of"],
}
"""What every type has."""
ENDS = {"from", "to"}
QUESTIONS = ("/paths", "/positions", "/compare")
"""The addresses that name elements and maps in their query."""
REVISIONS = {"revision", "with_revision", *ENDS}
"""Under which names addresses have revisions; of paths, two of them name elements."""
REVISION_IN_BODY = {"POST /v1/maps/{map}/fork": "revision", "POST /v1/maps/{map}/revert": "to"}
FILE = b"- The club makes supply secure.\n  - - Walls fuel instability.\n"
WRITTEN = [row.name for row in FORMATS.values() if row.write]
CODES = [problem.code for problem in all_problems()]


def make_plausible(case: Case) -> None:
    draw = Random(repr((case.path_parameters, case.query, dict(case.headers), case.body)))
    map = None
    if not isinstance(case.body, NotSet):
        case.body = as_meant(case.body)
        if case.method == "PATCH":
            case.body = without_inner_nulls(case.body)
    id = case.path_parameters.get("map")
    if _is_map_id(id) and not (id in told and _is_step(case)):
        map = map_for(case.operation.label)
        _settle_address(case, map, draw)
    if _is_map_id(case.path_parameters.get("id")) and draw.random() < 0.9:
        take = waiting_operation if case.method == "DELETE" else any_operation
        case.path_parameters["id"] = take()
    _settle_formats(case, draw)
    _settle_pages(case, draw)
    if _is_word(case.path_parameters.get("code")):
        case.path_parameters["code"] = draw.choice(CODES)
    if map is not None and not isinstance(case.body, NotSet):
        _settle_body(case, map, draw)
    if case.headers:
        _settle_headers(case, map, draw)
    if case.query:
        _settle_query(case.query, draw)
        _settle_words(case.query)
    if map is not None and case.operation.label.endswith("/restore") and draw.random() < 0.8:
        delete_map(map)


def _settle_formats(case: Case, draw: Random) -> None:
    """No schema says what is a file of a format, or a framework; test_imports.py sends others."""
    if case.operation.label.endswith("/import") and (_is_meant_well(case) or draw.random() < 0.5):
        case.body = FILE
        if _is_meant_well(case):
            case.query.pop("format", None)
            case.query.pop("name", None)
    if case.path == "/v1/evaluate" and _is_meant_well(case):
        case.body = as_framework(case.body, draw)
    name = case.path_parameters.get("format")
    if isinstance(name, str) and (_is_meant_well(case) or len(name) <= 100):
        case.path_parameters["format"] = draw.choice(WRITTEN)


def _settle_pages(case: Case, draw: Random) -> None:
    """To addresses that are there."""
    if case.path == "/embed/assets/{name}" and draw.random() < 0.9:
        address = draw.choice([ASSETS.places.script, ASSETS.places.style])
        case.path_parameters["name"] = address.rpartition("/")[2]
    url = case.query.get("url")
    if case.path == "/oembed" and isinstance(url, str) and len(url) <= 2_000:
        map = map_for(case.operation.label)
        case.query["url"] = str(client().base_url.join(f"/maps/{map.id}"))


def _is_meant_well(case: Case) -> bool:
    """Whether the case is to be done, not refused."""
    return case.meta is not None and case.meta.generation.mode.is_positive


def _is_step(case: Case) -> bool:
    """Of a sequence, whose requests are about the same map."""
    return case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL


def _is_map_id(value: Any) -> bool:
    return isinstance(value, str) and re.match(MAP_ID_PATTERN, value) is not None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value.isalnum()


def _is_written_number(value: Any) -> bool:
    """In an address; one phase of schemathesis gives them as text."""
    return str(value).isascii() and str(value).isdigit() and is_number(int(value))


def _settle_address(case: Case, map: RealMap, draw: Random) -> None:
    case.path_parameters["map"] = map.id
    if _is_written_number(case.path_parameters.get("n")):
        types = types_that_take(case.body) if case.method == "PATCH" else ALL
        if "/sources/" in case.operation.label:
            types = {"source"}
        case.path_parameters["n"] = map.any_of(types, draw)
    if case.operation.label.endswith(QUESTIONS):
        _settle_ends(case.query, map, draw)
    for part in (case.path_parameters, case.query):
        for name in REVISIONS - (ENDS if case.operation.label.endswith(QUESTIONS) else set()):
            if _is_written_number(part.get(name)) and draw.random() < 0.9:
                part[name] = draw.randint(1, map.revision)


def _settle_ends(query: Json, map: RealMap, draw: Random) -> None:
    for name, types in {"from": ALL, "to": ALL, "participant": {"participant"}}.items():
        given = query.get(name)
        if _is_written_number(given) and draw.random() < 0.9:
            query[name] = map.any_of(types, draw)
        elif isinstance(given, list) and all(is_number(each) for each in given):
            query[name] = [map.any_of(types, draw) for _ in given]
    if _is_map_id(query.get("with")):
        query["with"] = map.id


def _settle_words(query: Json) -> None:
    """So that some are looked for, and not too many: what else is refused, no schema can say."""
    if isinstance(given := query.get("q"), str) and 0 < len(given) <= 900:
        query["q"] = " ".join(["club", *given.replace("-", " ").split()[:40]])


def _settle_body(case: Case, map: RealMap, draw: Random) -> None:
    case.body = with_ends(case.body, as_map(case.body, draw) if case.method == "PUT" else map, draw)
    key = REVISION_IN_BODY.get(case.operation.label, "")
    if isinstance(case.body, dict) and is_number(case.body.get(key)) and draw.random() < 0.9:
        case.body[key] = draw.randint(1, map.revision)


def _settle_headers(case: Case, map: RealMap | None, draw: Random) -> None:
    headers = case.headers
    if not _breaks_headers(case):
        # One phase of schemathesis drops the quotes: the rest of the case would not be looked at.
        for name in ("If-Match", "If-None-Match"):
            if not ENTITY_TAG.fullmatch(str(headers.get(name, '""'))):
                headers[name] = '"0"'
    key = headers.get("Idempotency-Key")
    if isinstance(key, str) and KEY.fullmatch(key) and len(key) <= 255:
        # A key belongs to one request; test_edits.py uses one twice.
        headers["Idempotency-Key"] = secrets.token_hex(8) + (key if len(key) < 32 else key[16:])
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
    if isinstance(cursor, str) and len(cursor) <= CURSOR_CHARACTERS_MAX:
        # A cursor is only what a page before gave; made-up ones are in test_nasty.py.
        del query["cursor"]
    for name, known in KNOWN.items():
        if isinstance(query.get(name), list) and 1 <= len(query[name]) <= 100:
            query[name] = draw.sample(known, draw.randint(1, 3))
            if name == "expand" and _is_written_number(query.get("revision")):
                # Only one of the two may be given, which OpenAPI cannot say: test_expanding.py.
                del query[draw.choice(["expand", "revision"])]

"""What schemathesis cannot know by itself: our second format, and what a schema cannot say."""

import os
import re
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import schemathesis
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.generation.meta import TestPhase
from schemathesis.transport import SerializationContext

from counterpoint_server.api.formats import CSS, HTML, JAVASCRIPT, JSON, MSGPACK, OCTETS, PNG
from fuzzing.plausible import make_plausible
from fuzzing.real_maps import told

FORMATS = (JSON, MSGPACK)
FORMAT = FORMATS[("json", "msgpack").index(os.environ["FUZZ_FORMAT"])]
"""What this run speaks: what it sends, and what it asks for."""
COUNTS = Path(os.environ["FUZZ_COUNTS"])
"""Where it is told what was asked, and with which status that was answered."""


@schemathesis.hook
def before_load_schema(_context: Any, schema: dict[str, Any]) -> None:
    """Of each body, the forms of this run alone, so that all examples go to them."""
    for operations in schema["paths"].values():
        for operation in operations.values():
            content = operation.get("requestBody", {}).get("content", {})
            for name in [*content]:
                if name != OCTETS and (name == MSGPACK) != (FORMAT == MSGPACK):
                    del content[name]


@schemathesis.serializer(MSGPACK)
def write_msgpack(_context: SerializationContext, value: Any) -> bytes:
    return msgspec.msgpack.encode(value)


@schemathesis.deserializer(MSGPACK)
def read_msgpack(_context: Any, response: Response) -> Any:
    return msgspec.msgpack.decode(response.content)


@schemathesis.deserializer(CSS, HTML, JAVASCRIPT, PNG)
def read_as_it_is(_context: Any, response: Response) -> str:
    return response.content.decode("latin-1")


def _offers_format(case: schemathesis.Case) -> bool:
    """The contract itself comes as JSON alone."""
    answers = case.operation.definition.raw["responses"].values()
    return any(FORMAT in answer.get("content", {}) for answer in answers)


HALVED = ("POST /v1/maps/{map}/edits", "PATCH /v1/maps/{map}/elements/{n}")
"""What the coverage phase has tens of thousands of cases for: each is sent in one format."""


@schemathesis.hook
def filter_case(_context: Any, case: schemathesis.Case) -> bool:
    if case.operation.label not in HALVED or case.meta is None:
        return True
    whole = repr((case.query, sorted(case.headers.items()), case.body))
    is_ours = crc32(whole.encode("utf-8", "replace")) % 2 == FORMATS.index(FORMAT)
    return is_ours or case.meta.phase.name != TestPhase.COVERAGE


@schemathesis.hook
def before_call(_context: Any, case: schemathesis.Case, _kwargs: dict[str, Any]) -> None:
    """Not sooner: cases are made thousands at a time, long before the first of them is sent."""
    make_plausible(case)
    if _offers_format(case):
        case.headers.setdefault("Accept", FORMAT)


@schemathesis.hook
def after_call(_context: Any, case: schemathesis.Case, response: Response) -> None:
    with COUNTS.open("a") as counts:
        print(case.operation.label, response.status_code, sep="\t", file=counts)
    for address in response.headers.get("location", []):
        told.update(re.findall("/v1/maps/(\\w+)$", address))


@schemathesis.check
def answers_in_the_format_asked_for(
    _context: Any, response: Response, case: schemathesis.Case
) -> None:
    given = response.headers.get("content-type", [""])[0]
    if response.status_code < 300 and response.content and _offers_format(case):
        assert given == FORMAT, given
    elif response.status_code >= 400 and response.content:
        assert given == "application/problem+json", given


@schemathesis.hook
def filter_failure(
    _context: Any, failure: Failure, case: schemathesis.Case, _response: Response
) -> bool:
    """With `fields`, an answer has less than its schema says; all else of it is checked."""
    return not ("fields" in case.query and type(failure).__name__ == "JsonSchemaError")

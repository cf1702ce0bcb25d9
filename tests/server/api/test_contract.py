"""The server keeps its contract: every answer is one that openapi.json promises."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

import counterpoint_schema
from examples import CLUB
from fuzzing.runs import Fuzz, run_schemathesis

FORMATS = ("json", "msgpack")
EXAMPLES = 100
PARTS = {
    "edits": r"^edits\.",
    "elements": r"^elements\.",
    "maps": r"^(maps|service)\.",
    "collections": r"^(?!edits|elements|maps|service)",
}
EACH_PART = pytest.mark.parametrize("operations", PARTS.values(), ids=PARTS)
EACH_FORMAT = pytest.mark.parametrize("format", FORMATS)


def test_the_contract_is_served_byte_for_byte(http: httpx.Client) -> None:
    answer = http.get("/openapi.json")
    assert answer.content == counterpoint_schema.openapi_json()
    tag = answer.headers["etag"]
    assert http.get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304


CONTRACT: dict[str, Any] = json.loads(counterpoint_schema.openapi_json())
OPERATIONS = [
    (method, path, operation)
    for path, item in CONTRACT["paths"].items()
    for method, operation in item.items()
]


@pytest.mark.parametrize(
    ("path", "template", "patch"),
    [
        ("", "/v1/maps/{map}", {"main_claim": "$club"}),
        ("/elements/51", "/v1/maps/{map}/elements/{n}", {"target": "$club"}),
    ],
)
def test_the_contract_names_what_a_patch_by_a_ref_is_refused_with(
    http: httpx.Client, example_path: str, path: str, template: str, patch: dict[str, str]
) -> None:
    refused = http.patch(example_path + path, json=patch)
    assert refused.json()["code"] == "unknown_ref"
    promised = CONTRACT["paths"][template]["patch"]["responses"]
    assert "unknown_ref" in promised[str(refused.status_code)]["x-problems"]


def example_in(operation: dict[str, Any]) -> Any:
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("example")


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [each for each in OPERATIONS if example_in(each[2])],
    ids=lambda part: part["operationId"] if isinstance(part, dict) else "",
)
def test_what_the_contract_gives_as_an_example_is_done(
    http: httpx.Client, example_path: str, method: str, path: str, operation: dict[str, Any]
) -> None:
    address = path.replace("/v1/maps/{map}", example_path).replace("{n}", str(CLUB))
    answer = http.request(method, address, json=example_in(operation))
    assert answer.is_success, answer.text


def test_every_operation_says_in_a_line_what_it_does_and_every_parameter_what_it_is() -> None:
    for _, _, operation in OPERATIONS:
        assert 5 < len(operation["summary"]) <= 90
        assert all(parameter["description"] for parameter in operation["parameters"])


QUICK = [
    Fuzz("json", r"edits\.create|elements\.(list|update|delete)|maps\.(update|replace)", 6),
    Fuzz("msgpack", r"(arguments|questions)\.|elements\.get|maps\.(create|list|document)", 6),
    Fuzz("json", r"search\.|maps\.(list|neighbourhood|ancestors|paths|unanswered)", 8),
]


@pytest.mark.parametrize("fuzz", QUICK, ids=[*FORMATS, "questions"])
def test_a_few_examples_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path, fuzz: Fuzz
) -> None:
    run_schemathesis(server_url, tmp_path, fuzz)


@pytest.mark.soak
@EACH_FORMAT
@EACH_PART
def test_100_examples_an_operation_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path, operations: str, format: str
) -> None:
    answers = run_schemathesis(server_url, tmp_path, Fuzz(format, operations, EXAMPLES))
    print(answers)
    with_parameters = [asked for asked in answers.by_operation.values() if asked.total() > 2]
    assert all(asked.total() >= EXAMPLES for asked in with_parameters)
    assert all(min(asked) < 300 for asked in answers.by_operation.values())


@pytest.mark.soak
@EACH_FORMAT
@EACH_PART
def test_no_limit_that_the_contract_tells_is_kept_otherwise(
    server_url: str, tmp_path: Path, operations: str, format: str
) -> None:
    """Every bound, choice and kind of value in the contract: just kept, and just broken."""
    print(run_schemathesis(server_url, tmp_path, Fuzz(format, operations, 1, "examples,coverage")))


@pytest.mark.soak
@EACH_FORMAT
def test_no_sequence_of_requests_finds_an_answer_outside_the_contract(
    server_url: str, tmp_path: Path, format: str
) -> None:
    """Each request takes what an answer before it told of."""
    print(run_schemathesis(server_url, tmp_path, Fuzz(format, ".", EXAMPLES, "stateful")))

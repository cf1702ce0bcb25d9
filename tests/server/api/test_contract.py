"""The server keeps its contract: every answer is one that openapi.json promises."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

import counterpoint_schema
from examples import CLUB

TESTS = Path(__file__).parents[2]
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
FORMATS = ("json", "msgpack")


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


class Fuzz(NamedTuple):
    """One run of schemathesis: of which operations, in which format, in which of its phases."""

    format: str
    operations: str
    """A regular expression that their ids match."""
    examples: int
    phases: str = "fuzzing"
    seed: int = 1


QUICK = [
    Fuzz("json", r"edits\.create|elements\.(list|update|delete)|maps\.(update|replace)", 6),
    Fuzz("msgpack", r"(arguments|questions)\.|elements\.get|maps\.(create|list|document)", 6),
]
PARTS = {
    "edits": r"^edits\.",
    "elements": r"^elements\.",
    "maps": r"^(maps|service)\.",
    "collections": r"^(?!edits|elements|maps|service)",
}
PHASES = "examples,coverage,fuzzing"
LONG = [Fuzz(format, part, 100, PHASES) for part in PARTS.values() for format in FORMATS]
SEQUENCES = [Fuzz(format, ".", 100, "stateful") for format in FORMATS]
"""Each request takes what an answer before it told of."""


def run_schemathesis(server_url: str, folder: Path, fuzz: Fuzz) -> None:
    command = [
        *(str(SCHEMATHESIS), "--config-file", str(TESTS / "fuzzing/schemathesis.toml")),
        *("run", f"{server_url}/openapi.json", "--checks", "all", "--phases", fuzz.phases),
        *("--include-operation-id-regex", fuzz.operations),
        *("--max-examples", str(fuzz.examples), "--seed", str(fuzz.seed)),
    ]
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
        "SCHEMATHESIS_HOOKS_MODULE": "fuzzing.hooks",
        "COUNTERPOINT_URL": server_url,
        "FUZZ_FORMAT": fuzz.format,
    }
    done = subprocess.run(command, env=environ, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    print(fuzz, *re.findall(r"\d+ generated.*|Tested: \d+|=+ .* in [\d.]+s", done.stdout))


@pytest.mark.parametrize("fuzz", QUICK, ids=lambda fuzz: fuzz.format)
def test_a_few_examples_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path, fuzz: Fuzz
) -> None:
    run_schemathesis(server_url, tmp_path, fuzz)


@pytest.mark.soak
@pytest.mark.parametrize("fuzz", LONG, ids=[f"{p}-{f}" for p in PARTS for f in FORMATS])
def test_100_examples_an_operation_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path, fuzz: Fuzz
) -> None:
    run_schemathesis(server_url, tmp_path, fuzz)


@pytest.mark.soak
@pytest.mark.parametrize("fuzz", SEQUENCES, ids=lambda fuzz: fuzz.format)
def test_no_sequence_of_requests_finds_an_answer_outside_the_contract(
    server_url: str, tmp_path: Path, fuzz: Fuzz
) -> None:
    run_schemathesis(server_url, tmp_path, fuzz)

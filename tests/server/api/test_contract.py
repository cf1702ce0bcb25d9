"""The server keeps its contract: every answer is one that openapi.json promises."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

import counterpoint_schema

HERE = Path(__file__).parent
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


def test_the_contract_is_served_byte_for_byte(http: httpx.Client) -> None:
    answer = http.get("/openapi.json")
    assert answer.content == counterpoint_schema.openapi_json()
    tag = answer.headers["etag"]
    assert http.get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304


def run_schemathesis(
    server_url: str, folder: Path, *, examples: int, seed: int, phases: str
) -> None:
    command = [
        *(str(SCHEMATHESIS), "--config-file", str(HERE / "schemathesis.toml")),
        *("run", f"{server_url}/openapi.json", "--checks", "all"),
        *("--phases", phases),
        *("--max-examples", str(examples), "--seed", str(seed), "--suppress-health-check", "all"),
    ]
    environ = {
        **os.environ,
        "PYTHONPATH": str(HERE),
        "SCHEMATHESIS_HOOKS_MODULE": "schemathesis_hooks",
    }
    done = subprocess.run(command, env=environ, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]


def test_25_examples_an_operation_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path
) -> None:
    run_schemathesis(server_url, tmp_path, examples=25, seed=1, phases="fuzzing")


@pytest.mark.soak
def test_200_examples_an_operation_find_no_answer_outside_the_contract(
    server_url: str, tmp_path: Path
) -> None:
    run_schemathesis(server_url, tmp_path, examples=200, seed=2, phases="examples,coverage,fuzzing")

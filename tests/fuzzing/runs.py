"""Runs of schemathesis against a server, and what they sent it."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parents[1]
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
SECONDS_MAX = 1_800
"""A bound against hanging."""


class Fuzz(NamedTuple):
    """One run: of which operations, in which format, in which phases of schemathesis."""

    format: str
    operations: str
    """A regular expression that their ids match."""
    examples: int
    phases: str = "fuzzing"
    seed: int = 1


class Counts:
    """The answers of a run."""

    def __init__(self, lines: list[str]) -> None:
        self.statuses: Counter[int] = Counter()
        self.by_operation: dict[str, Counter[int]] = defaultdict(Counter)
        for line in lines:
            operation, status = line.split("\t")
            self.statuses[int(status)] += 1
            self.by_operation[operation][int(status)] += 1

    def __str__(self) -> str:
        statuses = ", ".join(f"{n:,} × {status}" for status, n in sorted(self.statuses.items()))
        few = min((n.total() for n in self.by_operation.values()), default=0)
        return (
            f"{self.statuses.total():,} requests to {len(self.by_operation)} operations, "
            f"{few} or more to each; answers: {statuses}"
        )


def run_schemathesis(server_url: str, folder: Path, fuzz: Fuzz) -> Counts:
    """All checks; fails if there is any failure."""
    counts = folder / "counts.tsv"
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
        "FUZZ_COUNTS": str(counts),
    }
    done = subprocess.run(
        command, env=environ, cwd=folder, capture_output=True, text=True, timeout=SECONDS_MAX
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    return Counts(counts.read_text("utf-8").splitlines())

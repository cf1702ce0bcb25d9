"""Answers that independent solvers agree on, over 32 frameworks of 20 to 300,000 arguments."""

import gzip
import hashlib
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.grounded import IN, label_grounded
from counterpoint_server.semantics.iccma import read_framework
from counterpoint_server.semantics.names import ICCMA
from counterpoint_server.semantics.tasks import Evaluation

SMALL = 150
"""Arguments; the larger frameworks are for the soak."""
LISTED_MAX = 3_000


class Reference(NamedTuple):
    framework: Framework
    answers: dict[str, Any]


def references(shared: Path, *, small: bool) -> list[Reference]:
    found = []
    for path in sorted((shared / "semantics" / "af").glob("*.json")):
        answers = msgspec.json.decode(path.read_bytes())
        if (answers["arguments"] <= SMALL) == small:
            plain = path.with_suffix(".af")
            text = plain.read_bytes() if plain.exists() else gzip.decompress(packed(path))
            found.append(Reference(read_framework(text).framework, answers))
    assert found
    return found


def packed(path: Path) -> bytes:
    return path.with_suffix(".af.gz").read_bytes()


def digest(extensions: list[list[int]]) -> str:
    lines = [" ".join(str(i + 1) for i in extension) for extension in sorted(extensions)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check_queries(reference: Reference) -> int:
    asked = 0
    for query in reference.answers["queries"]:
        if len(query["by"]) < 2:
            continue
        task, _, name = query["task"].partition("-")
        evaluation = Evaluation(reference.framework, ICCMA[name])
        argument = query["arg"] - 1
        if task == "DC":
            answer = evaluation.holding(argument) is not None
        else:
            answer = evaluation.lacking(argument) is None
        assert answer == (query["answer"] == "YES"), (reference.answers["name"], query)
        asked += 1
    return asked


def check_grounded(reference: Reference) -> None:
    labelled = label_grounded(reference.framework)
    assert digest([labelled.arguments(IN).tolist()]) == reference.answers["grounded"]["sha256_in"]


def check_ideal(reference: Reference) -> None:
    expected = reference.answers["ideal"]
    if expected["solvers_agreeing"] >= 2:
        found = Evaluation(reference.framework, "ideal").one()
        assert found is not None
        assert digest([found]) == expected["sha256"]


def check_extensions(reference: Reference) -> int:
    listed = 0
    for name, expected in reference.answers["extensions"].items():
        if len(expected.get("by", ())) < 2 or expected["count"] > LISTED_MAX:
            continue
        found = list(Evaluation(reference.framework, ICCMA[name.upper()]).every())
        assert (len(found), digest(found)) == (expected["count"], expected["sha256"])
        listed += 1
    return listed


def test_every_small_framework_is_answered_as_independent_solvers_do(shared: Path) -> None:
    small = references(shared, small=True)
    for reference in small:
        check_grounded(reference)
        check_ideal(reference)
    assert sum(check_queries(reference) for reference in small) == 288
    assert sum(check_extensions(reference) for reference in small) > 20


def test_the_grounded_labelling_of_every_framework_is_the_one_of_record(shared: Path) -> None:
    for reference in references(shared, small=False):
        check_grounded(reference)


@pytest.mark.soak
def test_every_large_framework_is_answered_as_independent_solvers_do(shared: Path) -> None:
    large = references(shared, small=False)
    for reference in large:
        check_ideal(reference)
    assert sum(check_queries(reference) for reference in large) > 500
    assert sum(check_extensions(reference) for reference in large) > 15

"""Examples of the literature, with the outcomes that their authors give."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counterpoint_server.model.theory import NamedTheory
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.names import SEMANTICS, Semantics
from counterpoint_server.semantics.structured.named import theory_of
from counterpoint_server.semantics.structured.solving import project
from counterpoint_server.semantics.tasks import Evaluation

SHARED = Path(__file__).parents[5] / "shared" / "semantics" / "fixtures"
ABSTRACT = sorted(SHARED.glob("af_*.json"))
STRUCTURED = sorted(SHARED.glob("aspic_*.json"))

pytestmark = pytest.mark.skipif(not STRUCTURED, reason="the reference inputs are not there")


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_there_are_seventeen_examples() -> None:
    assert len(ABSTRACT) + len(STRUCTURED) == 17


@pytest.mark.parametrize("path", ABSTRACT, ids=lambda path: path.stem)
def test_an_abstract_example_has_its_published_extensions(path: Path) -> None:
    fixture = read(path)
    names = fixture["af"]["arguments"]
    attacks = [(names.index(a), names.index(b)) for a, b in fixture["af"]["attacks"]]
    framework = Framework.of_pairs(len(names), attacks)
    for source in ("published", "expected"):
        for semantics, wanted in fixture[source].items():
            found = [[names[i] for i in e] for e in Evaluation(framework, semantics).every()]
            is_one = semantics in ("grounded", "ideal")
            assert sorted(found) == sorted([wanted] if is_one else wanted)


class Solved:
    """A theory's extensions by the names of their conclusions."""

    def __init__(self, theory: dict[str, Any]) -> None:
        theory_, self.names = theory_of(msgspec.convert(theory, NamedTheory))
        self.projection = project(theory_)

    def extensions(self, semantics: Semantics) -> list[list[str]]:
        found = []
        for extension in Evaluation(self.projection.framework, semantics).every():
            members = set(extension)
            found.append(sorted(n for n, at in self._places() if at in members))
        return sorted(found)

    def _places(self) -> list[tuple[str, int]]:
        presences = (place.presence for place in self.projection.atoms)
        return list(zip(self.names, presences, strict=True))

    def statuses(self) -> dict[str, str]:
        evaluation = Evaluation(self.projection.framework, "complete")
        found = {}
        for name, at in self._places():
            if at not in self.projection.founded:
                continue
            if evaluation.lacking(at) is None:
                found[name] = "accepted"
            else:
                found[name] = "undecided" if self._ever(at) else "rejected"
        return found

    def _ever(self, at: int) -> bool:
        from counterpoint_server.semantics.grounded import OUT, label_grounded

        return label_grounded(self.projection.framework).labels[at] != OUT


@pytest.mark.parametrize("path", STRUCTURED, ids=lambda path: path.stem)
def test_a_structured_example_has_its_published_outcome(path: Path) -> None:
    fixture = read(path)
    solved = Solved(fixture["theory"])
    expected = fixture["expected"]
    for semantics in SEMANTICS:
        if semantics in expected:
            wanted = expected[semantics]
            is_one = semantics in ("grounded", "ideal")
            assert solved.extensions(semantics) == sorted([wanted] if is_one else wanted), semantics
    assert solved.statuses() == expected["claim_status_grounded"]
    preferred = [set(e) for e in solved.extensions("preferred")]
    assert sorted(set.intersection(*preferred)) == expected["sceptical_preferred"]
    assert sorted(set.union(*preferred)) == expected["credulous_preferred"]

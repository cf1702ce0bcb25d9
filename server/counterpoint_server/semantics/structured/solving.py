"""The abstract framework of a theory, and where in it to look for what."""

from typing import NamedTuple

import numpy as np

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.structured.arguments import Construction
from counterpoint_server.semantics.structured.theory import Theory
from counterpoint_server.semantics.structured.translating import translate
from counterpoint_server.semantics.structured.wiring import Wired


class Projection(NamedTuple):
    """A framework in which one argument says of each thing if it is accepted: in, out, undecided."""

    framework: Framework
    atoms: list[int]
    rules: list[int]
    attacks: list[int]
    founded: frozenset[int]
    """Arguments for what can be derived at all."""


def project(theory: Theory) -> Projection:
    if theory.link == "weakest" or (theory.link == "last" and theory.comparison == "democratic"):
        return _by_arguments(theory)
    circuit = translate(theory)
    wired = Wired(circuit.gates)
    founded = [step for step, is_founded in enumerate(wired.founded_steps) if is_founded]
    founded += [wired.presence(a) for a, is_founded in enumerate(wired.founded_atoms) if is_founded]
    return Projection(
        wired.framework,
        [wired.presence(atom) for atom in range(theory.size)],
        circuit.rules,
        circuit.attacks,
        frozenset(founded),
    )


def _by_arguments(theory: Theory) -> Projection:
    built = Construction(theory)
    at = len(built.arguments)
    pairs = list(built.defeats())
    founded: set[int] = set()
    groups = [
        built.for_atom,
        [built.by_top.get(("rule", i), []) for i in range(len(theory.rules))],
        [built.by_top.get(("attack", k), []) for k in range(len(theory.attacks))],
    ]
    places: list[list[int]] = []
    for group in groups:
        places.append([])
        for members in group:
            # Absence, attacked by every argument for it, and presence.
            pairs += [(member, at) for member in members]
            pairs.append((at, at + 1))
            places[-1].append(at + 1)
            if members:
                founded.add(at + 1)
            at += 2
    framework = Framework.of_pairs(at, np.array(pairs, dtype=np.int32))
    return Projection(framework, *places, frozenset(founded))

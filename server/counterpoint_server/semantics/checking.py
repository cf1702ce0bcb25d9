"""Whether a set of arguments is what a solver says it is: linear; shares no code with solving."""

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.semantics.framework import Framework, Numbers


class WitnessError(Exception):
    """A solver's answer does not hold: a fault of ours or of the solver, never of the question."""


def is_conflict_free(framework: Framework, arguments: Numbers) -> bool:
    inside = _members(framework, arguments)
    return not bool(np.any(inside[framework.sources] & inside[framework.targets]))


def is_admissible(framework: Framework, arguments: Numbers) -> bool:
    inside = _members(framework, arguments)
    hit = _attacked(framework, inside)
    threatened = inside[framework.targets] & ~hit[framework.sources]
    return is_conflict_free(framework, arguments) and not bool(np.any(threatened))


def is_defended(framework: Framework, arguments: list[int]) -> bool:
    """Whether the set is admissible; looks at no more than what attacks it and what it attacks."""
    inside = set(arguments)
    hit = {other for argument in arguments for other in framework.attacked.of(argument)}
    attackers = {other for argument in arguments for other in framework.attackers.of(argument)}
    return not hit & inside and attackers <= hit


def is_complete(framework: Framework, arguments: Numbers) -> bool:
    inside = _members(framework, arguments)
    hit = _attacked(framework, inside)
    defended = np.ones(framework.size, dtype=bool)
    defended[framework.targets[~hit[framework.sources]]] = False
    return is_admissible(framework, arguments) and bool(np.array_equal(defended, inside))


def is_stable(framework: Framework, arguments: Numbers) -> bool:
    inside = _members(framework, arguments)
    return is_conflict_free(framework, arguments) and bool(
        np.all(inside | _attacked(framework, inside))
    )


def _members(framework: Framework, arguments: Numbers) -> NDArray[np.bool_]:
    inside = np.zeros(framework.size, dtype=bool)
    inside[arguments] = True
    return inside


def _attacked(framework: Framework, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    hit = np.zeros(framework.size, dtype=bool)
    hit[framework.targets[inside[framework.sources]]] = True
    return hit

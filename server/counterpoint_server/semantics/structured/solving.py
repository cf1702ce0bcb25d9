"""The abstract framework of a theory, and where in it to look for what."""

from collections.abc import Iterable
from typing import NamedTuple

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.statuses import Place
from counterpoint_server.semantics.structured.arguments import Construction
from counterpoint_server.semantics.structured.theory import Theory
from counterpoint_server.semantics.structured.translating import translate
from counterpoint_server.semantics.structured.wiring import Wired


class Projection(NamedTuple):
    """A framework whose complete labellings are those of a theory's arguments."""

    framework: Framework
    atoms: list[Place]
    attacks: list[Place]
    founded: frozenset[int]
    """The presences of what can be derived at all."""


def project(theory: Theory) -> Projection:
    if theory.link == "weakest" or (theory.link == "last" and theory.comparison == "democratic"):
        return _by_arguments(theory)
    circuit = translate(theory)
    wired = Wired(circuit.gates)
    founded = {wired.presence(a) for a, is_founded in enumerate(wired.founded_atoms) if is_founded}

    def places(atoms: Iterable[int]) -> list[Place]:
        return [Place(wired.presence(atom), wired.absence(atom)) for atom in atoms]

    atoms, attacks = places(range(theory.size)), places(circuit.applied)
    return Projection(wired.framework, atoms, attacks, frozenset(founded))


def _by_arguments(theory: Theory) -> Projection:
    built = Construction(theory)
    at = len(built.arguments)
    pairs = list(built.defeats())
    founded: set[int] = set()
    of_attacks = [built.by_top.get(("attack", k), []) for k in range(len(theory.attacks))]
    atoms: list[Place] = []
    attacks: list[Place] = []
    for places, members in ((atoms, built.for_atom), (attacks, of_attacks)):
        for arguments in members:
            place = Place(at + 1, at)
            places.append(place)
            pairs += [(argument, place.absence) for argument in arguments]
            pairs.append((place.absence, place.presence))
            if arguments:
                founded.add(place.presence)
            at += 2
    return Projection(Framework.of_pairs(at, pairs), atoms, attacks, frozenset(founded))

"""A circuit as an abstract framework, whose complete labellings say which steps and atoms hold.

Each step is an argument, attacked by what hits it and by the absence of each atom of its body; the
absence of an atom is an argument, attacked by each step that supports it and attacking its
presence.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from counterpoint_server.semantics.framework import Framework, Numbers
from counterpoint_server.semantics.structured.cycles import unroll
from counterpoint_server.semantics.structured.gates import Atom, Gates, Step


class Wired:
    """Which argument of the framework stands for what."""

    def __init__(self, gates: Gates) -> None:
        self.founded_atoms, self.founded_steps = gates.founded()
        for atom, founded in enumerate(self.founded_atoms):
            kept = gates.supports[atom]
            gates.supports[atom] = [s for s in kept if self.founded_steps[s]] if founded else []
        unroll(gates)
        self._steps = len(gates.bodies)
        self._atoms = len(gates.supports)
        self.framework = self._framework(gates)

    def step(self, step: Step) -> int:
        return step

    def absence(self, atom: Atom) -> int:
        return self._steps + atom

    def presence(self, atom: Atom) -> int:
        return self._steps + self._atoms + atom

    def _framework(self, gates: Gates) -> Framework:
        needed, needing = _flat(gates.bodies)
        supporting, supported = _flat(gates.supports)
        hits = np.array(gates.hits, dtype=np.int32).reshape(-1, 2)
        absences = np.arange(self._steps, self._steps + self._atoms, dtype=np.int32)
        sources = (absences[needed], supporting, absences, hits[:, 0])
        targets = (needing, absences[supported], absences + self._atoms, hits[:, 1])
        size = self._steps + 2 * self._atoms
        return Framework(size, np.concatenate(sources), np.concatenate(targets))


def _flat(lists: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """All members one after the other, and of which list each is."""
    members = np.fromiter(chain.from_iterable(lists), dtype=np.int32)
    lengths = np.fromiter(map(len, lists), dtype=np.int32, count=len(lists))
    return members, np.repeat(np.arange(len(lists), dtype=np.int32), lengths)

"""An abstract argumentation framework (Dung 1995): numbered arguments and the attacks on them."""

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


class Neighbours(NamedTuple):
    """For each argument a slice of others: those of `i` are `others[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    others: Numbers

    def of(self, argument: int) -> list[int]:
        found: list[int] = self.others[self.starts[argument] : self.starts[argument + 1]].tolist()
        return found

    def of_all(self, arguments: Numbers) -> Numbers:
        """The neighbours of some arguments, one after the other, doubles included."""
        first, counts = self.starts[arguments], self.counts[arguments]
        ends = np.cumsum(counts)
        if not ends.size:
            return self.others[:0]
        places = np.arange(ends[-1]) + np.repeat(first - ends + counts, counts)
        found: Numbers = self.others[places]
        return found

    @property
    def counts(self) -> Numbers:
        return np.diff(self.starts)

    def lists(self) -> list[list[int]]:
        """All slices as lists, for loops that ask for most of them."""
        starts, others = self.starts.tolist(), self.others.tolist()
        return [others[a:b] for a, b in pairwise(starts)]


class Framework:
    """Arguments 0 to size - 1; `sources[k]` attacks `targets[k]`.

    The same attack may be given twice, which changes nothing.
    """

    def __init__(self, size: int, sources: Numbers, targets: Numbers) -> None:
        self.size = size
        self.sources = sources
        self.targets = targets

    @classmethod
    def of_pairs(cls, size: int, attacks: Iterable[tuple[int, int]]) -> "Framework":
        pairs = np.array(list(attacks), dtype=np.int32).reshape(-1, 2)
        return cls(size, np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1]))

    @cached_property
    def attackers(self) -> Neighbours:
        return self._grouped(self.targets, self.sources)

    @cached_property
    def attacked(self) -> Neighbours:
        return self._grouped(self.sources, self.targets)

    def _grouped(self, keys: Numbers, others: Numbers) -> Neighbours:
        starts = np.zeros(self.size + 1, dtype=np.int32)
        np.cumsum(np.bincount(keys, minlength=self.size), out=starts[1:])
        return Neighbours(starts, others[np.argsort(keys, kind="stable")])

    def restricted(self, kept: Numbers) -> "Framework":
        """The framework on some of the arguments, which are numbered anew in the order given."""
        new = np.full(self.size, -1, dtype=np.int32)
        new[kept] = np.arange(kept.size, dtype=np.int32)
        sources, targets = new[self.sources], new[self.targets]
        inside = (sources >= 0) & (targets >= 0)
        return Framework(int(kept.size), sources[inside], targets[inside])

    @cached_property
    def components(self) -> list[Numbers]:
        """The arguments of each weakly connected part, the parts by their least argument."""
        roots = _roots(self.size, self.sources, self.targets)
        order = np.argsort(roots, kind="stable").astype(np.int32)
        cuts = np.flatnonzero(np.diff(roots[order])) + 1
        return list(np.split(order, cuts)) if self.size else []


def _roots(size: int, sources: Numbers, targets: Numbers) -> Numbers:
    """The least argument that each is connected with: labels fall along the edges, and jump."""
    roots = np.arange(size, dtype=np.int32)
    while True:
        before = roots.copy()
        least = np.minimum(roots[sources], roots[targets])
        # Both the ends and their roots, so that whole trees move at once (Shiloach, Vishkin 1982).
        for places in (sources, targets, before[sources], before[targets]):
            np.minimum.at(roots, places, least)
        roots = roots[roots]
        if np.array_equal(roots, before):
            return roots

"""Gradual semantics: how strong a node is, by its base score and by who attacks and supports it.

What nothing circular leads to is exact after one pass, level by level. In circles a step towards
what the neighbours ask for is repeated, a smaller one where it does not settle: no semantics of
sums is known to converge on every graph (Mossakowski, Neuhaus 2018; Potyka 2018).
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.model.evaluation import Combine, Convergence, Gradual
from counterpoint_server.semantics.framework import Numbers
from counterpoint_server.semantics.limit import NO_LIMIT, DeadlineError, Limit

Scores = NDArray[np.float64]

PRECISION = 1e-9
ITERATIONS_MAX = 10_000
PATIENCE = 30
"""Steps that may pass without the residual halving, before the steps are halved."""
DAMPING_MIN = 1 / 64


class Edges(NamedTuple):
    sources: Numbers
    targets: Numbers


class Weighted(NamedTuple):
    """Nodes 0 to n - 1 with base scores; a node with parts has as much of its base score as they
    are strong together.
    """

    base: Scores
    attacks: Edges
    supports: Edges
    parts: Edges
    is_fixed: NDArray[np.bool_]
    """Whose strength is the base score, whatever happens."""


class _Segments:
    """Edges into some nodes, those of each node side by side."""

    def __init__(self, edges: Edges, place: Numbers, size: int) -> None:
        places = place[edges.targets]
        kept = np.flatnonzero(places >= 0)
        order = kept[np.argsort(places[kept], kind="stable")]
        # As wide as an address: numpy would widen them at each step.
        self._sources = edges.sources[order].astype(np.intp)
        self._places = places[order].astype(np.intp)
        counts = np.bincount(self._places, minlength=size)
        self._some = np.flatnonzero(counts)
        self._starts = np.cumsum(counts[self._some]) - counts[self._some]
        self._size = size

    def gather(self, scores: Scores, how: np.ufunc, nothing: float) -> Scores:
        found = np.full(self._size, nothing)
        if self._sources.size:
            found[self._some] = how.reduceat(scores.take(self._sources), self._starts)
        return found

    def sums(self, scores: Scores) -> Scores:
        found = np.bincount(self._places, scores.take(self._sources), self._size)
        return found.astype(np.float64, copy=False)


class Around(NamedTuple):
    """Some nodes and all that leads to them."""

    nodes: Numbers
    attacks: _Segments
    supports: _Segments
    parts: _Segments


def _h_categorizer(base: Scores, around: Around, scores: Scores) -> Scores:
    return base / (1 + around.attacks.sums(scores))


def _max(base: Scores, around: Around, scores: Scores) -> Scores:
    return base / (1 + around.attacks.gather(scores, np.maximum, 0.0))


def _card(base: Scores, around: Around, scores: Scores) -> Scores:
    count = around.attacks.sums((scores > 0).astype(float))
    mean = around.attacks.sums(scores) / np.maximum(count, 1)
    return base / (1 + count + mean)


def _energy(around: Around, scores: Scores) -> Scores:
    return around.supports.sums(scores) - around.attacks.sums(scores)


def _euler(base: Scores, around: Around, scores: Scores) -> Scores:
    energy = np.minimum(_energy(around, scores), 700.0)  # beyond, e to it is no number
    return 1 - (1 - base**2) / (1 + base * np.exp(energy))


def _quadratic_energy(base: Scores, around: Around, scores: Scores) -> Scores:
    energy = _energy(around, scores)
    squared = energy**2
    return base + np.where(energy > 0, 1 - base, -base) * squared / (1 + squared)


def _df_quad(base: Scores, around: Around, scores: Scores) -> Scores:
    left = 1 - scores
    against = 1 - around.attacks.gather(left, np.multiply, 1.0)
    towards = 1 - around.supports.gather(left, np.multiply, 1.0)
    return base + np.where(towards > against, 1 - base, base) * (towards - against)


_SEMANTICS: dict[Gradual, Callable[[Scores, Around, Scores], Scores]] = {
    "h_categorizer": _h_categorizer,
    "max": _max,
    "card": _card,
    "euler": _euler,
    "quadratic_energy": _quadratic_energy,
    "df_quad": _df_quad,
}


def strengths(
    graph: Weighted, semantics: Gradual, combine: Combine = "min", limit: Limit = NO_LIMIT
) -> tuple[Scores, Convergence]:
    return Relaxation(graph, semantics, combine).run(limit)


class Relaxation:
    """Strengths on their way to where no node would change any more."""

    def __init__(self, graph: Weighted, semantics: Gradual, combine: Combine) -> None:
        self._graph = graph
        self._semantics = _SEMANTICS[semantics]
        self._combine: np.ufunc = np.minimum if combine == "min" else np.multiply
        self._scores = graph.base.copy()
        self._size = graph.base.size

    def run(self, limit: Limit) -> tuple[Scores, Convergence]:
        before, circular, after = self._order()
        for level in before:
            self._scores[level] = self.wanted(self.around(level))
        convergence = self._settle(circular, limit)
        for level in after:
            self._scores[level] = self.wanted(self.around(level))
        return self._scores, convergence

    def _order(self) -> tuple[list[Numbers], Numbers, list[Numbers]]:
        """The levels before all circles, what is on circles or between them, those behind."""
        edges = (self._graph.attacks, self._graph.supports, self._graph.parts)
        sources = np.concatenate([each.sources for each in edges])
        targets = np.concatenate([each.targets for each in edges])
        is_left = np.ones(self._size, dtype=bool)
        before = _peel(sources, targets, is_left)
        after = _peel(targets, sources, is_left)
        return before, np.flatnonzero(is_left).astype(np.int32), after[::-1]

    def around(self, nodes: Numbers) -> Around:
        place = np.full(self._size, -1, dtype=np.int32)
        place[nodes] = np.arange(nodes.size, dtype=np.int32)
        graph = self._graph
        edges = (graph.attacks, graph.supports, graph.parts)
        return Around(nodes, *(_Segments(each, place, nodes.size) for each in edges))

    def wanted(self, around: Around) -> Scores:
        """What these nodes would have to be, by what their neighbours are."""
        graph, scores = self._graph, self._scores
        base = graph.base[around.nodes]
        base = base * around.parts.gather(scores, self._combine, 1.0)
        found = self._semantics(base, around, scores)
        return np.where(graph.is_fixed[around.nodes], base, found)

    def _settle(self, nodes: Numbers, limit: Limit) -> Convergence:
        if not nodes.size:
            return Convergence(converged=True, iterations=0, residual=0.0, damping=1.0)
        around = self.around(nodes)
        damping, best, patience, residual = 1.0, np.inf, PATIENCE, np.inf
        iterations = 0
        while iterations < ITERATIONS_MAX:
            change = self.wanted(around) - self._scores[nodes]
            residual = float(np.abs(change).max())
            if residual <= PRECISION:
                break
            patience -= 1
            if residual < best / 2:
                best, patience = residual, PATIENCE
            elif patience < 0 and damping > DAMPING_MIN:
                damping, best, patience = damping / 2, residual, PATIENCE
            self._scores[nodes] += damping * change
            iterations += 1
            try:
                limit.check()
            except DeadlineError:
                break
        is_settled = residual <= PRECISION
        return Convergence(
            converged=is_settled, iterations=iterations, residual=residual, damping=damping
        )


def _peel(sources: Numbers, targets: Numbers, is_left: NDArray[np.bool_]) -> list[Numbers]:
    """Takes away, level by level, those of what is left that no edge leads to any more."""
    inside = is_left[sources] & is_left[targets]
    sources, targets = sources[inside], targets[inside]
    order = np.argsort(sources, kind="stable")
    leads_to = targets[order]
    starts = np.zeros(is_left.size + 1, dtype=np.int64)
    np.cumsum(np.bincount(sources, minlength=is_left.size), out=starts[1:])
    open_ = np.bincount(targets, minlength=is_left.size)
    level = np.flatnonzero(is_left & (open_ == 0)).astype(np.int32)
    levels = []
    while level.size:
        levels.append(level)
        is_left[level] = False
        counts = starts[level + 1] - starts[level]
        ends = np.cumsum(counts)
        places = np.arange(ends[-1]) + np.repeat(starts[level] - ends + counts, counts)
        reached, times = np.unique(leads_to[places], return_counts=True)
        open_[reached] -= times
        level = reached[(open_[reached] == 0) & is_left[reached]].astype(np.int32)
    return levels

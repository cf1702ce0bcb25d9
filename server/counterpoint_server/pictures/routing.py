"""The way of each line: through which gaps between columns, and at which heights across them."""

from collections.abc import Iterable
from typing import NamedTuple

from counterpoint_server.pictures.corridors import Corridors
from counterpoint_server.pictures.lanes import Net
from counterpoint_server.pictures.ports import ports
from counterpoint_server.pictures.scene import Scene, Step
from counterpoint_server.pictures.tree import Tree


class Hop(NamedTuple):
    """Part of a line that lies in one gap: up or down the upright line of a net."""

    gap: int
    """The gap right of the column of this number."""
    net: int
    enters: float
    leaves: float


class Way(NamedTuple):
    """A line from a card or chip on to the next."""

    step: int
    source: int
    target: int
    hops: tuple[Hop, ...]
    from_right: bool = False
    """Whether it leaves its source on the right, since that lies no further right than its end."""


class Span(NamedTuple):
    """The upper and lower end of a card or chip."""

    upper: float
    lower: float

    @property
    def middle(self) -> float:
        return (self.upper + self.lower) / 2


class Routes:
    """All lines but those between a chip and the chip below it, and those of brackets."""

    def __init__(self, scene: Scene, tree: Tree, spans: dict[int, Span]) -> None:
        self.scene, self.tree, self.spans = scene, tree, spans
        self.ways: list[Way] = []
        self.nets: dict[int, list[Net]] = {}
        """By gap."""
        self._corridors = self._free_ways()
        self._enters: dict[tuple[int, int], float] = {}
        """By step and target: the height at which its line meets the card."""
        self._leaves: dict[tuple[int, int], float] = {}
        """By source and step."""
        self._backward: dict[int, list[int]] = {}
        """By source, the steps that don't stand left of it."""
        self._route()

    def _free_ways(self) -> list[Corridors]:
        columns: list[list[Span]] = []
        for node, column in self.tree.column.items():
            while column >= len(columns):
                columns.append([])
            columns[column].append(self.spans[node])
        return [Corridors(sorted(each)) for each in columns]

    def _route(self) -> None:
        brackets = {*self.tree.brackets}
        steps = [step for step in self.scene.steps.values() if step.id not in brackets]
        self._find_ports(steps)
        for step in steps:
            self._to_target(step)
            self._from_sources(step)

    def _find_ports(self, steps: Iterable[Step]) -> None:
        column = self.tree.column
        coming: dict[int, list[int]] = {}
        going: dict[int, list[int]] = {}
        for step in steps:
            if step.target in self.scene.cards:
                coming.setdefault(step.target, []).append(step.id)
            for source in dict.fromkeys(step.sources):
                side = going if column[source] > column[step.id] else self._backward
                side.setdefault(source, []).append(step.id)
        for card in self.scene.cards:
            self._ports_of(card, coming.get(card, []), going.get(card, []))

    def _ports_of(self, card: int, coming: list[int], going: list[int]) -> None:
        spans = self.spans
        span, back = spans[card], self._backward.get(card, [])
        ends = [(spans[step].middle, False, step) for step in coming]
        ends += [(spans[step].middle, True, step) for step in back]
        ends.sort()
        level = ports(*span, [end[0] for end in ends])
        for y, (_, is_back, end) in zip(level, ends, strict=True):
            if is_back:
                self._leaves[card, end] = y
            else:
                self._enters[end, card] = y
        out = sorted(going, key=lambda step: (spans[step].middle, step))
        wanted = [span.middle] if len(out) == 1 else [spans[step].middle for step in out]
        for step, y in zip(out, ports(*span, wanted), strict=True):
            self._leaves[card, step] = y

    def _net(self, gap: int, lefts: Iterable[float], rights: Iterable[float]) -> int:
        nets = self.nets.setdefault(gap, [])
        nets.append(Net(tuple(lefts), tuple(rights)))
        return len(nets) - 1

    def _to_target(self, step: Step) -> None:
        if step.target not in self.scene.cards:
            return
        gap = self.tree.column[step.target]
        here, there = self.spans[step.id].middle, self._enters[step.id, step.target]
        if abs(here - there) <= 1.5:
            there = here
        hop = Hop(gap, self._net(gap, [there], [here]), here, there)
        self.ways.append(Way(step.id, step.id, step.target, (hop,)))

    def _from_sources(self, step: Step) -> None:
        """Those that stand in the next column share an upright line."""
        column, here = self.tree.column, self.spans[step.id].middle
        gap = column[step.id]
        near = [each for each in dict.fromkeys(step.sources) if column[each] == gap + 1]
        leaves = [self._leave(source, step) for source in near]
        if len(leaves) == 1 and abs(leaves[0] - here) <= 1.5:
            leaves = [here]
        if near:
            net = self._net(gap, [here], leaves)
            for source, y in zip(near, leaves, strict=True):
                self.ways.append(Way(step.id, source, step.id, (Hop(gap, net, y, here),)))
        for source in dict.fromkeys(step.sources):
            if column[source] != gap + 1:
                self._from_afar(source, step)

    def _leave(self, source: int, step: Step) -> float:
        return self._leaves.get((source, step.id), self.spans[source].middle)

    def _from_afar(self, source: int, step: Step) -> None:
        """Through corridors; what does not stand right of the chip leaves on its own right side."""
        column, goal = self.tree.column, self.spans[step.id].middle
        first, last = column[source], column[step.id]
        is_back = first <= last
        here = self._leave(source, step)
        hops: list[Hop] = []
        columns = range(first + 1, last + 1) if is_back else range(first - 1, last, -1)
        for each in columns:
            across = self._corridors[each].through(here, goal)
            gap = each - 1 if is_back else each
            ends = ([here], [across]) if is_back else ([across], [here])
            hops.append(Hop(gap, self._net(gap, *ends), here, across))
            here = across
        ends = ([goal, here], []) if is_back else ([goal], [here])
        hops.append(Hop(last, self._net(last, *ends), here, goal))
        self.ways.append(Way(step.id, source, step.id, tuple(hops), is_back))

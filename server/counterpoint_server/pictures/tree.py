"""Which column each card and chip stands in, and under what it hangs.

Everything stands right of what it bears on, as far right as its longest way there asks for, so
that lines lead to the left; only circles make exceptions.
"""

from collections.abc import Iterator
from typing import NamedTuple

from counterpoint_server.pictures.scene import Scene


class Tree(NamedTuple):
    """Cards stand in columns 0, 2, 4, …, chips in 1, 3, 5, …"""

    roots: list[int]
    column: dict[int, int]
    parent: dict[int, int]
    right: dict[int, list[int]]
    """By node, what hangs on it in the next column, from above."""
    below: dict[int, list[int]]
    """By chip, the chips that bear on it: they stand below it in its column."""
    brackets: list[int]
    """Steps from root to root: they stand left of both."""

    @property
    def order(self) -> list[int]:
        """All nodes as an outline would have them; each after what it hangs on."""
        found: list[int] = []
        stack = self.roots[::-1]
        while stack:
            node = stack.pop()
            found.append(node)
            stack += self.below.get(node, ())[::-1]
            stack += self.right.get(node, ())[::-1]
        return found


class _Graph:
    """What bears on what, in the document's order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.steps_on: dict[int, list[int]] = {}
        self.is_source: set[int] = set()
        for step in scene.steps.values():
            self.steps_on.setdefault(step.target, []).append(step.id)
            self.is_source.update(step.sources)

    def children(self, node: int) -> list[int]:
        step = self.scene.steps.get(node)
        sources = list(dict.fromkeys(step.sources)) if step else []
        return sources + self.steps_on.get(node, [])

    def weight(self, child: int, node: int) -> int:
        """0: in the same column."""
        return 0 if child in self.scene.steps and node in self.scene.steps else 1


def plant(scene: Scene) -> Tree:
    graph = _Graph(scene)
    first = list(dict.fromkeys(id for id in scene.roots if id in scene.cards))
    bearing_on_nothing = scene.cards.keys() - graph.is_source - {*first}
    first += [id for id in scene.cards if id in bearing_on_nothing]
    brackets = _brackets(scene, {*first})
    walk = _Walk(graph, first, brackets)
    column, parent = _columns(graph, walk)
    right: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for node in walk.entered:
        for child in graph.children(node):
            if parent.get(child) == node:
                hangs = right if graph.weight(child, node) else below
                hangs.setdefault(node, []).append(child)
    return Tree(walk.roots, column, parent, right, below, brackets)


def _brackets(scene: Scene, roots: set[int]) -> list[int]:
    """Steps between roots, unless something bears on the step itself."""
    targets = {step.target for step in scene.steps.values()}
    return [
        step.id
        for step in scene.steps.values()
        if step.id not in targets
        and step.target in roots
        and set(step.sources) <= roots - {step.target}
    ]


class _Walk:
    """Through all of it, depth first."""

    def __init__(self, graph: _Graph, first: list[int], brackets: list[int]) -> None:
        self.roots: list[int] = []
        self.backward: set[tuple[int, int]] = set()
        """Links that lead back into a way, to a root, or to a bracket: nothing hangs on them."""
        self.entered: dict[int, int] = {}
        """When."""
        self.left: list[int] = []
        """Last, what others hang on."""
        self._fixed = {*first, *brackets}
        self._on_way: set[int] = set()
        self._rooted: set[int] = set()
        # Where no root leads to, circles are: one of each begins, a card if there is one.
        for start in (*first, *graph.scene.cards, *graph.scene.steps):
            if start not in self.entered and start not in brackets:
                self.roots.append(start)
                self._rooted.add(start)
                self._go(graph, start)

    def _go(self, graph: _Graph, start: int) -> None:
        way = [(start, self._enter(graph, start))]
        while way:
            node, children = way[-1]
            child = next(children, None)
            if child is None:
                self._on_way.discard(node)
                self.left.append(node)
                way.pop()
            elif child in self._fixed or child in self._on_way or child in self._rooted:
                self.backward.add((node, child))
            elif child not in self.entered:
                way.append((child, self._enter(graph, child)))

    def _enter(self, graph: _Graph, node: int) -> Iterator[int]:
        self.entered[node] = len(self.entered)
        self._on_way.add(node)
        return iter(graph.children(node))


def _columns(graph: _Graph, walk: _Walk) -> tuple[dict[int, int], dict[int, int]]:
    """The longest way decides; of equally long ones, that by what comes first."""
    column = {root: 1 if root in graph.scene.steps else 0 for root in walk.roots}
    parent: dict[int, int] = {}
    for node in reversed(walk.left):
        for child in graph.children(node):
            if (node, child) in walk.backward:
                continue
            at, before = column[node] + graph.weight(child, node), column.get(child, -1)
            is_first = at == before and walk.entered[node] < walk.entered[parent[child]]
            if at > before or is_first:
                column[child], parent[child] = at, node
    return column, parent

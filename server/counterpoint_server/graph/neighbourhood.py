"""What lies around an element: near ones first, each with what it has no meaning without."""

from collections.abc import Callable, Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.graph.links import STRUCTURAL, TYPE_NAMES
from counterpoint_server.graph.packed import Adjacency, Check, PackedGraph, no_deadline
from counterpoint_server.graph.walking import FAR, distances
from counterpoint_server.model.graph import Around, Direction, Near

LIMIT = 1_000
LIMIT_MAX = 10_000

HUBS = ("participant", "source", "group", "scheme")
"""Reached, but not passed, or whoever says two things would make all things neighbours."""


def neighbourhood(
    graph: PackedGraph,
    centre: int,
    *,
    depth: int | None = 1,
    direction: Direction = "both",
    types: Collection[str] | None = None,
    limit: int = LIMIT,
    check: Check = no_deadline,
) -> Around:
    """The elements within `depth` links (None: all) of the centre, by what bears on what.

    `in`: what bears on it, such as premises and attackers (with depth None, its ancestors); `out`:
    what it bears on. A participant, source, group or scheme is passed only as the centre.
    `types`: which are wanted; the walk passes the others too. The answer holds all that its
    elements refer to structurally, unless that of the centre alone is more than the limit.
    """
    start = graph.node(centre)
    is_wanted = of_types(TYPE_NAMES if types is None else types)
    seen = 1

    def enough(level: list[int]) -> bool:
        nonlocal seen
        seen += int(is_wanted[graph.types[level]].sum()) if level else 0
        return seen > limit

    sides, hubs = sides_of(graph, direction), of_types(HUBS)[graph.types]
    found = distances(sides, start, depth=depth, closed=hubs, enough=enough, check=check)
    reached = np.flatnonzero((found != FAR) & is_wanted[graph.types])
    reached = reached[np.argsort(found[reached], kind="stable")]
    nodes = [start, *(node for node in reached[: limit + 1].tolist() if node != start)]
    admitted, truncated = admit(graph, nodes, limit)
    elements = [_near(graph, node, int(found[node])) for node in sorted(admitted)]
    elements.sort(key=lambda near: (near.distance is None, near.distance))
    return Around(centre=centre, elements=elements, truncated=truncated)


def sides_of(graph: PackedGraph, direction: Direction) -> list[Adjacency]:
    onward = [graph.onward] if direction != "in" else []
    return onward if direction == "out" else [graph.back, *onward]


def of_types(names: Collection[str]) -> NDArray[np.bool_]:
    """By the code of a type, whether it is among these."""
    return np.array([name in names for name in TYPE_NAMES])


def _near(graph: PackedGraph, node: int, distance: int) -> Near:
    return Near(
        id=int(graph.ids[node]),
        type=graph.type_name(node),
        distance=None if distance == FAR else distance,
    )


def admit(graph: PackedGraph, nodes: list[int], limit: int) -> tuple[set[int], bool]:
    """As many of the nodes, in order, as fit with all they need; whether one did not."""
    needed_by = needs(graph)
    admitted: set[int] = set()
    for node in nodes:
        needed: list[int] = []
        for each in needed_by(node, admitted):
            needed.append(each)
            if len(admitted) + len(needed) > limit:
                return admitted or {*needed[:limit]}, True
        admitted.update(needed)
    return admitted, False


def needs(graph: PackedGraph) -> Callable[[int, Collection[int]], Iterator[int]]:
    """Of a node: it and all that it has no meaning without, the nearest first, `besides` these."""
    at, far = graph.links.at.data, graph.links.far.data
    role = graph.links.role.data

    def needed_by(node: int, besides: Collection[int]) -> Iterator[int]:
        if node in besides:
            return
        yield node
        known, queue = {node}, [node]
        for each in queue:  # grows as it is read
            for place in range(at[each], at[each + 1]):
                end = far[place]
                if role[place] in STRUCTURAL and end not in known and end not in besides:
                    known.add(end)
                    queue.append(end)
                    yield end

    return needed_by

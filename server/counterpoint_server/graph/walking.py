"""Breadth-first walks: level by level, small levels node by node, large ones as arrays."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from counterpoint_server.graph.packed import Adjacency, Check, Ints, no_deadline

FAR = -1
"""The distance of what is not reached."""

SMALL = 256
"""Below this, calls of numpy cost more than a loop."""

LEVELS_A_CHECK = 1_024

Nodes = NDArray[np.bool_]
"""By node, whether it belongs to a set."""

Enough = Callable[[list[int]], bool]
"""Told the nodes of each level; answers whether the walk has gone far enough."""


def distances(
    sides: Sequence[Adjacency],
    start: int,
    *,
    depth: int | None = None,
    closed: Nodes | None = None,
    roles: NDArray[np.bool_] | None = None,
    enough: Enough = lambda _level: False,
    check: Check = no_deadline,
) -> Ints:
    """By node, the number of links from the start; FAR for what is not reached.

    `closed`: nodes that are reached but not passed. `roles`: by role, whether its links count.
    """
    found = np.full(len(sides[0].at) - 1, FAR, np.int32)
    found[start] = 0
    by_nodes, level, distance = _by_nodes(sides, found, roles), [start], 0
    shut = None if closed is None else closed.data
    while level and distance != depth:
        distance += 1
        if len(level) > SMALL or distance % LEVELS_A_CHECK == 0:
            check()
        if len(level) > SMALL:
            level = _by_arrays(sides, found, roles, level, distance)
        else:
            level = by_nodes(level, distance)
        if enough(level):
            break
        if shut is not None:
            level = [node for node in level if not shut[node]]
    return found


def _by_nodes(
    sides: Sequence[Adjacency], found: Ints, roles: NDArray[np.bool_] | None
) -> Callable[[list[int], int], list[int]]:
    # The items of `data` are Python's numbers at once; numpy makes objects of its own first.
    known = found.data
    views = [(side.at.data, side.far.data, side.role.data) for side in sides]
    counts = None if roles is None else roles.data

    def step(level: list[int], distance: int) -> list[int]:
        next: list[int] = []
        for at, far, role in views:
            for node in level:
                for place in range(at[node], at[node + 1]):
                    neighbour = far[place]
                    if known[neighbour] == FAR and (counts is None or counts[role[place]]):
                        known[neighbour] = distance
                        next.append(neighbour)
        return next

    return step


def _by_arrays(
    sides: Sequence[Adjacency],
    found: Ints,
    roles: NDArray[np.bool_] | None,
    level: list[int],
    distance: int,
) -> list[int]:
    nodes, reached = np.array(level, np.int32), []
    for side in sides:
        places = places_of(side, nodes)
        if roles is not None:
            places = places[roles[side.role[places]]]
        neighbours = side.far[places]
        reached.append(neighbours[found[neighbours] == FAR])
    new = np.unique(np.concatenate(reached))
    found[new] = distance
    next: list[int] = new.tolist()
    return next


def places_of(side: Adjacency, nodes: Ints) -> Ints:
    """Where in the adjacency the neighbours of these nodes stand."""
    first = side.at[nodes]
    count = side.at[nodes + 1] - first
    before = np.cumsum(count) - count
    places: Ints = np.repeat(first - before, count) + np.arange(count.sum())
    return places
